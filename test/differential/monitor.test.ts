import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { viewOf } from '../../src/wire/bytes.ts';
import { at, type Json } from '../support/differences.ts';
import { allFixtures } from '../support/fixtures.ts';
import { netnsMissing } from '../support/netns.ts';
import { nltool } from '../support/nltool.ts';
import { prefix } from './ip-route-fields.ts';

const folder = mkdtempSync(join(tmpdir(), 'nltool-monitor-'));
after(() => rmSync(folder, { recursive: true }));

/** Every message that the kernel sent in the fixtures of route. */
function* messages(): Generator<{ type: number; bytes: Uint8Array }> {
  for (const { protocol, direction, bytes } of allFixtures()) {
    if (protocol !== 'route' || direction === 'to-kernel') continue;
    const view = viewOf(bytes);
    for (let start = 0; start + 16 <= bytes.length; ) {
      const length = view.getUint32(start, true);
      if (length < 16 || start + length > bytes.length) break;
      const next = start + ((length + 3) & ~3);
      yield { type: view.getUint16(start + 4, true), bytes: bytes.subarray(start, next) };
      start = next;
    }
  }
}

const all = [...messages()];
const file = join(folder, 'all');
writeFileSync(file, Buffer.concat(all.map(({ bytes }) => bytes)));
let records: Json[];

/** The records of messages of some types, and a file of the same bytes, as `ip monitor file` takes it. */
function some(...types: number[]): { file: string; ours: Json[] } {
  const part = join(folder, types.join());
  writeFileSync(part, Buffer.concat(all.filter(({ type }) => types.includes(type)).map(({ bytes }) => bytes)));
  return { file: part, ours: records.filter(({ header }) => types.includes(header.type)) };
}

/** What the program prints, in a namespace whose interfaces have none of the numbers. */
const printed = (...command: string[]): string =>
  spawnSync('unshare', ['-n', ...command], { encoding: 'utf8', maxBuffer: 1 << 26 }).stdout;

const has =
  (...paths: string[]) =>
  (record: Json): string[] =>
    paths
      .map(path => at(record, path))
      .filter(value => value !== undefined)
      .map(String);

const deleted = (record: Json): string[] => (/^del/.test(record.operation) ? ['Deleted'] : []);

/** What stands in the text of each kind of message. */
const kinds: { label: string; types: number[]; words: (record: Json) => string[] }[] = [
  {
    label: 'LINK',
    types: [16, 17],
    words: one => [...deleted(one), `${one.fixed.index}: `, ...has('ifname', 'address', 'qdisc')(one)],
  },
  {
    label: 'ADDR',
    types: [20, 21],
    words: one => [
      ...deleted(one),
      one.fixed.family,
      `${one.attributes.local ?? one.attributes.address}`,
      `/${one.fixed.prefixlen}`,
      ...has('label')(one),
    ],
  },
  {
    label: 'ROUTE',
    types: [24, 25],
    words: one => [
      ...deleted(one),
      prefix(one.attributes.dst, one.fixed.dst_len, one.fixed.family),
      ...has('gateway', 'priority')(one),
    ],
  },
  {
    label: 'NEIGH',
    types: [28, 29],
    words: one => [
      ...deleted(one),
      ...has('dst', 'lladdr')(one),
      ...one.fixed.state.map((s: string) => s.toUpperCase()),
    ],
  },
  {
    label: 'RULE',
    types: [32, 33],
    words: one => [...deleted(one), `${one.attributes.priority ?? 0}:`, ...has('src', 'dst', 'iifname')(one)],
  },
  { label: 'ADDRLABEL', types: [72, 73], words: one => [...has('label')(one)] },
  { label: 'NETCONF', types: [80, 81], words: one => [...deleted(one), one.fixed.family] },
  { label: 'NSID', types: [88, 89], words: one => [...deleted(one), 'nsid'] },
  { label: 'NEXTHOP', types: [104, 105], words: one => [...deleted(one), ...has('id', 'gateway')(one)] },
  { label: 'NEXTHOPBUCKET', types: [116], words: one => [...has('id')(one)] },
  { label: 'STATS', types: [92], words: () => [] },
];

const missing = spawnSync('ip', ['-V']).error ? 'iproute2 is not installed' : netnsMissing();

