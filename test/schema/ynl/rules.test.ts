/** The rules of YNL, each on a small spec. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StructType } from '../../../src/schema/type.ts';
import { loadSpec, type Spec } from '../../../src/schema/ynl/load.ts';

const load = (body: string, head = 'name: toy'): Promise<Spec> => loadSpec(`${head}\n${body}`, 'toy.yaml');
const operations = 'operations: { list: [] }';

/** The one set of a spec with these attributes. */
async function attributes(yaml: string, more = '') {
  const spec = await load(
    `${more}\nattribute-sets: [{ name: main, attributes: [${yaml}] }, { name: inner, attributes: [] }]\n${operations}`,
  );
  assert.deepEqual(spec.warnings, []);
  return spec.sets[0]!.attributes;
}
const type = async (yaml: string, more = '') => (await attributes(`{ name: a, ${yaml} }`, more))[0]!.type;

test('attributes count from 1, an explicit value moves the count, unused and pad take a number', async () => {
  const all = await attributes(
    '{ name: a, type: u8 }, { name: b, type: unused }, { name: c, type: pad }, { name: d, type: flag, value: 0x10 }, { name: e, type: s64 }',
  );
  assert.deepEqual(
    all.map(({ name, number }) => [name, number]),
    [
      ['a', 1],
      ['b', 2],
      ['c', 3],
      ['d', 16],
      ['e', 17],
    ],
  );
});

test('constants: set prefix, default prefix, own prefix', async () => {
  const spec = await load(`
attribute-sets:
  - { name: toy, attributes: [{ name: top-id, type: u32 }] }
  - { name: box, attributes: [{ name: id, type: u32 }, { name: x, type: u32, name-prefix: other-a- }] }
  - { name: bag, name-prefix: bag-attr-, attributes: [{ name: id, type: u32 }] }
${operations}`);
  const constants = spec.sets.flatMap(set => set.attributes.map(attribute => attribute.constant));
  assert.deepEqual(constants, ['TOY_A_TOP_ID', 'TOY_A_BOX_ID', 'OTHER_A_X', 'BAG_ATTR_ID']);
});

test('netlink-raw has no constants but those of a given prefix', async () => {
  const spec = await load(
    `
definitions: [{ name: e, type: enum, entries: [x] }, { name: f, type: flags, name-prefix: f-, entries: [x] }]
attribute-sets: [{ name: s, attributes: [{ name: x, type: u8 }] }]
operations: { list: [{ name: get, attribute-set: s, do: {} }] }`,
    'name: toy\nprotocol: netlink-raw\nprotonum: 31',
  );
  assert.equal(spec.protocol, 31);
  assert.equal(spec.family.protocol, '31');
  assert.equal(spec.enums[0]!.entries[0]!.constant, undefined);
  assert.equal(spec.enums[1]!.entries[0]!.constant, 'F_X');
  assert.equal(spec.sets[0]!.attributes[0]!.constant, undefined);
  assert.equal(spec.family.operations[0]!.constant, undefined);
});

test('scalars: width, byte order, enum, hint', async () => {
  const definitions = 'definitions: [{ name: e, type: enum, value-start: 1, entries: [x, { name: y, value: 5 }, z] }]';
  const integer = await type('type: u16, byte-order: big-endian, enum: e', definitions);
  assert.ok(integer.kind === 'integer');
  assert.deepEqual([integer.base, integer.order], ['u16', 'big']);
  assert.deepEqual(
    integer.enum!().entries.map(({ name, value, constant }) => [name, value, constant]),
    [
      ['x', 1, 'TOY_E_X'],
      ['y', 5, 'TOY_E_Y'],
      ['z', 6, 'TOY_E_Z'],
    ],
  );
  assert.deepEqual(await type('type: u32, byte-order: big-endian, display-hint: ipv4'), {
    kind: 'integer',
    base: 'u32',
    order: 'big',
    hint: 'ipv4',
  });
  assert.deepEqual(await type('type: binary, display-hint: ipv4-or-v6'), { kind: 'binary', hint: 'ip' });
  assert.deepEqual(await type('type: binary, len: 6'), { kind: 'binary', size: 6 });
  assert.deepEqual(await type('type: sint'), { kind: 'integer', base: 'sint', order: 'host' });
});

