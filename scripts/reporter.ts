import { relative } from 'node:path';
import type { TestEvent } from 'node:test/reporters';
import { inspect } from 'node:util';

interface Skipped {
  name: string;
  reason: string;
}

/** Prints a line for each failure with its cause, then every skipped test under its reason, then node's closing counts. */
export default async function* reporter(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const skipped: Skipped[] = [];
  const counts: string[] = [];
  const path: string[] = [];
  for await (const event of events) {
    if (event.type === 'test:start') {
      path.length = event.data.nesting;
      path.push(event.data.name);
    } else if (event.type === 'test:pass' || event.type === 'test:fail') {
      const { nesting, name, file = name, skip, todo } = event.data;
      const where = relative(process.cwd(), file);
      const title = name === file ? where : `${where}: ${[...path.slice(0, nesting), name].join(' > ')}`;
      if (skip !== undefined) skipped.push({ name: title, reason: skip === true ? 'no reason given' : String(skip) });
      else if (event.type === 'test:fail' && todo === undefined)
        yield `not ok ${title}\n${cause(event.data.details.error)}\n`;
    } else if (event.type === 'test:stderr') {
      yield event.data.message;
    } else if (event.type === 'test:diagnostic' && event.data.file === undefined) {
      counts.push(`ℹ ${event.data.message}\n`);
    }
  }
  yield* reasons(skipped);
  yield* counts;
}

function cause(error: Error & { cause?: unknown; failureType?: string }): string {
  if (error.failureType === 'subtestsFailed') return '';
  if (error.failureType === 'testAborted') return '    not done when the time for all tests was over';
  return inspect(error.cause ?? error).replace(/^/gm, '    ');
}

function* reasons(skipped: readonly Skipped[]): Generator<string> {
  for (const reason of new Set(skipped.map(test => test.reason))) {
    yield `skipped, ${reason}:\n`;
    for (const test of skipped) if (test.reason === reason) yield `    ${test.name}\n`;
  }
}
