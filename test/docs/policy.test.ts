import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { decodeDatagram } from '../../src/codec/decode.ts';
import { policyRows } from '../../src/docs/policy.ts';
import { policyPage, policyUses } from '../../src/docs/policy-page.ts';
import { controlAttributes, nlctrl } from '../../src/protocols/generic/nlctrl.ts';
import { attributeSet } from '../../src/schema/attribute-set.ts';
import { flag, string, u32 } from '../../src/schema/builders.ts';
import { type KernelPolicy, policyChecks, policyFrom } from '../../src/schema/policy.ts';
import { isObject, type ValueObject } from '../../src/schema/value.ts';
import { allFixtures } from '../support/fixtures.ts';
import { allSchemas } from '../support/schemas.ts';

const kernel = {
  id: 16,
  name: 'nlctrl',
  version: 2,
  operations: [
    { id: 3, flags: ['cmd-cap-do', 'cmd-cap-dump', 'cmd-cap-haspol'] },
    { id: 10, flags: ['cmd-cap-dump', 'cmd-cap-haspol'] },
  ],
  groups: [{ id: 16, name: 'notify' }],
};

describe("a kernel's policy", () => {
  let policy: KernelPolicy;

  before(async () => {
    const schemas = await allSchemas();
    const protocol = schemas.protocol('generic')!;
    const answers = allFixtures()
      .filter(one => one.name.startsWith('generic/nlctrl-getpolicy-nlctrl') && one.direction === 'from-kernel')
      .flatMap(({ bytes }) => decodeDatagram(bytes, { schemas, protocol }))
      .map(({ attributes }) => attributes?.value)
      .filter(isObject);
    policy = policyFrom(answers);
  });

  test('is told piece by piece', () => {
    assert.deepEqual(policy.operations, [
      { id: 3, do: 0, dump: 0 },
      { id: 0, dump: 1 },
    ]);
    assert.deepEqual([...policy.policies.get(0)!.keys()], [1, 2]);
    assert.deepEqual([...policy.policies.get(1)!.keys()], [1, 2, 10]);
  });

  test('of an operation that can only dump is found though its number is 0', () => {
    const uses = policyUses({ kernel, policy, family: nlctrl });
    assert.deepEqual(
      uses.map(({ index, operations }) => [index, operations.map(one => `${one.name} ${one.modes.join()}`)]),
      [
        [0, ['getfamily do,dump']],
        [1, ['getpolicy dump']],
      ],
    );
  });

  test('stands beside the schema', () => {
    const rows = policyRows(policy, 0, controlAttributes);
    const name = rows.find(row => row.number === 2)!;
    assert.equal(name.attribute?.name, 'family-name');
    assert.deepEqual(name.differs, []);
    assert.deepEqual(rows.find(row => row.number === 3)!.differs, ['not taken in requests']);
  });

  test('differs where types, checks or attributes do', () => {
    const set = attributeSet('ctrl', false, { 'family-id': [1, u32()], 'family-name': [2, string({ maxLen: 7 })] });
    const rows = policyRows(policy, 1, set);
    assert.deepEqual(
      rows.map(row => [row.path, row.differs]),
      [
        ['family-id', ['schema: u32']],
        ['family-name', ['schema: maxLen 7']],
        ['10', ['not in the schema']],
      ],
    );
  });

  test('goes into nests, and not round in circles', () => {
    const nested: ValueObject = { policy_id: 0, attr_id: 1, type: 'nested', policy_idx: 0 };
    const round = policyFrom([{ policy: nested }, { policy: { policy_id: 0, attr_id: 2, type: 'flag' } }]);
    assert.deepEqual(
      policyRows(round, 0, undefined).map(row => row.path),
      ['1', '2'],
    );
    const deep = policyFrom([
      { policy: { ...nested, policy_idx: 1 } },
      { policy: { policy_id: 1, attr_id: 2, type: 'flag' } },
    ]);
    assert.deepEqual(
      policyRows(deep, 0, attributeSet('x', false, { inner: [1, flag()] })).map(row => [row.path, row.depth]),
      [
        ['inner', 0],
        ['inner.2', 1],
      ],
    );
  });

  test('checks only what is more than the type', () => {
    assert.deepEqual(policyChecks({ type: 'u16', min_value_u: 0, max_value_u: 65535 }), {});
    assert.deepEqual(policyChecks({ type: 'u16', min_value_u: 1, max_value_u: 65535 }), { min: 1 });
    assert.deepEqual(policyChecks({ type: 's8', min_value_s: -128, max_value_s: 5 }), { max: 5 });
    assert.deepEqual(policyChecks({ type: 'nul-string', max_length: 15 }), { maxLen: 15 });
  });

  test('has a page with and without a schema', () => {
    const withSchema = policyPage({ kernel, policy, family: nlctrl });
    assert.ok(withSchema.some(block => block.kind === 'title' && block.name === 'getpolicy dump'));
    const without = policyPage({ kernel, policy });
    assert.ok(without.some(block => block.kind === 'fact' && block.label === 'schema' && block.text === 'none'));
  });
});