test('flags are masks, also from bit 32 up; enum-as-flags makes masks of an enum', async () => {
  const definitions =
    'definitions: [{ name: f, type: flags, value-start: 1, entries: [x, { name: far, value: 63 }] }, { name: e, type: enum, entries: [p, q, r] }]';
  const flags = await type('type: u64, enum: f', definitions);
  assert.ok(flags.kind === 'integer');
  assert.deepEqual(
    flags.enum!().entries.map(entry => entry.value),
    [2, 2n ** 63n],
  );
  const as = await type('type: u32, enum: e, enum-as-flags: true', definitions);
  assert.ok(as.kind === 'integer');
  assert.deepEqual([as.enum!().flags, as.enum!().entries.map(entry => entry.value)], [true, [1, 2, 4]]);
  const bits = await type('type: bitfield32, enum: e', definitions);
  assert.ok(bits.kind === 'bitfield32' && bits.enum!().flags);
});

test('64-bit values keep every digit', async () => {
  const spec = await load(
    `definitions: [{ name: e, type: enum, entries: [{ name: big, value: 0xfffffffffffffffe }] }]\n${operations}`,
  );
  assert.equal(spec.enums[0]!.entries[0]!.value, 0xfffffffffffffffen);
});

test('checks: numbers, constants, constant less one, limits, masks', async () => {
  const definitions =
    'definitions: [{ name: most, type: const, value: 16 }, { name: len, name-prefix: my-, type: const, value: 32 }, { name: f, type: flags, entries: [a, b, c] }]';
  const checks = async (yaml: string) => {
    const found = await type(yaml, definitions);
    return 'checks' in found ? found.checks : undefined;
  };
  assert.deepEqual(await checks('type: u32, checks: { min: 1, max: most }'), { min: 1, max: 16 });
  assert.deepEqual(await checks('type: u64, checks: { max: u64-max }'), { max: 2n ** 64n - 1n });
  assert.deepEqual(await checks('type: s32, checks: { min: s32-min, max: s32-max, sparse: true }'), {
    min: -(2 ** 31),
    max: 2 ** 31 - 1,
  });
  assert.deepEqual(await checks('type: string, checks: { max-len: most - 1, unterminated-ok: true }'), { maxLen: 15 });
  assert.deepEqual(await checks('type: binary, checks: { exact-len: my-len, min-len: 4 }'), {
    exactLen: 32,
    minLen: 4,
  });
  assert.deepEqual(await checks('type: u8, checks: { flags-mask: f }'), { mask: 7 });
});

test('composites: nest, multi-attr, arrays, type values, struct', async () => {
  const nest = await type('type: nest, nested-attributes: inner');
  assert.ok(nest.kind === 'nest' && nest.set().name === 'inner');
  assert.equal((await attributes('{ name: a, type: u8, multi-attr: true }'))[0]!.multi, true);
  const c = await type('type: binary, sub-type: u32, byte-order: big-endian');
  assert.deepEqual(c, { kind: 'array', element: { kind: 'integer', base: 'u32', order: 'big' }, count: 'rest' });
  const indexed = await type('type: indexed-array, sub-type: nest, nested-attributes: inner');
  assert.ok(indexed.kind === 'indexed-array' && indexed.element.kind === 'nest');
  const addresses = await type('type: indexed-array, sub-type: binary, display-hint: ipv6');
  assert.deepEqual(addresses, { kind: 'indexed-array', element: { kind: 'binary', hint: 'ipv6' } });
  const values = await type('type: nest-type-value, type-value: [policy-id, attr-id], nested-attributes: inner');
  assert.ok(values.kind === 'type-value');
  assert.deepEqual(values.keys, ['policy-id', 'attr-id']);
  assert.deepEqual(await type('type: u64, type-value: [id]'), {
    kind: 'indexed-array',
    element: { kind: 'integer', base: 'u64', order: 'host' },
  });
  const struct = await type(
    'type: binary, struct: s',
    'definitions: [{ name: s, type: struct, members: [{ name: x, type: u8 }] }]',
  );
  assert.ok(struct.kind === 'struct' && struct.name === 's');
});

