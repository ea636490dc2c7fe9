/** The kernel's own specs, each loaded and held against its YAML as another reader gives it. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { reach } from '../../../src/schema/walk.ts';
import { findSpecs } from '../../../src/schema/ynl/find.ts';
import { loadSpec } from '../../../src/schema/ynl/load.ts';

const directory = fileURLToPath(new URL('../../../../shared/ynl-specs', import.meta.url));
const skip = existsSync(directory) ? false : 'no ../shared/ynl-specs beside the checkout';

/** ops, attribute sets with subsets, attributes without and with subsets, enums, flags, their entries, structs, members: Linux 7.3.4 */
const counts: Record<string, number[]> = {
  binder: [1, 1, 10, 10, 0, 0, 0, 0, 0],
  conntrack: [2, 17, 95, 95, 2, 2, 48, 2, 5],
  'dev-energymodel': [5, 3, 12, 12, 0, 2, 4, 0, 0],
  devlink: [57, 39, 192, 287, 23, 0, 67, 0, 0],
  dpll: [12, 6, 46, 60, 10, 1, 42, 0, 0],
  drm_ras: [3, 2, 8, 8, 1, 0, 1, 0, 0],
  ethtool: [74, 62, 396, 399, 7, 4, 45, 0, 0],
  fou: [4, 1, 12, 12, 1, 0, 3, 0, 0],
  handshake: [3, 3, 14, 14, 3, 0, 10, 0, 0],
  lockd: [2, 1, 3, 3, 0, 0, 0, 0, 0],
  mptcp_pm: [12, 5, 47, 47, 1, 0, 11, 0, 0],
  net_shaper: [5, 4, 22, 25, 2, 0, 6, 0, 0],
  netdev: [16, 12, 82, 86, 2, 4, 19, 0, 0],
  nfsd: [19, 21, 84, 84, 0, 3, 23, 0, 0],
  nftables: [33, 48, 199, 199, 15, 9, 183, 1, 3],
  nl80211: [3, 16, 473, 474, 2, 2, 193, 1, 2],
  nlctrl: [2, 5, 28, 28, 1, 1, 23, 0, 0],
  ovpn: [11, 16, 35, 80, 3, 0, 10, 0, 0],
  ovs_datapath: [3, 1, 9, 9, 0, 1, 4, 3, 10],
  ovs_flow: [2, 13, 118, 118, 2, 2, 16, 18, 50],
  ovs_packet: [3, 1, 12, 12, 0, 0, 0, 1, 1],
  ovs_vport: [3, 3, 15, 15, 1, 0, 6, 2, 9],
  psp: [12, 5, 27, 27, 1, 0, 4, 0, 0],
  'rt-addr': [4, 1, 12, 12, 0, 1, 12, 2, 9],
  'rt-link': [6, 37, 378, 420, 12, 3, 185, 22, 104],
  'rt-neigh': [7, 3, 46, 46, 1, 3, 31, 5, 32],
  'rt-route': [5, 2, 50, 50, 2, 0, 15, 2, 14],
  'rt-rule': [5, 1, 30, 30, 1, 0, 9, 4, 15],
  sunrpc_cache: [6, 6, 15, 15, 0, 1, 2, 0, 0],
  tc: [12, 69, 604, 604, 4, 2, 20, 61, 335],
  tcp_metrics: [2, 2, 20, 20, 0, 0, 0, 0, 0],
  team: [4, 5, 23, 23, 0, 0, 0, 0, 0],
  wireguard: [2, 3, 25, 25, 0, 3, 5, 1, 2],
};

/** What the YAML says, read plainly. */
interface Raw {
  name: string;
  definitions?: {
    name: string;
    type: string;
    entries?: (string | Entry)[];
    members?: { name: string }[];
    'value-start'?: number;
  }[];
  'attribute-sets': {
    name: string;
    'subset-of'?: string;
    attributes: { name: string; value?: number; type?: string }[];
  }[];
  'sub-messages'?: { name: string; formats: { value: string }[] }[];
  operations: { list: Record<string, unknown>[] };
}
interface Entry {
  name: string;
  value?: number;
}

const total = <T>(list: T[], of: (item: T) => number): number => list.reduce((sum, item) => sum + of(item), 0);

