/** A run of attributes of one set, in both directions: the heart of nests and of message attributes. */
import { type Attribute, type AttributeSet, keyOf } from '../schema/attribute-set.ts';
import { attributeByName, attributeByNumber } from '../schema/lookup.ts';
import { didYouMean, fold } from '../schema/spelling.ts';
import type { NestType, TypeValueType } from '../schema/type.ts';
import { isObject, type Value, type ValueObject } from '../schema/value.ts';
import { type RawAttribute, walkAttributes } from '../wire/attribute.ts';
import { numberOf, place, placeNumber, readAttribute, readUnknown, writeAttribute, writeUnknown } from './attribute.ts';
import { spelled } from './canonical.ts';
import type { Entry, Node } from './node.ts';
import type { Unknown } from './notes.ts';
import { join, within } from './path.ts';
import { hiddenText, mayHoldSecrets } from './payload.ts';
import type { Reading } from './reading.ts';
import { scopeIn } from './scope.ts';
import { attributesBy, readingScope } from './set-scope.ts';
import { show, type Writing } from './writing.ts';

/** Where the record groups repeats, the order in which they came is noted. */
function noteOrder(cx: Reading, arrived: string[]): void {
  const groups = new Map<string, number>();
  for (const key of arrived) groups.set(key, (groups.get(key) ?? 0) + 1);
  const grouped = [...groups].flatMap(([key, count]) => Array<string>(count).fill(key));
  if (grouped.some((key, i) => key !== arrived[i])) cx.note({ order: arrived });
}

/** Reads attributes from `start` to `end` into one object: a new one, or one that has keys already. */
export function readSet(
  type: NestType | TypeValueType,
  cx: Reading,
  start: number,
  end: number,
  value: ValueObject = {},
): Node {
  const set = type.set();
  const { attributes: raws, rest } = walkAttributes(cx.view, start, end);
  const outer = cx.scope;
  cx.scope = readingScope(set, cx, raws);
  const children: Entry[] = [];
  const seen = new Map<Attribute, number>();
  const arrived: string[] = [];
  for (const [position, raw] of raws.entries()) {
    const attribute = set.counts === undefined ? attributeByNumber(set, numberOf(raw, set)) : set.attributes[0];
    const more = placeNumber(set, cx, position);
    if (!attribute) {
      const { entry, said } = readUnknown(cx, `${numberOf(raw, set)}`, raw);
      const { type: bits, ...bytes } = said;
      cx.unknown.push({ path: cx.path, type: bits, position, ...bytes });
      children.push(entry);
      continue;
    }
    const { key } = attribute;
    const before = seen.get(attribute) ?? 0;
    seen.set(attribute, before + 1);
    arrived.push(key);
    if (before === 0 && !attribute.multi) {
      const entry = readAttribute(cx, key, attribute, raw, set, more);
      place(cx, entry, value, key, entry.node.value);
      children.push(entry);
      continue;
    }
    if (before === 1 && !attribute.multi) regroup(cx, attribute, value, children, raws, set);
    const entry = readAttribute(cx, `${key}[${before}]`, attribute, raw, set, more);
    const list = before === 0 ? [] : (value[key] as Value[]);
    if (before === 0) value[key] = list;
    place(cx, entry, list, before, entry.node.value);
    children.push(entry);
  }
  if (seen.size < arrived.length) noteOrder(cx, arrived);
  cx.scope = outer;
  if (rest < end) {
    cx.problem('trailing-bytes', rest, `${end - rest} bytes that are no attribute`);
    cx.tail(rest, end);
    if (mayHoldSecrets(type)) hideTail(cx);
  }
  return { type, start, end, value, children };
}

function hideTail(cx: Reading): void {
  const entry = cx.unknown.at(-1)!;
  cx.secrets.push({
    path: cx.path,
    hide: () => {
      entry.hex = hiddenText;
    },
  });
}

/** A second one of an attribute that stands once: what was its value becomes the first of an array. */
function regroup(
  cx: Reading,
  attribute: Attribute,
  value: ValueObject,
  children: Entry[],
  raws: RawAttribute[],
  set: AttributeSet,
): void {
  const { key } = attribute;
  const outer = cx.path;
  cx.path = join(outer, key);
  cx.forget();
  cx.problems = cx.problems.filter(problem => !within(problem.path, cx.path));
  const first = raws.find(raw => numberOf(raw, set) === attribute.number)!;
  cx.note({ repeat: true });
  cx.problem('repeated', first.start, 'stands more than once');
  cx.path = outer;
  const entry = readAttribute(cx, `${key}[0]`, attribute, first, set);
  const list: Value[] = [];
  value[key] = list;
  place(cx, entry, list, 0, entry.node.value);
  children[children.findIndex(child => child.attribute === attribute)] = entry;
}