test('struct members: pads, arrays of char, bytes, structs within structs declared later', async () => {
  const spec = await load(`
definitions:
  - name: outer
    type: struct
    members:
      - { name: id, type: u16, byte-order: big-endian }
      - { name: gap, type: pad, len: 2 }
      - { name: label, type: string, len: size }
      - { name: mac, type: binary, len: 6, display-hint: mac }
      - { name: in, type: binary, struct: inner }
      - { name: rest, type: binary }
  - { name: size, type: const, value: 16 }
  - { name: inner, type: struct, members: [{ name: x, type: u8, doc: of the inner }] }
${operations}`);
  const outer = spec.structs.find(struct => struct.name === 'outer')!;
  assert.deepEqual(
    outer.members.map(member => member.type),
    [
      { kind: 'integer', base: 'u16', order: 'big' },
      { kind: 'pad', size: 2 },
      { kind: 'string', end: 'fixed', size: 16 },
      { kind: 'binary', size: 6, hint: 'mac' },
      spec.structs.find(struct => struct.name === 'inner'),
      { kind: 'binary' },
    ],
  );
});

test('a subset inherits number, type and constant, and may change its own', async () => {
  const spec = await load(`
attribute-sets:
  - { name: part, subset-of: whole, attributes: [{ name: c, type: u64 }, { name: b, display-hint: ipv6 }, { name: b }] }
  - name: whole
    attributes: [{ name: a, type: u8 }, { name: b, type: binary, doc: bytes }, { name: c, type: u8, multi-attr: true }]
${operations}`);
  const part = spec.sets.find(set => set.name === 'part')!;
  assert.deepEqual(part.attributes, [
    {
      name: 'c',
      key: 'c',
      number: 3,
      type: { kind: 'integer', base: 'u64', order: 'host' },
      multi: true,
      secret: false,
      constant: 'TOY_A_WHOLE_C',
    },
    {
      name: 'b',
      key: 'b',
      number: 2,
      type: { kind: 'binary', hint: 'ipv6' },
      multi: false,
      secret: false,
      constant: 'TOY_A_WHOLE_B',
      doc: 'bytes',
    },
  ]);
});

test('sub-messages: attributes, struct, both, nothing', async () => {
  const spec = await load(`
definitions: [{ name: hdr, type: struct, members: [{ name: h-x, type: u8 }] }]
attribute-sets:
  - { name: main, attributes: [{ name: kind, type: string }, { name: data, type: sub-message, sub-message: m, selector: kind }] }
  - { name: more, attributes: [{ name: x, type: u8 }] }
sub-messages:
  - name: m
    formats: [{ value: a, attribute-set: more }, { value: b, fixed-header: hdr }, { value: c, fixed-header: hdr, attribute-set: more }, { value: d }]
${operations}`);
  const { type } = spec.sets[0]!.attributes[1]!;
  assert.ok(type.kind === 'select');
  assert.equal(type.name, 'm');
  assert.deepEqual(
    type.cases.map(one => [one.name, one.when, one.type.kind]),
    [
      ['a', { kind: 'a' }, 'nest'],
      ['b', { kind: 'b' }, 'struct'],
      ['c', { kind: 'c' }, 'struct'],
      ['d', { kind: 'd' }, 'nest'],
    ],
  );
  const both = type.cases[2]!.type as StructType;
  assert.deepEqual(
    both.members.map(({ key, inline }) => [key, inline ?? false]),
    [
      ['fixed', false],
      ['attributes', true],
    ],
  );
});

const numbersOf = (spec: Spec) => spec.family.operations.map(({ name, request, reply }) => [name, request, reply]);

test('unified: one count for all, with what specs.rst gives as its example', async () => {
  const spec = await load(`
attribute-sets: [{ name: s, attributes: [] }]
operations:
  list:
    - { name: a, value: 1, attribute-set: s, do: { reply: {} } }
    - { name: b, attribute-set: s, do: {} }
    - { name: c, value: 4, notify: a }
    - { name: reserved }
    - { name: d, attribute-set: s, dump: { reply: {} } }`);
  assert.deepEqual(numbersOf(spec), [
    ['a', 1, 1],
    ['b', 2, undefined],
    ['c', undefined, 4],
    ['d', 6, 6],
  ]);
});

test('directional: two counts, with what genetlink-legacy.rst gives as its example', async () => {
  const spec = await load(
    `
attribute-sets: [{ name: s, attributes: [] }]
operations:
  enum-model: directional
  list:
    - { name: a, attribute-set: s, do: { request: { value: 2 }, reply: { value: 1 } } }
    - { name: b, notify: a }
    - { name: c, notify: a, value: 7 }
    - { name: d, attribute-set: s, do: { request: {}, reply: {} } }`,
    'name: toy\nprotocol: genetlink-legacy',
  );
  assert.deepEqual(numbersOf(spec), [
    ['a', 2, 1],
    ['b', undefined, 2],
    ['c', undefined, 7],
    ['d', 3, 8],
  ]);
  assert.equal(spec.family.answers, '_REPLY');
});

