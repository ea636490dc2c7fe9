/** nltool(1): what leads to the other pages. */
import { type CommandDoc, type Release, seeAlso } from './man-command.ts';
import { bold, heading, manPage, paragraph, prose, term, verbatim } from './roff.ts';

const environment: [name: string, text: string][] = [
  ['NLTOOL_SPEC_PATH', 'YNL specs, files and directories separated by colons, for families that are not built in.'],
  ['NO_COLOR', 'Not empty: no colour.'],
  ['FORCE_COLOR', 'Colour also where the output is no terminal; 0 or false: none.'],
  ['TERM', '`dumb`: no colour.'],
];

/** The page over all commands; `pages` are those of section 7. */
export function mainPage(
  commands: readonly CommandDoc[],
  pages: readonly string[],
  { version, date }: Release,
): string {
  return manPage({ name: 'nltool', section: 1, summary: 'look at Linux netlink, and speak it', date, version }, [
    heading('synopsis'),
    `${bold('nltool')}\n${prose('COMMAND [words] [options]')}`,
    heading('description'),
    paragraph(
      'nltool shows everything that travels between the Linux kernel and processes over netlink sockets, asks the kernel, sends it messages, and explains them. It knows every protocol by name and number, decodes messages to the last value by the schemas that are built in, by YNL specs and by the policies of the running kernel, keeps what none of them knows, and gives the very bytes back from what it printed.',
    ),
    paragraph(
      'Records go to standard output, talk to standard error. With `--json` a record is one line of JSON, described in nltool-json(7).',
    ),
    heading('commands'),
    ...commands.map(one => term(bold(one.name), `${one.summary}.`)),
    heading('environment'),
    ...environment.map(([name, text]) => term(bold(name), text)),
    heading('examples'),
    ...commands.flatMap(({ examples: [first] }) =>
      first ? [paragraph(`${first.doc}:`), verbatim(first.command)] : [],
    ),
    heading('exit status'),
    term(bold('0'), 'Done.'),
    term(bold('1'), 'The kernel or the socket refused, or messages were lost.'),
    term(bold('2'), 'Usage, a spec or input is wrong; nothing was sent.'),
    ...seeAlso([...commands.map(one => `nltool-${one.name}(1)`), ...pages, 'netlink(7)', 'rtnetlink(7)']),
  ]);
}
