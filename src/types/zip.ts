import { keyOf } from '../schema/attribute-set.ts';
import { didYouMean, fold } from '../schema/spelling.ts';
import type { Member, Type, ZipType } from '../schema/type.ts';
import { hexEscape, isObject, type Value, type ValueObject } from '../schema/value.ts';
import { canonical } from './canonical.ts';
import type { Face } from './face.ts';
import { faceOf } from './index.ts';
import { toInteger } from './integer.ts';
import type { Entry, Node } from './node.ts';
import { join } from './path.ts';
import type { Reading } from './reading.ts';
import { type Found, type Scope, scopeIn } from './scope.ts';
import { resolve } from './select.ts';
import { show, type Writing } from './writing.ts';

const slotSize = 4;

/** The columns' slots, then the length of all that lies behind. */
const headSize = ({ row, slots }: ZipType): number => (row.members.length * slots + 1) * slotSize;

/** What a cell is: one of its select's cases may be longer than a slot, and then lies behind the columns. */
const cellType = ({ type }: Member, cx: Reading | Writing): Type | undefined =>
  type.kind === 'select' ? resolve(type, cx)?.type : type;

const isBehind = (type: Type): boolean => faceOf(type).size(type) === undefined;

/** The cells of a row, those before the one that asks. */
function rowScope(outer: Scope | undefined, cells: Map<string, Found>): Scope {
  return scopeIn(outer, 'struct', name => cells.get(keyOf(fold(name))));
}

function countOf(type: ZipType, scope: Scope | undefined): number | undefined {
  const found = toInteger(scope?.lookup(type.count)?.value ?? '');
  return found === undefined ? undefined : Number(found);
}

/** Arrays side by side as rows. What a slot is too small for is behind the columns, in the order of the rows. */
export const zip: Face<ZipType> = {
  size: () => undefined,

  read(type, cx, start, end) {
    const count = countOf(type, cx.scope);
    if (count === undefined || count > type.slots || end - start < headSize(type))
      return cx.escape(
        type,
        start,
        end,
        'bad-length',
        `no ${type.slots} rows with ${count ?? 'an unknown number'} in use`,
      );
    return cx.deeper(type, start, end, () => {
      const value: Value[] = [];
      const children: Entry[] = [];
      const outer = { path: cx.path, scope: cx.scope };
      let behind = start + headSize(type);
      for (let i = 0; i < count; i++) {
        cx.path = join(outer.path, `[${i}]`);
        const row = readRow(type, cx, outer.scope, start, i, behind, end);
        if (!row) {
          Object.assign(cx, outer);
          return cx.escape(type, start, end, 'bad-length', 'longer than what lies behind the columns');
        }
        behind = row.behind;
        value.push(row.node.value);
        children.push({ key: `[${i}]`, node: row.node });
      }
      Object.assign(cx, outer);
      cx.tail(behind, end);
      return { type, start, end, value, children };
    });
  },

  write(type, cx, value) {
    if (!Array.isArray(value)) {
      cx.issue(`${show(value)} is no array`);
      return;
    }
    if (value.length > type.slots) cx.issue(`${value.length} rows, where ${type.slots} fit`);
    const outer = { path: cx.path, scope: cx.scope };
    const start = cx.out.reserve(headSize(type));
    const behind = cx.out.length;
    for (const [i, row] of value.slice(0, type.slots).entries()) {
      cx.path = join(outer.path, `[${i}]`);
      writeRow(type, cx, outer.scope, row, start, i);
    }
    Object.assign(cx, outer);
    cx.out.view.setUint32(behind - slotSize, cx.out.length - behind, true);
  },

  label: type => `${type.row.name} rows`,
  text: () => undefined,
  parse: (_, word) => word,
  jsonSchema: (type, ref) => ({ type: 'array', items: ref(type.row) }),
};

function readRow(
  { row, slots }: ZipType,
  cx: Reading,
  outer: Scope | undefined,
  start: number,
  i: number,
  from: number,
  end: number,
): { node: Node; behind: number } | undefined {
  const path = cx.path;
  const value: ValueObject = {};
  const children: Entry[] = [];
  const cells = new Map<string, Found>();
  let behind = from;
  cx.scope = rowScope(outer, cells);
  for (const [column, member] of row.members.entries()) {
    const slot = start + (column * slots + i) * slotSize;
    const type = cellType(member, cx) ?? { kind: 'binary' };
    const length = isBehind(type) ? cx.view.getUint32(slot, true) : undefined;
    if (length !== undefined && length > end - behind) return undefined;
    cx.path = join(path, member.key);
    const at = length === undefined ? slot : behind;
    const node = faceOf(type).read(type, cx, at, at + (length ?? slotSize));
    behind += length ?? 0;
    value[member.key] = node.value;
    cells.set(member.key, { type, value: node.value });
    children.push({ key: member.key, node, member });
  }
  const first = start + i * slotSize;
  return { node: { type: row, start: first, end: first + slotSize, value, children }, behind };
}

function writeRow(
  { row, slots }: ZipType,
  cx: Writing,
  outer: Scope | undefined,
  given: Value,
  start: number,
  i: number,
) {
  if (!isObject(given)) {
    cx.issue(`${show(given)} is no object (${row.members.map(one => one.name).join(', ')})`);
    return;
  }
  const path = cx.path;
  const spelled = new Map(Object.entries(given).map(([name, item]) => [keyOf(fold(name)), item]));
  for (const name of spelled.keys())
    if (!row.members.some(one => one.key === name)) {
      const names = row.members.map(one => one.name);
      cx.issue(`a ${row.name} has no ${name}${didYouMean(name, names)}`);
    }
  const cells = new Map<string, Found>();
  cx.scope = rowScope(outer, cells);
  for (const [column, member] of row.members.entries()) {
    const item = spelled.get(member.key);
    if (item === undefined) continue;
    const type = cellType(member, cx) ?? { kind: 'binary' };
    cx.path = join(path, member.key);
    const trial = cx.trial();
    const hex = hexEscape(item);
    if (hex === undefined) faceOf(type).write(type, trial, item);
    else trial.hex(hex);
    cx.issues.push(...trial.issues);
    const bytes = trial.out.finish();
    const slot = start + (column * slots + i) * slotSize;
    if (isBehind(type)) {
      cx.out.put(bytes);
      cx.out.view.setUint32(slot, bytes.length, true);
    } else if (bytes.length === slotSize) cx.out.bytes.set(bytes, slot);
    cells.set(member.key, { type, value: canonical(type, cx, item) });
  }
  cx.path = path;
}