describe('the specs of the kernel', { skip }, async () => {
  const files = skip ? [] : await findSpecs(directory);

  test('are all here', () => {
    assert.deepEqual(files.map(file => basename(file, '.yaml')).sort(), Object.keys(counts).sort());
  });

  for (const file of files) {
    const name = basename(file, '.yaml');
    const text = readFileSync(file, 'utf8');

    test(`${name} loads without a warning and with everything in it`, async () => {
      const spec = await loadSpec(text, file);
      const raw = parse(text) as Raw;
      assert.deepEqual(spec.warnings, []);
      const subsets = new Set(raw['attribute-sets'].filter(set => set['subset-of']).map(set => set.name));
      // an attribute that a subset names twice is one
      const twice = total(
        raw['attribute-sets'],
        set => set.attributes.length - new Set(set.attributes.map(one => one.name)).size,
      );
      // operations: a notification may be a mode of another, and a number may be reserved
      const [operations, ...rest] = counts[name]!;
      assert.deepEqual(
        [
          spec.sets.length,
          total(
            spec.sets.filter(set => !subsets.has(set.name)),
            set => set.attributes.length,
          ),
          total(spec.sets, set => set.attributes.length) + twice,
          spec.enums.filter(one => !one.flags).length,
          spec.enums.filter(one => one.flags).length,
          total(spec.enums, one => one.entries.length),
          spec.structs.length,
          total(spec.structs, one => one.members.length),
        ],
        rest,
      );
      assert.equal(raw.operations.list.length, operations);
    });

    test(`${name}: numbers and names are those of the YAML`, async () => {
      const spec = await loadSpec(text, file);
      const raw = parse(text) as Raw;
      const sets = new Map(spec.sets.map(set => [set.name, set]));
      const numbers = (of: Raw['attribute-sets'][number]): [string, number][] => {
        const above = raw['attribute-sets'].find(set => set.name === of['subset-of']);
        const base = above && new Map(numbers(above));
        let next = 0;
        const all = of.attributes.map((one): [string, number] => {
          next = one.value ?? next + 1;
          return [one.name, base ? base.get(one.name)! : next];
        });
        return [...new Map(all)];
      };
      for (const set of raw['attribute-sets'])
        assert.deepEqual(
          sets.get(set.name)!.attributes.map(one => [one.name, one.number]),
          numbers(set),
          set.name,
        );

      for (const definition of raw.definitions ?? []) {
        if (definition.members)
          assert.deepEqual(
            spec.structs.find(one => one.name === definition.name)!.members.map(member => member.name),
            definition.members.map(member => member.name),
          );
        if (!definition.entries) continue;
        let next = (definition['value-start'] ?? 0) - 1;
        const entries = definition.entries.map(entry => {
          const { name, value } = typeof entry === 'string' ? { name: entry, value: undefined } : entry;
          next = value ?? next + 1;
          return [name, definition.type === 'flags' ? 2 ** next : next];
        });
        const schema = spec.enums.find(one => one.name === definition.name)!;
        assert.deepEqual(
          schema.entries.map(entry => [entry.name, Number(entry.value)]),
          entries,
        );
      }
    });

    test(`${name}: every operation is there, its attributes are found, and all that it reaches is declared`, async () => {
      const spec = await loadSpec(text, file);
      const raw = parse(text) as Raw;
      const { operations } = spec.family;
      for (const operation of raw.operations.list) {
        const asked = 'do' in operation || 'dump' in operation;
        const told = 'notify' in operation || 'event' in operation;
        if (!asked && !told) continue;
        const found = operations.find(one => one.name === operation.name);
        if (asked) assert.ok(found?.request !== undefined, `${operation.name}`);
        else
          assert.ok(
            found ?? operations.some(one => one.reply === operation.value && one.modes.includes('notify')),
            `${operation.name}`,
          );
      }
      for (const operation of operations) assert.ok(operation.attributes?.(), operation.name);
      const declared = new Set<unknown>(spec.sets);
      const { sets } = reach(spec.family);
      assert.ok(sets.length > 0);
      for (const set of sets) if (set.name !== 'no-content') assert.ok(declared.has(set), set.name);
    });
  }
});