test('an operation that cannot be used is warned of, a reserved number is not', async () => {
  const { family, warnings } = await load(
    `
attribute-sets: [{ name: s, attributes: [] }]
operations: { list: [{ name: unspec, value: 0 }, { name: lost, attribute-set: s }] }`,
  );
  assert.deepEqual(family.operations, []);
  assert.deepEqual(warnings, ["toy.yaml:4: operation 'lost' has neither do, dump, notify nor event"]);
});

test('a notification with the number of an operation is a mode of it', async () => {
  const spec = await load(
    `
definitions: [{ name: toymsg, type: struct, members: [{ name: toy-id, type: u32 }, { name: flags, type: u32 }] }]
attribute-sets: [{ name: s, attributes: [] }]
operations:
  enum-model: directional
  name-prefix: rtm-
  fixed-header: toymsg
  list:
    - { name: newtoy, attribute-set: s, do: { request: { value: 16 } } }
    - { name: newtoy-ntf, value: 16, notify: gettoy }
    - { name: gettoy, attribute-set: s, flags: [uns-admin-perm], do: { request: { value: 18 }, reply: { value: 16 } }, dump: { reply: { value: 16 } } }
    - { name: toy-event, value: 20, attribute-set: s, event: {} }`,
    'name: toy\nprotocol: netlink-raw\nprotonum: 0',
  );
  assert.deepEqual(
    spec.family.operations.map(({ name, constant, request, reply, modes, verb, flags, capability }) => ({
      name,
      constant,
      request,
      reply,
      modes,
      verb,
      flags,
      capability,
    })),
    [
      {
        name: 'newtoy',
        constant: 'RTM_NEWTOY',
        request: 16,
        reply: 16,
        modes: ['do', 'notify'],
        verb: 'new',
        flags: ['create'],
        capability: undefined,
      },
      {
        name: 'gettoy',
        constant: 'RTM_GETTOY',
        request: 18,
        reply: 16,
        modes: ['do', 'dump'],
        verb: 'get',
        flags: undefined,
        capability: 'CAP_NET_ADMIN',
      },
      {
        name: 'toy-event',
        constant: undefined,
        request: undefined,
        reply: 20,
        modes: ['event'],
        verb: 'other',
        flags: undefined,
        capability: undefined,
      },
    ],
  );
  assert.equal(spec.family.nested, false);
  // a fixed header's members lose the prefix that the struct gives them
  const header = spec.family.operations[0]!.fixed as StructType;
  assert.deepEqual(
    header.members.map(member => member.name),
    ['id', 'flags'],
  );
  assert.equal(spec.family.fixed, header);
});

test('generic: version, groups, constants of operations', async () => {
  const spec = await load(
    `
version: 3
attribute-sets: [{ name: s, attributes: [] }]
operations:
  async-prefix: toy-event-
  list:
    - { name: get-it, attribute-set: s, flags: [admin-perm], do: {} }
    - { name: it-ntf, notify: get-it, mcgrp: news }
mcast-groups: { list: [{ name: news, c-define-name: toy-news-name, flags: [admin-perm] }] }`,
    'name: toy\nprotocol: genetlink-c',
  );
  assert.deepEqual([spec.family.version, spec.family.nested, spec.protocol], [3, true, 16]);
  assert.deepEqual(
    spec.family.operations.map(operation => operation.constant),
    ['TOY_CMD_GET_IT', 'TOY_EVENT_IT_NTF'],
  );
  assert.deepEqual(spec.family.groups, [
    { name: 'news', number: 0, constant: 'TOY_NEWS_NAME', doc: 'it-ntf', capability: 'CAP_NET_ADMIN' },
  ]);
});

test('key material is known by its name', async () => {
  const [a, b, c] = await attributes(
    '{ name: private-key, type: binary }, { name: public-key, type: binary }, { name: key-data-len, type: u32 }',
  );
  assert.deepEqual([a!.secret, b!.secret, c!.secret], [true, false, false]);
});
