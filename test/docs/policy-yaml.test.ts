import assert from 'node:assert/strict';
import { test } from 'node:test';
import { policyYaml } from '../../src/docs/policy-yaml.ts';
import { type Family, kernelPolicy, type Operation } from '../../src/schema/family.ts';
import type { KernelFamily, KernelPolicy } from '../../src/schema/policy.ts';
import { policyFrom } from '../../src/schema/policy.ts';
import { policyFamily } from '../../src/schema/policy-family.ts';
import { loadSpec } from '../../src/schema/ynl/load.ts';

const kernel: KernelFamily = {
  id: 0x20,
  name: 'toy',
  version: 3,
  headerLength: 4,
  operations: [
    { id: 1, flags: ['cmd-cap-do', 'cmd-cap-dump', 'cmd-cap-haspol'] },
    { id: 2, flags: ['cmd-cap-do', 'cmd-cap-haspol', 'admin-perm'] },
    { id: 4, flags: ['cmd-cap-dump', 'cmd-cap-haspol'] },
  ],
  groups: [{ id: 9, name: 'events' }],
};
const told = (policy: number, number: number, more: object) => ({
  policy: { policy_id: policy, attr_id: number, ...more },
});
const policy: KernelPolicy = policyFrom([
  { op_policy: { op_id: 1, do: 0, dump: 0 } },
  { op_policy: { op_id: 2, do: 1 } },
  { op_policy: { op_id: 0, dump: 2 } },
  told(0, 1, { type: 'u32', min_value_u: 1, max_value_u: 9 }),
  told(1, 1, { type: 'u32', min_value_u: 1, max_value_u: 9 }),
  told(1, 2, { type: 'nul-string', max_length: 15 }),
  told(1, 3, { type: 'nested', policy_idx: 3 }),
  told(1, 4, { type: 'u32', mask: 5 }),
  told(1, 5, { type: 'nested' }),
  told(1, 6, { type: 'nested-array', policy_idx: 3 }),
  told(2, 1, { type: 'u64' }),
  told(3, 1, { type: 'binary', min_length: 6, max_length: 6 }),
  told(3, 2, { type: 'nested', policy_idx: 3 }),
]);

const operation = (family: Family, name: string): Operation => family.operations.find(one => one.name === name)!;
const numbers = (one: Operation): number[] => one.attributes!().attributes.map(({ number }) => number);

test('a family of a policy: requests by their own, what the kernel sends by all', () => {
  const family = policyFamily(kernel, policy);
  assert.equal(family.source, kernelPolicy);
  assert.equal(family.version, 3);
  assert.deepEqual(numbers(operation(family, 'cmd-1')), [1]);
  assert.deepEqual(numbers(operation(family, 'cmd-1-reply')), [1, 2, 3, 4, 5, 6]);
  assert.deepEqual(numbers(operation(family, 'cmd-4')), [1]);
  assert.equal(operation(family, 'cmd-2').capability, 'CAP_NET_ADMIN');
  assert.deepEqual(operation(family, 'cmd-1').modes, ['do', 'dump']);
  const [first] = operation(family, 'cmd-4-reply').attributes!().attributes;
  assert.deepEqual(first!.type, { kind: 'integer', base: 'u64', order: 'host' });
  assert.deepEqual(numbers(family.unlisted!), [1, 2, 3, 4, 5, 6]);
});

test('its skeleton is a spec that loads: types, ranges, nests in themselves, who may', async () => {
  const text = await policyYaml(kernel, policy);
  const { family, warnings, sets } = await loadSpec(text, 'toy.yaml');
  assert.deepEqual(warnings, []);
  assert.deepEqual(
    family.operations.map(one => [one.name, one.request, one.modes]),
    [
      ['cmd-1', 1, ['do', 'dump']],
      ['cmd-2', 2, ['do']],
      ['cmd-4', 4, ['dump']],
    ],
  );
  const all = operation(family, 'cmd-2').attributes!().attributes;
  assert.deepEqual(
    all.map(({ name, number, type }) => [name, number, type.kind]),
    [
      ['attr-1', 1, 'integer'],
      ['attr-2', 2, 'string'],
      ['attr-3', 3, 'nest'],
      ['attr-4', 4, 'integer'],
      ['attr-5', 5, 'nest'],
      ['attr-6', 6, 'indexed-array'],
    ],
  );
  assert.deepEqual((all[0]!.type as { checks?: object }).checks, { min: 1, max: 9 });
  assert.deepEqual((all[3]!.type as { checks?: object }).checks, { mask: 5 });
  assert.equal(operation(family, 'cmd-4').attributes!().name, 'toy-policy-2');
  const inner = sets.find(one => one.name === 'toy-policy-3')!;
  const [, itself] = inner.attributes;
  assert.equal(itself!.type.kind === 'nest' && itself!.type.set(), inner);
  assert.equal(family.groups![0]!.name, 'events');
});
