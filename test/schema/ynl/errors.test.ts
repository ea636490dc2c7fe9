/** Wrong and hostile specs: an error with file and line, never anything else. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadSpec, SpecError } from '../../../src/schema/ynl/load.ts';

const good = `name: toy
definitions:
  - name: colours
    type: enum
    entries: [red, green]
  - name: point
    type: struct
    members:
      - { name: x, type: u32 }
attribute-sets:
  - name: main
    attributes:
      - name: id
        type: u32
      - name: where
        type: binary
        struct: point
operations:
  list:
    - name: get
      doc: gets
      attribute-set: main
      do:
        request:
          attributes: [id]
        reply:
          attributes: [id, where]
mcast-groups:
  list:
    - name: news
`;

/** The errors of the good spec with one text in place of another. */
async function errors(from: string, to: string): Promise<string[]> {
  assert.ok(good.includes(from), from);
  try {
    await loadSpec(good.replace(from, to), 'toy.yaml');
  } catch (error) {
    assert.ok(error instanceof SpecError, `${error}`);
    return error.problems;
  }
  return [];
}

test('the good one is good', async () => {
  const spec = await loadSpec(good, 'toy.yaml');
  assert.deepEqual(spec.warnings, []);
  assert.equal(spec.family.source, 'toy.yaml');
});

const wrong: [string, string, string][] = [
  [
    'type: binary\n        struct: point',
    'type: binary\n        checks: { min-len: "a\\n - 1\\n- 1" }',
    "toy.yaml:17: unknown number 'a - 1 - 1' in checks of attribute 'where' of attribute set 'main'",
  ],
  [
    'type: u32\n      - name: where',
    'type: u33\n      - name: where',
    "toy.yaml:14: unknown type 'u33' in attribute 'id' of attribute set 'main'",
  ],
  ['struct: point', 'struct: pint', "toy.yaml:17: unknown struct 'pint' in attribute 'where' of attribute set 'main'"],
  ['attribute-set: main', 'attribute-set: man', "toy.yaml:22: unknown attribute set 'man' in operation 'get'"],
  ['[red, green]', '[red, red]', "toy.yaml:5: second entry 'red' in enum 'colours'"],
  ['name: where', 'name: id', "toy.yaml:15: second attribute 'id' in attribute 'id' of attribute set 'main'"],
  [
    'name: where',
    'name: where\n        value: 1',
    "toy.yaml:15: number 1 is that of 'id' already in attribute 'where' of attribute set 'main'",
  ],
  [
    'name: where',
    'name: where\n        value: 70000',
    "toy.yaml:16: 'value' is 70000, not in 0..16383, in attribute 'where' of attribute set 'main'",
  ],
  [
    'name: where',
    'name: __proto__',
    "toy.yaml:15: name '__proto__' has other characters than letters, digits, and -_.+ behind the first in attribute of attribute set 'main'",
  ],
  [
    'name: where',
    'name: constructor',
    "toy.yaml:15: name 'constructor' is reserved in attribute of attribute set 'main'",
  ],
  ['name: where', "name: '12'", "toy.yaml:15: name '12' is a number in attribute of attribute set 'main'"],
  ['name: where', 'name: 12', "toy.yaml:15: 'name' must be a name in attribute of attribute set 'main'"],
  ['name: where', 'name: [where]', "toy.yaml:15: 'name' must be one value in attribute of attribute set 'main'"],
  [
    'name: x, type: u32',
    'name: x, type: binary, struct: point',
    "toy.yaml:9: struct 'point' contains itself or has an error in member 'x' of struct 'point'",
  ],
  ['name: x, type: u32', 'name: x, type: pad', "toy.yaml:9: no 'len' in member 'x' of struct 'point'"],
  [
    'name: x, type: u32',
    'name: x, type: binary, len: 100000',
    "toy.yaml:9: 'len' is 100000, not in 1..65535, in member 'x' of struct 'point'",
  ],
  ['do:\n', 'do: []\n      dump:\n', "toy.yaml:23: do of operation 'get' must be a mapping"],
  ['name: toy\n', '', "toy.yaml:1: no 'name' in the spec"],
  ['name: toy\n', 'name: toy\nprotocol: netlink-raw\n', "toy.yaml:1: no 'protonum' in the spec"],
  ['name: toy\n', 'name: toy\nname: toy\n', "toy.yaml:2: key 'name' stands twice"],
  ['name: toy\n', 'name: *nobody\n', "toy.yaml:1: unknown alias 'nobody'"],
];
for (const [from, to, expected] of wrong)
  test(`error: ${expected}`, async () => {
    assert.deepEqual((await errors(from, to)).slice(0, 1), [expected]);
  });

