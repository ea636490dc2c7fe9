/** Pages of what stands in messages: attributes, members, sets, structs. */
import type { AttributeSet } from '../schema/attribute-set.ts';
import type { Family } from '../schema/family.ts';
import { hintOf } from '../schema/hint.ts';
import type { StructType, Type } from '../schema/type.ts';
import { faceOf } from '../types/index.ts';
import { entryTable, fieldTable } from './fields.ts';
import { type Block, fact, type Page, text } from './page.ts';
import { attributeParts, partsOf } from './parts.ts';
import { pathsOfSet } from './place.ts';
import type { TopicOf } from './topic.ts';
import { checksOf, checkWords, enumOf, partWords, whenWords } from './words.ts';

const byteOrders = { host: undefined, big: 'big-endian, as on the network', little: 'little-endian' } as const;

/** What inside a type is worth a table. */
function insideOf(type: Type): Block[] {
  const parts = partsOf(type);
  const schema = enumOf(type);
  return [
    ...(parts.length > 0 ? [fieldTable(parts, { constants: true, levels: type.kind === 'select' ? 0 : 1 })] : []),
    ...(schema ? [entryTable(schema)] : []),
  ];
}

/** The operations whose messages have the attribute at their top. */
const carriers = (family: Family, set: AttributeSet | undefined): string =>
  family.operations
    .filter(one => set && one.attributes?.() === set)
    .map(one => one.name)
    .join(', ');

/** One attribute, member or case. */
export function placePage({ family, operation, place }: TopicOf<'place'>): Page {
  const { part, path } = place;
  const { type } = part;
  const number = part.number === undefined ? '' : `(${part.number}) `;
  const where = [family.name, operation?.name, path].filter(Boolean).join(' ');
  const size = faceOf(type).size(type);
  return [
    { kind: 'title', name: part.constant ?? part.name, more: `${number}${where}` },
    ...text(part.doc),
    ...fact('type', partWords(part)),
    ...fact('bytes', size === undefined || size === 0 ? undefined : `${size}`),
    ...fact('order', type.kind === 'integer' ? byteOrders[type.order] : undefined),
    ...fact('checks', checkWords(checksOf(type)).join(', ')),
    ...fact('shown as', hintOf(type)),
    ...fact('when', part.when && whenWords(part.when)),
    ...fact('set', part.set && `${part.set.name} of ${family.name}`),
    ...fact('in', carriers(family, part.set)),
    ...insideOf(type),
  ];
}

export function setPage(set: AttributeSet, family?: Family): Page {
  const prefix = set.prefix ? `, ${set.prefix}*` : '';
  return [
    { kind: 'title', name: set.name, more: `set of ${set.attributes.length} attributes${prefix}` },
    ...text(set.doc),
    ...fact(
      'stands at',
      family &&
        pathsOfSet(family, set)
          .map(path => path || 'the top of messages')
          .join(', '),
    ),
    fieldTable(attributeParts(set), { constants: true, levels: 1 }),
  ];
}

export function structPage(struct: StructType): Page {
  const size = faceOf(struct).size(struct);
  return [
    { kind: 'title', name: struct.name, more: `struct${size === undefined ? '' : ` of ${size} bytes`}` },
    ...text(struct.doc),
    fieldTable(partsOf(struct), { levels: 1 }),
  ];
}