suite('the same bytes in iproute2', { skip: missing ?? false }, () => {
  before(() => {
    const { out } = nltool(['decode', file, '--format', 'raw', '--proto', 'route', '--json']);
    const lines = out.split('\n').filter(Boolean);
    records = lines.map(line => JSON.parse(line)).filter(({ header }) => header);
    assert.equal(records.length, all.length);
  });

  for (const { label, types, words } of kinds)
    test(`ip -d monitor: ${label}`, () => {
      const { file, ours: every } = some(...types);
      const ours = every.filter(one => label !== 'ROUTE' || !one.fixed.flags.includes('cloned'));
      assert.ok(ours.length > 0);
      const text = printed('ip', '-d', 'monitor', 'all', 'label', 'file', file);
      const blocks = text.split(/^(?=\[[A-Z0-9]+\])/m).filter(Boolean);
      assert.equal(blocks.length, ours.length);
      for (const [i, block] of blocks.entries()) {
        const multicast = String(ours[i].fixed.family).endsWith('mr') && label === 'ROUTE';
        assert.ok(block.startsWith(multicast ? '[MROUTE]' : `[${label}]`), block);
        // ip takes routes of CAN for those of IP.
        if (multicast || ours[i].family === 'can-gw') continue;
        for (const word of words(ours[i])) assert.ok(block.includes(word), `${word} in ${block}`);
      }
    });

  const missingProgram = (name: string) => (spawnSync(name, ['-V']).error ? `${name} is not installed` : false);

  test('bridge -d monitor: MDB, TUNNEL and forwarding entries', { skip: missingProgram('bridge') }, () => {
    const text = (file: string) => printed('bridge', '-d', 'monitor', 'all', 'file', file);
    const mdb = some(84, 85);
    const entries = mdb.ours.flatMap(one => (one.attributes.mdb?.entry ?? []).flatMap(({ info }: Json) => info));
    const lines = text(mdb.file)
      .split('\n')
      .filter(line => / grp /.test(line));
    assert.equal(lines.length, entries.length);
    for (const [i, line] of lines.entries()) {
      const { addr, state, source, rtprot } = entries[i];
      const words = [addr.ip4 ?? addr.ip6 ?? addr.mac, state === 'permanent' ? state : 'temp', source, rtprot];
      for (const word of words.filter(Boolean)) assert.ok(line.includes(word), `${word} in ${line}`);
    }
    const tunnel = some(120, 121);
    const shown = text(tunnel.file)
      .split('\n')
      .flatMap(line => /^(?:\[TUNNEL\]\S+| ) +(?:Deleted )?(\d+)/.exec(line)?.[1] ?? []);
    const ids = tunnel.ours.flatMap(one => one.attributes.entry.map(({ start }: Json) => String(start)));
    assert.deepEqual(shown.length > 0, ids.length > 0);
    for (const id of shown) assert.ok(ids.includes(id), id);
    const neigh = some(28, 29);
    const forwarding = neigh.ours.filter(({ fixed }) => fixed.family === 'bridge');
    const fdb = text(neigh.file).split(/^(?=\[)/m);
    assert.equal(fdb.length, forwarding.length);
    for (const [i, line] of fdb.entries())
      for (const word of [...deleted(forwarding[i]), ...has('lladdr', 'dst', 'vni')(forwarding[i])])
        assert.ok(line.includes(word), `${word} in ${line}`);
  });

  const handle = (value: number) => `${(value >>> 16).toString(16)}:${(value & 0xffff || '').toString(16)}`;
  const tc: { types: number[]; line: RegExp; words: (record: Json) => string[] }[] = [
    { types: [36, 37], line: /^(\w+ )?qdisc /, words: one => [`${one.attributes.kind} ${handle(one.fixed.handle)} `] },
    { types: [40, 41], line: /^(\w+ )?class /, words: one => [`${one.attributes.kind} ${handle(one.fixed.handle)} `] },
    {
      types: [44, 45],
      line: /^(\w+ )?filter /,
      words: one => [...has('kind')(one), `pref ${one.fixed.prio}`, `chain ${one.attributes.chain}`],
    },
    { types: [100, 101], line: /^(\w+ )?chain /, words: one => [`chain ${one.attributes.chain}`] },
  ];
  for (const { types, line, words } of tc)
    test(`tc -d monitor: ${types}`, { skip: missingProgram('tc') }, () => {
      const { file, ours } = some(...types);
      const lines = printed('tc', '-d', 'monitor', 'file', file)
        .split('\n')
        .filter(one => line.test(one));
      assert.equal(lines.length, ours.length);
      for (const [i, text] of lines.entries())
        for (const word of words(ours[i])) assert.ok(`${text} `.includes(word), `${word} in ${text}`);
    });

  test('tc -d monitor: actions', { skip: missingProgram('tc') }, () => {
    const { file, ours } = some(48, 49, 50);
    assert.deepEqual(
      [...printed('tc', '-d', 'monitor', 'file', file).matchAll(/total acts (\d+)/g)].map(([, count]) => Number(count)),
      ours.map(one => one.attributes.count ?? 0),
    );
  });
});
