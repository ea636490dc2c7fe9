/** What is covered and how it was checked, as Markdown: from schemas, and from what decoding the fixtures gave. */
import type { Message } from '../codec/message.ts';
import type { MessageRecord } from '../codec/record.ts';
import type { Attribute } from '../schema/attribute-set.ts';
import { type Family, hasOwner, type Operation, type Protocol } from '../schema/family.ts';
import { reach } from '../schema/walk.ts';
import type { Node } from '../types/node.ts';
import { markdownTable } from './markdown.ts';
import { modesOf } from './message-pages.ts';

/** A message of a fixture. */
export interface Sample {
  /** the fixture's file without its ending: `route/link-add` */
  file: string;
  message: Message;
  record: MessageRecord;
}

interface Facts {
  protocols: readonly Protocol[];
  families: readonly Family[];
  samples: readonly Sample[];
  /** the source text of the tests that speak with a kernel */
  liveTests: string;
  /** that of those which do so in the virtual machine */
  machineTests: string;
  /** what of the schemas is held against the kernel's headers */
  headers: { constants: number; structs: number };
}

/** The attributes that a node holds, to the last. */
function attributesIn(node: Node | undefined, found: Set<Attribute>): void {
  for (const entry of node?.children ?? []) {
    if (entry.attribute) found.add(entry.attribute);
    attributesIn(entry.node, found);
  }
}

/** A message and, of an error, the request in it. */
const withRequest = (message: Message): Message[] =>
  message.request ? [message, ...withRequest(message.request)] : [message];

class Seen {
  readonly #files = new Map<Operation, Set<string>>();
  readonly attributes = new Set<Attribute>();

  constructor(samples: readonly Sample[]) {
    for (const { file, message } of samples)
      for (const one of withRequest(message)) {
        if (one.operation) {
          const files = this.#files.get(one.operation) ?? new Set();
          this.#files.set(one.operation, files.add(file));
        }
        for (const node of [one.fixed, one.body, one.attributes]) attributesIn(node, this.attributes);
      }
  }

  files(operation: Operation): number {
    return this.#files.get(operation)?.size ?? 0;
  }
}

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const named = (text: string, word: string): boolean => new RegExp(`(?<![\\w-])${escaped(word)}(?![\\w-])`).test(text);

/** How an operation was checked, best first. */
function checks(family: Family, operation: Operation, seen: Seen, liveTests: string): string[] {
  const live =
    named(liveTests, `${family.name} ${operation.name}`) ||
    (operation.constant !== undefined && named(liveTests, operation.constant));
  const files = seen.files(operation);
  const how = [live && 'live', files > 0 && `${files} fixture${files === 1 ? '' : 's'}`].filter(one => one !== false);
  return how.length > 0 ? how : ['schema only'];
}

/** Whether tests speak over a protocol: its name, or that of a family, begins a word of a command. */
const speaks = (tests: string, { name, aliases = [] }: Protocol, known: readonly Family[]): boolean =>
  [name, ...aliases, ...known.map(one => one.name)].some(word =>
    new RegExp(`['"\`]${escaped(word)}['"\`: ]`).test(tests),
  );

/** Why no kernel of today can be asked, as the kernel's own history says. */
const gone = ({ left, provider }: Protocol): string | undefined =>
  left ? `no: left Linux in ${left}` : provider ? undefined : 'no: never in Linux';

function listened(protocol: Protocol): string {
  const reason = gone(protocol);
  if (reason) return reason;
  if (protocol.generic) return 'groups of its families';
  if (protocol.groups.length > 0) return `${protocol.groups.length} group${protocol.groups.length === 1 ? '' : 's'}`;
  return protocol.control || protocol.families.length > 0
    ? 'answers only: it has no groups'
    : '32 groups without names';
}

function decodedAs(protocol: Protocol, known: readonly Family[]): string {
  if (known.length > 0) return `${known.length} famil${known.length === 1 ? 'y' : 'ies'}`;
  if (protocol.opaque) return 'strings, or the header of udev and strings';
  return gone(protocol) ? 'bytes: no kernel of today speaks it' : 'bytes: they mean what the processes say';
}

function sentAs(protocol: Protocol, known: readonly Family[]): string {
  const reason = gone(protocol);
  const schema = known.some(one => one.operations.some(({ request }) => request !== undefined));
  if (reason) return schema ? 'encoded only' : reason;
  if (schema) return 'by schema';
  return known.length > 0 ? 'bytes: the kernel reads no requests' : protocol.opaque ? 'records, bytes' : 'bytes';
}

function tested(protocol: Protocol, known: readonly Family[], facts: Facts): string {
  const messages = facts.samples.filter(one => one.message.protocol === protocol).length;
  const reason = gone(protocol);
  const how = [
    !reason && speaks(facts.liveTests, protocol, known) && 'live',
    !reason && speaks(facts.machineTests, protocol, known) && 'in the virtual machine',
    messages > 0 && `${messages} fixture message${messages === 1 ? '' : 's'}`,
  ].filter(one => one !== false);
  return how.length > 0 ? how.join(', ') : 'the answer that it is absent';
}

