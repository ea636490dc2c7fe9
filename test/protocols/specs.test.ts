import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { compareFamily } from '../../scripts/compare-spec.ts';
import { checkSpecs, specFolder } from '../../scripts/spec-check.ts';
import { attributeSet } from '../../src/schema/attribute-set.ts';
import { binary, nest, s32, string, struct, u16, u32 } from '../../src/schema/builders.ts';
import { enumeration } from '../../src/schema/enum.ts';
import type { Family } from '../../src/schema/family.ts';
import type { Type } from '../../src/schema/type.ts';

const missing = existsSync(specFolder()) ? false : "needs the kernel's YNL specs (NLTOOL_SPEC_PATH)";

test("every built-in family agrees with the kernel's spec", { skip: missing }, async () => {
  const check = await checkSpecs(specFolder());
  assert.deepEqual(check.wrong, []);
  assert.ok(check.families.includes('nlctrl'));
});

const colours = enumeration('colour', false, { red: 0, green: 1 });
function familyOf(number: number, type: Type, request = 1): Family {
  const set = attributeSet('attrs', false, { value: [number, type] });
  return {
    name: 'f',
    protocol: 'generic',
    nested: true,
    operations: [{ name: 'get', request, modes: ['do'], verb: 'get', attributes: () => set }],
  };
}
const differ = (own: Family, spec: Family) => compareFamily(own, spec).map(({ at, what }) => `${at}: ${what}`);

test('the same is no difference, and more exact is none', () => {
  for (const [own, spec] of [
    [u32(), u32()],
    [struct('point', { x: u16(), y: u16() }), binary()],
    [u32({ enum: () => colours }), u32()],
  ] as const)
    assert.deepEqual(differ(familyOf(1, own), familyOf(1, spec)), []);
});

test('another number, type, order, enum, size, request or set is a difference', () => {
  const sub = attributeSet('sub', false, {});
  const other = attributeSet('other', false, {});
  const cases: [Family, Family, string][] = [
    [familyOf(2, u32()), familyOf(1, u32()), 'f attrs value: number 2, spec 1'],
    [familyOf(1, s32()), familyOf(1, u32()), 'f attrs value: s32, spec u32'],
    [familyOf(1, u32()), familyOf(1, u32({ order: 'big' })), 'f attrs value: u32, spec u32 big-endian'],
    [familyOf(1, u32()), familyOf(1, u32({ enum: () => colours })), 'f attrs value: has no enum, spec colour'],
    [familyOf(1, string()), familyOf(1, u32()), 'f attrs value: string, spec u32'],
    [familyOf(1, u16()), familyOf(1, binary({ size: 4 })), 'f attrs value: 2 bytes, spec 4'],
    [familyOf(1, u32(), 2), familyOf(1, u32()), 'f operation get: request 2, spec 1'],
  ];
  for (const [own, spec, what] of cases) assert.deepEqual(differ(own, spec), [what]);
  assert.deepEqual(
    differ(
      familyOf(
        1,
        nest(() => other),
      ),
      familyOf(
        1,
        nest(() => sub),
      ),
    ),
    ['f attrs value: nest of other, spec sub', 'f sub: the set is missing'],
  );
});
