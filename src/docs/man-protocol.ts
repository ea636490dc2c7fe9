/** nltool-PROTOCOL(7): groups, families, operations and attributes of a protocol, from the schemas. */
import type { AttributeSet } from '../schema/attribute-set.ts';
import type { EnumSchema } from '../schema/enum.ts';
import type { Family, Protocol } from '../schema/family.ts';
import type { StructType } from '../schema/type.ts';
import { reach } from '../schema/walk.ts';
import { exampleOf } from './example.ts';
import { fieldTable, groupTable } from './fields.ts';
import { type Release, seeAlso } from './man-command.ts';
import { familyCounts, operationTable } from './message-pages.ts';
import { type Block, saysSomething } from './page.ts';
import { familyTable, protocolFacts } from './pages.ts';
import { attributeParts, partsOf } from './parts.ts';
import { blockRoff, bold, heading, manPage, paragraph, subheading, term, verbatim } from './roff.ts';

/** What stands in several families is written where it comes first. */
type Seen = Set<AttributeSet | StructType | EnumSchema>;

/** An enum of more values is a table of its own, not for a page that is read. */
const mostEntries = 300;

function enumTerm({ name, flags, entries }: EnumSchema): string {
  const entry = ({ name, value }: EnumSchema['entries'][number]) =>
    `${name} ${flags ? `0x${value.toString(16)}` : value}`;
  return term(
    bold(name),
    entries.length > mostEntries
      ? `${entries.length} values, which nltool describe ${name} lists.`
      : `${entries.map(entry).join(', ')}.`,
  );
}

function familyParts(family: Family, seen: Seen): string[] {
  const { sets, structs, enums } = reach(family);
  const fresh = <T extends AttributeSet | StructType | EnumSchema>(things: T[]): T[] =>
    things.filter(thing => !seen.has(thing) && seen.add(thing));
  const roff = (...blocks: Block[]) => blocks.filter(saysSomething).map(blockRoff);
  const newEnums = fresh(enums);
  return [
    heading(family.name),
    paragraph(`${family.doc ?? family.name}: ${familyCounts(family)}.`),
    ...roff(operationTable(family)),
    ...(family.groups?.length ? roff(groupTable(family.groups)) : []),
    ...fresh(structs).flatMap(struct => [
      subheading(`struct ${struct.name}`),
      ...(struct.doc ? [paragraph(struct.doc)] : []),
      ...roff(fieldTable(partsOf(struct))),
    ]),
    ...fresh(sets).flatMap(set => [
      subheading(set.name),
      ...(set.prefix ? [paragraph(`Constants are ${set.prefix} and the name in capitals.`)] : []),
      ...roff(fieldTable(attributeParts(set), { constants: 'odd' })),
    ]),
    ...(newEnums.length > 0 ? [subheading(`Values of ${family.name}`), ...newEnums.map(enumTerm)] : []),
  ];
}

/** The page of a protocol and its families. */
export function protocolPage(protocol: Protocol, families: readonly Family[], { version, date }: Release): string {
  const name = `nltool-${protocol.name}`;
  const seen: Seen = new Set();
  const examples = families.flatMap(family => family.operations.slice(0, 3).map(one => exampleOf(family, one)));
  return manPage({ name, section: 7, summary: `${protocol.constant}: ${protocol.doc}`, date, version }, [
    heading('description'),
    ...protocolFacts(protocol).map(blockRoff),
    blockRoff(familyTable(families)),
    paragraph(
      'Names are written in commands as they stand here; in JSON, keys have `_` for `-`. Numbers are those of the kernel headers, whose constants stand beside them.',
    ),
    ...(protocol.groups.length > 0 ? [heading('groups'), blockRoff(groupTable(protocol.groups))] : []),
    ...families.flatMap(family => familyParts(family, seen)),
    heading('examples'),
    ...[...new Set(examples)].map(verbatim),
    ...seeAlso(['nltool(1)', 'nltool-describe(1)', 'nltool-send(1)', 'nltool-listen(1)', 'nltool-json(7)']),
  ]);
}