test('all errors are told at once', async () => {
  const text = good.replace('struct: point', 'struct: pint').replace('[red, green]', '[red, red]');
  const error = await loadSpec(text, 'toy.yaml').catch((error: unknown) => error);
  assert.ok(error instanceof SpecError);
  assert.equal(error.problems.length, 2);
  assert.equal(error.message, error.problems.join('\n'));
});

const odd: [string, string, string][] = [
  [
    'type: u32\n      - name: where',
    'type: u32\n        colour: red\n      - name: where',
    "toy.yaml:15: unknown key 'colour' in attribute 'id' of attribute set 'main'",
  ],
  ['name: toy\n', 'name: toy\nlicence: none\n', "toy.yaml:2: unknown key 'licence' in the spec"],
  ['attributes: [id]', 'attributes: [id, ip]', "toy.yaml:25: unknown attribute 'ip' in do request of operation 'get'"],
  [
    'attributes: [id]',
    'attributes: [id]\n          value: 3',
    "toy.yaml:26: unknown key 'value' in request of do of operation 'get'",
  ],
  ['doc: gets', 'doc: gets\n      flags: [root-perm]', "toy.yaml:22: unknown flag 'root-perm' in operation 'get'"],
  ['doc: gets', 'doc: gets\n      mcgrp: olds', "toy.yaml:22: unknown multicast group 'olds' of operation 'get'"],
  [
    'type: u32\n      - name: where',
    'type: u8\n        display-hint: mac\n      - name: where',
    "toy.yaml:15: display-hint has no meaning for u8 in attribute 'id' of attribute set 'main'",
  ],
];
for (const [from, to, expected] of odd)
  test(`warning: ${expected}`, async () => {
    assert.ok(good.includes(from));
    assert.deepEqual((await loadSpec(good.replace(from, to), 'toy.yaml')).warnings, [expected]);
  });

const rejects = (text: string, message: RegExp) =>
  assert.rejects(loadSpec(text, 'f'), (error: unknown) => error instanceof SpecError && message.test(error.message));

test('documents that are no spec', async () => {
  await rejects('', /^f:1: the spec must be a mapping/);
  await rejects('[]', /^f:1: the spec must be a mapping/);
  await rejects('a: [', /^f:\d+: /);
  await rejects('name: a\n---\nname: b\n', /^f:\d+: /);
  await rejects('\0\x01\x02', /^f:1: /);
  await rejects('? [a, b]\n: c\n', /^f:1: a key must be a word/);
});

test('documents made to hurt: aliases of aliases, nesting, size, structs of structs', async () => {
  const bomb = Array.from(
    { length: 40 },
    (_, i) =>
      `a${i}: &a${i} [${Array(9)
        .fill(i ? `*a${i - 1}` : 'x')
        .join(', ')}]`,
  );
  const warned = await loadSpec(`${bomb.join('\n')}\n${good}`, 'f');
  assert.equal(warned.warnings.length, 40);
  await rejects(`name: ${'['.repeat(200)}${']'.repeat(200)}`, /nested too deeply/);
  await rejects(`name: ${'['.repeat(100_000)}`, /^f:1: nested too deeply/);
  await rejects(`name: ${'x'.repeat(3_000_000)}`, /longer than/);
  await rejects('&a { name: *a, operations: *a, attribute-sets: [*a] }', /^f:1: /);
  const structs = Array.from(
    { length: 60 },
    (_, i) =>
      `{ name: s${i}, type: struct, members: [{ name: a, type: ${i ? `binary, struct: s${i - 1}` : 'u8'} }, { name: b, type: ${i ? `binary, struct: s${i - 1}` : 'u8'} }] }`,
  );
  await rejects(
    `name: t\ndefinitions: [${structs.join(', ')}]\noperations: { list: [] }`,
    /more than 65535 bytes or 16 structs deep/,
  );
  const shared = `x: &x { request: { attributes: [${'id, '.repeat(2000)} id] } }\n`;
  const many = Array.from(
    { length: 2000 },
    (_, i) => `    - { name: o${i}, value: ${i % 250}, attribute-set: main, do: *x }`,
  );
  await rejects(
    `${shared}${good.split('operations:')[0]}operations:\n  list:\n${many.join('\n')}\n`,
    /more than 1000000 elements/,
  );
});

test('nothing pollutes', async () => {
  await rejects(good.replace('[red, green]', '[__proto__, red]'), /name '__proto__'/);
  await rejects(good.replace('name: news', 'name: toString'), /name 'toString' is reserved/);
  await rejects(good.replace('name: main', 'name: hasOwnProperty'), /reserved/);
  await loadSpec(`__proto__: { polluted: true }\n${good}`, 'f');
  assert.equal(({} as Record<string, unknown>).polluted, undefined);
});