function protocolRows(facts: Facts): (string | number)[][] {
  const { protocols, families } = facts;
  return protocols.filter(hasOwner).map(protocol => {
    const known = families.filter(one => one.protocol === protocol.name);
    return [
      protocol.number,
      protocol.constant,
      listened(protocol),
      decodedAs(protocol, known),
      sentAs(protocol, known),
      tested(protocol, known, facts),
    ];
  });
}

function familyRows({ families }: Facts, seen: Seen, liveTests: string): (string | number)[][] {
  return families.map(family => {
    const { sets, structs, enums } = reach(family);
    const attributes = sets.flatMap(set => set.attributes);
    const how = family.operations.map(operation => checks(family, operation, seen, liveTests));
    return [
      family.name,
      family.operations.length,
      how.filter(one => one.includes('live')).length,
      how.filter(one => one.some(word => word.includes('fixture'))).length,
      how.filter(one => one.includes('schema only')).length,
      attributes.length,
      attributes.filter(attribute => seen.attributes.has(attribute)).length,
      structs.length,
      enums.length,
    ];
  });
}

function operationTable(family: Family, seen: Seen, liveTests: string): string {
  return markdownTable(
    ['operation', 'number', 'can', 'checked'],
    family.operations.map(one => [
      one.constant ? `${one.name} (${one.constant})` : one.name,
      `${one.request ?? one.reply ?? ''}`,
      modesOf(one),
      checks(family, one, seen, liveTests).join(', '),
    ]),
  );
}

function setTable(family: Family, seen: Seen): string {
  return markdownTable(
    ['set', 'attributes', 'in fixtures'],
    reach(family).sets.map(({ name, attributes }) => [
      name,
      attributes.length,
      attributes.filter(attribute => seen.attributes.has(attribute)).length,
    ]),
  );
}

const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(whole, 1)).toFixed(1)} %`;

function fixtureRows({ samples }: Facts): (string | number)[][] {
  const count = (test: (sample: Sample) => boolean): number => samples.filter(test).length;
  const notes = ({ record }: Sample) => Object.values(record.wire ?? {});
  const rows: [string, number][] = [
    ['messages', samples.length],
    ['with a note on their wire form', count(one => notes(one).length > 0)],
    [
      'that only a copy of all bytes can give back (`wire.hex`)',
      count(one => notes(one).some(({ hex }) => hex !== undefined)),
    ],
    ['with attributes that no schema knows', count(({ record }) => record.unknown !== undefined)],
    ['with problems', count(({ record }) => record.problems !== undefined)],
  ];
  return rows.map(([what, value]) => [what, value, percent(value, samples.length)]);
}

/** docs/coverage.md */
export function coverageMarkdown(facts: Facts): string {
  const { families, headers } = facts;
  const liveTests = `${facts.liveTests}\n${facts.machineTests}`;
  const seen = new Seen(facts.samples);
  return `${[
    '# Coverage',
    '',
    'Made by `npm run generate` from the schemas, the fixtures and the tests. *live*: a test that speaks with the running',
    'kernel names the operation. *fixture*: bytes of a kernel in `test/fixtures` decode to it, and the record gives the same',
    'bytes back. *schema only*: numbers and types are checked, no message was seen.',
    '',
    `\`scripts/check-constants.ts\` holds ${headers.constants} constants and ${headers.structs} structs of the schemas against the kernel's`,
    'headers, `scripts/check-specs.ts` the families against their YNL specs.',
    '',
    '## Protocols',
    '',
    "Every protocol that a kernel has can be listened to and sent to; where one has none, the reason is the kernel's. *Live*:",
    'tests speak over it with the running kernel; *in the virtual machine*: with one that has every module. Numbers 23 to 31,',
    "which no header names, are bytes, or what a spec says; the project's own kernel module speaks over one of them.",
    '',
    markdownTable(['#', 'protocol', 'listen', 'decode', 'send', 'tested'], protocolRows(facts)),
    '',
    '## Families',
    '',
    markdownTable(
      ['family', 'operations', 'live', 'in fixtures', 'schema only', 'attributes', 'in fixtures', 'structs', 'enums'],
      familyRows(facts, seen, liveTests),
    ),
    '',
    '## Fixtures',
    '',
    markdownTable(['messages', 'number', 'share'], fixtureRows(facts)),
    '',
    ...families.flatMap(family => [
      `## ${family.name}`,
      '',
      operationTable(family, seen, liveTests),
      '',
      ...(reach(family).sets.length > 0 ? [setTable(family, seen), ''] : []),
    ]),
  ]
    .join('\n')
    .trimEnd()}\n`;
}
