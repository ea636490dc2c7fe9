/** nltool-json(7): the JSON contract for its readers. The keys come from the contract's JSON Schema, the rest is prose. */
import { type Release, seeAlso } from './man-command.ts';
import { recordDefinitions, recordProperties } from './record-schema.ts';
import { blockRoff, bold, heading, manPage, paragraph, subheading, term, verbatim } from './roff.ts';

const kinds: [kind: string, text: string][] = [
  ['message', 'A message of the protocol: a request, an answer, a notification.'],
  ['error', 'NLMSG_ERROR with an errno: what was refused, why, and where in the request.'],
  ['ack', 'NLMSG_ERROR without one: the request was done. It may carry a warning in `extended_ack`.'],
  ['done', 'NLMSG_DONE: the end of a dump; with `error` where the dump failed.'],
  ['overrun', 'Messages were lost: `lost` and `total` count them, `error` says why.'],
  ['raw', 'Bytes that are no message: too short for a header, or left behind the last one. They stand in `hex`.'],
];

const values: [what: string, text: string][] = [
  ['keys', 'The names of the schema with `_` for `-`; `describe` shows the names.'],
  [
    'integers',
    'All their digits, 64-bit ones too; with --json-strings-64 those beyond 2^53 are strings. On input both are read, and `0x` in strings.',
  ],
  ['enums', 'The name of the value, or the number where it has none.'],
  ['flags', 'Always an array of names; bits without a name are one integer at its end.'],
  ['bytes', 'Lower-case hex, or the text of an address where that text gives the same bytes.'],
  ['strings', 'Exact. One that is not UTF-8, or has bytes behind its NUL, is `{"hex": "…"}`.'],
  ['flag attributes', '`true`; what is absent is absent, never null.'],
  [
    'repeated attributes',
    'An array, also of one. A repeat that the schema does not know of is an array too, with a problem.',
  ],
  ['indexed arrays', 'An array; an element has its `index` where that does not merely count from 1.'],
  ['bit fields', '`{"value": […], "selector": […]}` for a bitfield32.'],
  ['anything', '`{"hex": "…"}` may stand for any value, on input too: the bytes of its payload.'],
];

/** What a key means. Throws TypeError where the contract does not say it. */
const docOf = (key: string, { description, enum: choices }: { [key: string]: unknown }): string => {
  if (typeof description !== 'string') throw new TypeError(`the contract does not say what ${key} means`);
  return Array.isArray(choices) ? `${description}: one of ${choices.join(', ')}` : description;
};

const keyTable = (properties: { [key: string]: { [key: string]: unknown } }): string =>
  blockRoff({
    kind: 'table',
    columns: [
      { title: 'key', role: 'name' },
      { title: 'meaning', wrap: true },
    ],
    rows: Object.entries(properties).map(([key, schema]) => [key, docOf(key, schema)]),
  });

const partOf = (name: string): string => {
  const { properties } = recordDefinitions[name] as { properties: { [key: string]: { [key: string]: unknown } } };
  return keyTable(properties);
};

export function jsonPage({ version, date }: Release): string {
  return manPage({ name: 'nltool-json', section: 7, summary: 'the JSON that nltool prints and reads', date, version }, [
    heading('description'),
    paragraph(
      'Commands with `--json` print NDJSON on standard output: one record, one line, written whole. Version 1 of the contract only grows: readers should pass over keys that they do not know. `nltool describe --json-schema` prints the contract as JSON Schema, and of one operation with all its attributes.',
    ),
    paragraph(
      'A record gives the very bytes back: `nltool decode --json FILE | nltool encode -` changes nothing. What was edited is written as the schema has it; the rest stays as it came.',
    ),
    heading('records'),
    keyTable(recordProperties),
    subheading('Kinds'),
    ...kinds.map(([kind, text]) => term(bold(kind), text)),
    paragraph(
      'Other commands have kinds of their own: `protocol`, `family`, `operation`, `group` and `socket` of the lists, `capture`, `packet`, `block` and `tail` of what a file holds besides messages, `summary` at the end of `send --control`.',
    ),
    subheading('header'),
    partOf('header'),
    subheading('error'),
    paragraph('The errno, its name, and what strerror(3) says.'),
    subheading('extended_ack'),
    paragraph('What the kernel says besides: `text`, `path` of the attribute at `offset`, `missing`, `policy`.'),
    heading('values'),
    ...values.map(([what, text]) => term(bold(what), text)),
    heading('exactness'),
    paragraph(
      'Where the bytes of a message differ from those that the schema would write for the same values, the record says how: `wire` has a note by path, the empty path for the message itself.',
    ),
    partOf('wireNote'),
    paragraph(
      'A note is used only while the record still means those bytes; else it is left aside with a warning. Attributes that no schema knows, and bytes behind the last attribute, are in `unknown`:',
    ),
    partOf('unknown'),
    paragraph('What the schema does not allow is in `problems`; the bytes are kept all the same:'),
    partOf('problem'),
    paragraph(
      'Key material is hidden unless asked for (`--show-secrets`): `redacted` has the paths, and `encode` refuses such a record.',
    ),
    heading('examples'),
    paragraph('names of the links that are up:'),
    verbatim(
      'nltool send rt-link getlink --dump --json |\n  jq -r \'select(.fixed.flags | index("up")) | .attributes.ifname\'',
    ),
    paragraph('the same message with another value:'),
    verbatim("nltool decode --json FILE | jq -c '.attributes.mtu = 9000' | nltool encode -"),
    ...seeAlso(['nltool(1)', 'nltool-decode(1)', 'nltool-encode(1)', 'nltool-listen(1)', 'nltool-send(1)', 'jq(1)']),
  ]);
}
