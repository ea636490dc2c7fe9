import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { nltool } from '../support/nltool.ts';
import { jsonLines, peerMissing } from '../support/peer.ts';

const skip = peerMissing('genl', 'ctrl', 'list');
const genl = (...words: string[]): string => spawnSync('genl', words, { encoding: 'utf8' }).stdout;

interface Family {
  name: string;
  id: number;
  version: number;
  header: number;
  attributes: number;
  operations: { id: number; flags?: number }[];
  groups: { id: number; name: string }[];
}

/** The text of `genl ctrl list`, read again. */
function families(text: string): Family[] {
  return text
    .split(/^(?=Name: )/m)
    .map(block => block.trim())
    .filter(block => block.startsWith('Name: '))
    .map(block => {
      const [head, ...lists] = block.split(/^\t(?=commands|multicast)/m);
      const [, name, id, version, header, attributes] =
        /Name: (\S+)\s+ID: (\S+)\s+Version: (\S+)\s+header size: (\d+)\s+max attribs: (\d+)/.exec(head!)!;
      const items = (title: string) =>
        lists.filter(list => list.startsWith(title)).flatMap(list => list.split(/#\d+:/).slice(1));
      return {
        name: name!,
        id: Number(id),
        version: Number(version),
        header: Number(header),
        attributes: Number(attributes),
        operations: items('commands').map(item => {
          const flags = /Capabilities \((\S+)\)/.exec(item);
          return { id: Number(/ID-(\S+)/.exec(item)![1]), ...(flags ? { flags: Number(flags[1]) } : {}) };
        }),
        groups: items('multicast').map(item => {
          const [, group, name] = /ID-(\S+)\s+name: (\S+)/.exec(item)!;
          return { id: Number(group), name: name! };
        }),
      };
    });
}

const bits: Record<string, number> = {
  'admin-perm': 1,
  'cmd-cap-do': 2,
  'cmd-cap-dump': 4,
  'cmd-cap-haspol': 8,
  'uns-admin-perm': 16,
};

test('genl ctrl list: families, operations, groups', { skip }, () => {
  const theirs = families(genl('ctrl', 'list'));
  const ours = jsonLines(nltool(['families', 'generic', '--json']).out).filter(({ id }) => id !== undefined);
  assert.ok(theirs.length > 0);
  assert.deepEqual(ours.map(({ name }) => name).sort(), theirs.map(({ name }) => name).sort());
  for (const family of theirs) {
    const own = ours.find(({ name }) => name === family.name)!;
    // genl leaves the flags out where the family's version is 1
    const flagged = family.operations.some(({ flags }) => flags !== undefined);
    assert.equal(flagged, family.version >= 2 && family.operations.length > 0, family.name);
    assert.deepEqual(
      {
        name: own.name,
        id: own.id,
        version: own.version,
        header: own.header_length,
        attributes: own.max_attribute,
        operations: own.operations.map(({ id, flags }: { id: number; flags: string[] }) => ({
          id,
          ...(flagged ? { flags: flags.reduce((sum, flag) => sum | bits[flag]!, 0) } : {}),
        })),
        groups: own.groups,
      },
      family,
    );
  }
});

interface Policy {
  policy_id: number;
  attr_id: number;
  type: string;
  [check: string]: string | number;
}

/** One attribute as genl writes it; it has no name for the newest types. */
function policyLine(one: Policy, unknown: boolean): string {
  const low = one.min_value_u ?? one.min_value_s;
  const high = one.max_value_u ?? one.max_value_s;
  const type = unknown && /^[us]int$/.test(one.type) ? 'unknown' : one.type.toUpperCase().replaceAll('-', '_');
  return [
    `policy[${one.policy_id}]:attr[${one.attr_id}]: type=${type}`,
    ...(one.policy_idx === undefined ? [] : [`policy:${one.policy_idx} maxattr:${one.policy_maxtype}`]),
    ...(low === undefined ? [] : [`range:[${low},${high}]`]),
    ...(one.min_length === undefined ? [] : [`min len:${one.min_length}`]),
    ...(one.max_length === undefined ? [] : [`max len:${one.max_length}`]),
  ].join(' ');
}

const policySkip = skip || peerMissing('genl', 'ctrl', 'policy', 'name', 'nlctrl');

/** Every family that this kernel has. */
const all = policySkip ? ['nlctrl'] : [...genl('ctrl', 'list').matchAll(/^Name: (\S+)/gm)].map(([, name]) => name!);

for (const name of all)
  test(`genl ctrl policy name ${name}`, { skip: policySkip }, t => {
    const text = genl('ctrl', 'policy', 'name', name);
    if (!/policy\[/.test(text)) return t.skip('has no policy');
    const id = Number(/ID: (\S+)/.exec(text)![1]);
    const { out, code } = nltool([
      'send',
      'nlctrl',
      'getpolicy',
      `family-id=${id}`,
      '--dump',
      '--json',
      '--json-strings-64',
    ]);
    assert.equal(code, 0);
    const records = jsonLines(out).map(({ attributes }) => attributes);
    const operations = records.flatMap(({ op_policy }) => op_policy ?? []);
    const theirs = [...text.matchAll(/op (\d+) policies:(?: do=(\d+))?(?: dump=(\d+))?/g)];
    const number = (digits: string | undefined) => (digits === undefined ? undefined : Number(digits));
    assert.deepEqual(
      operations.map(one => [one.op_id, one.do, one.dump]),
      theirs.map(([, op, act, dump]) => [Number(op), number(act), number(dump)]),
    );
    const lines = [...text.matchAll(/policy\[.*/g)].map(([line]) => line.trim());
    const ours = records.flatMap(({ policy }) => policy ?? []);
    t.diagnostic(`${operations.length} operations, ${lines.length} attributes`);
    assert.equal(ours.length, lines.length);
    for (const [i, line] of lines.entries()) assert.equal(policyLine(ours[i], /type=unknown/.test(line)), line);
  });