/** The attributes of a value by key, spelled as the schema spells them; an issue for what the set lacks. */
function known(set: AttributeSet, cx: Writing, value: ValueObject): Map<Attribute, Value> {
  const found = new Map<Attribute, Value>();
  for (const [key, item] of Object.entries(value)) {
    const attribute = attributeByName(set, key);
    if (!attribute) {
      const names = set.attributes.map(one => one.name);
      cx.issue(`${set.name} has no attribute ${show(key)}${didYouMean(key, names)}`);
    } else if (found.has(attribute)) cx.issue(`${attribute.name} is given twice`);
    else found.set(attribute, item);
  }
  return found;
}

/** One item per attribute to write. */
interface Item {
  attribute: Attribute;
  key: string;
  value: Value;
}

function itemsOf(cx: Writing, values: Map<Attribute, Value>): Item[] {
  const outer = cx.path;
  const items: Item[] = [];
  for (const [attribute, value] of values) {
    const { key } = attribute;
    const path = join(outer, key);
    const repeated = attribute.multi || cx.wire[path]?.repeat;
    const list = repeated && Array.isArray(value) && !(attribute.multi && isFlat(attribute, value)) ? value : undefined;
    if (list) for (const [i, item] of list.entries()) items.push({ attribute, key: `${key}[${i}]`, value: item });
    else items.push({ attribute, key: attribute.multi ? `${key}[0]` : key, value });
  }
  return items;
}

/** A single value given for a multi-attr whose values are arrays themselves (flags): one attribute, not several. */
const isFlat = (attribute: Attribute, value: Value[]): boolean =>
  attribute.type.kind === 'integer' &&
  attribute.type.enum?.().flags === true &&
  value.every(item => !Array.isArray(item)) &&
  value.length > 0;

function ordered(items: Item[], order: string[] | undefined): Item[] {
  if (!order) return items;
  const queues = new Map<string, Item[]>();
  for (const item of items) {
    const queue = queues.get(item.attribute.key);
    if (queue) queue.push(item);
    else queues.set(item.attribute.key, [item]);
  }
  const result: Item[] = [];
  for (const key of order) {
    const next = queues.get(keyOf(fold(key)))?.shift() ?? queues.get(key)?.shift();
    if (!next) return items;
    result.push(next);
  }
  return result.length === items.length ? result : items;
}

/** Writes the attributes of an object, those that no schema knows at the positions they had. */
export function writeSet(set: AttributeSet, cx: Writing, value: Value): void {
  if (!isObject(value)) {
    cx.issue(`${show(value)} is no object of ${set.name}`);
    return;
  }
  const values = known(set, cx, value);
  const outer = cx.scope;
  const { path } = cx;
  cx.scope = scopeIn(
    outer,
    'set',
    spelled(
      cx,
      attributesBy(set, attribute => values.get(attribute)),
    ),
  );
  const items = ordered(itemsOf(cx, values), cx.wire[path]?.order);
  const strangers = (cx.unknown.get(path) ?? [])
    .filter((entry): entry is Unknown & { type: number } => entry.type !== undefined)
    .sort((a, b) => (a.position ?? Infinity) - (b.position ?? Infinity));
  let position = 0;
  let next = 0;
  const strangersUpTo = (limit: number) => {
    while (next < strangers.length && (strangers[next]!.position ?? Infinity) <= limit) {
      const stranger = strangers[next++]!;
      writeUnknown(cx, stranger.type, stranger.hex, stranger.pad);
      position++;
      limit = Math.max(limit, position);
    }
  };
  for (const item of items) {
    strangersUpTo(position);
    const { attribute } = item;
    const number = set.counts === undefined ? attribute.number : 0;
    const more = placeNumber(set, cx, position);
    writeAttribute(cx, item.key, attribute, number, item.value, set, more);
    position++;
  }
  strangersUpTo(Infinity);
  cx.scope = outer;
}
