/** The README's part on commands. */
import type { CommandDoc } from './man-command.ts';
import { markdownTable } from './markdown.ts';

export const usageMarks = { start: '<!-- usage: generated -->', end: '<!-- usage: end -->' } as const;

/** Of each command; its manual page has all. */
const mostExamples = 3;

/** A table of commands, then the examples of each. */
function usageMarkdown(commands: readonly CommandDoc[]): string {
  const table = markdownTable(
    ['command', 'does'],
    commands.map(one => [`\`${one.name}\``, one.summary]),
  );
  const examples = commands.flatMap(({ name, examples: all }) => [
    `### ${name}`,
    '',
    '```sh',
    ...all.slice(0, mostExamples).flatMap(({ doc, command }) => [`# ${doc}`, command]),
    '```',
    '',
  ]);
  return [table, '', ...examples].join('\n').trimEnd();
}

/** The README with its generated part made anew; as it is where it has no such part. */
export function withUsage(readme: string, commands: readonly CommandDoc[]): string {
  const start = readme.indexOf(usageMarks.start);
  const end = readme.indexOf(usageMarks.end);
  if (start < 0 || end < start) return readme;
  return `${readme.slice(0, start)}${usageMarks.start}\n\n${usageMarkdown(commands)}\n\n${readme.slice(end)}`;
}
