import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AttributeSet, attributeSet } from '../../src/schema/attribute-set.ts';
import * as make from '../../src/schema/builders.ts';
import { enumeration } from '../../src/schema/enum.ts';
import type { Family } from '../../src/schema/family.ts';
import type { Type } from '../../src/schema/type.ts';
import { contents, reach } from '../../src/schema/walk.ts';

const colours = enumeration('colours', 'COLOUR_', { red: 0 });
const point = make.struct('point', { x: make.u32(), y: make.u32({ enum: () => colours }) });
const header = make.struct('header', { family: make.u8() });
const tree: AttributeSet = attributeSet('tree', 'TREE_', {
  value: [1, point],
  child: [2, make.nest((): AttributeSet => tree)],
  other: [3, make.subMessage('other', 'kind', { a: make.nest((): AttributeSet => leaf), b: make.array(make.u8()) })],
});
const leaf = attributeSet('leaf', false, { kind: [1, make.string()] });
const family: Family = {
  name: 'woods',
  protocol: 'generic',
  nested: true,
  operations: [{ name: 'get', modes: ['do'], verb: 'get', fixed: header, attributes: () => tree }],
};

test('a family reaches every set, struct and enum once, also through itself', () => {
  const { sets, structs, enums } = reach(family);
  assert.deepEqual(sets.map(set => set.name).sort(), ['leaf', 'tree']);
  assert.deepEqual(structs.map(struct => struct.name).sort(), ['header', 'point']);
  assert.deepEqual(
    enums.map(schema => schema.name),
    ['colours'],
  );
});

test('the contents of a type are what lies directly in it', () => {
  const kinds = (type: Type) => contents(type).map(content => content.type.kind);
  assert.deepEqual(kinds(point), ['integer', 'integer']);
  assert.deepEqual(kinds(make.nest(() => tree)), ['struct', 'nest', 'select']);
  assert.deepEqual(kinds(tree.attributes[2]!.type), ['nest', 'array']);
  assert.deepEqual(kinds(make.indexedArray(make.flag())), ['flag']);
  assert.deepEqual(kinds(make.select([], make.string())), ['string']);
  const records = make.records({
    header: point,
    length: 'x',
    unit: 1,
    counts: 'all',
    align: 4,
    payload: make.binary(),
  });
  assert.deepEqual(kinds(records), ['struct', 'binary']);
  assert.deepEqual(kinds(make.string()), []);
});
