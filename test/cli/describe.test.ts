import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { jsonLines } from '../support/peer.ts';

const main = JSON.stringify(new URL('../../commands/main.ts', import.meta.url));
const script = `import { main } from ${main}; process.exitCode = await main(process.argv.slice(1));`;

interface Ran {
  out: string;
  err: string;
  code: number | null;
}

function nltool(line: string, env: { [name: string]: string } = {}): Ran {
  const words = line.split(' ');
  const ran = spawnSync(process.execPath, ['--input-type=module', '-e', script, '--', ...words], {
    encoding: 'utf8',
    env: { ...process.env, NLTOOL_SPEC_PATH: '', ...env },
  });
  return { out: ran.stdout, err: ran.stderr, code: ran.status };
}

const describeOf = (words: string): string => {
  const { out, err, code } = nltool(`describe ${words}`);
  assert.equal(code, 0, err);
  assert.equal(err, '');
  return out;
};

const specs = join(import.meta.dirname, '../../../shared/ynl-specs');
const noSpecs = existsSync(specs) ? false : 'no YNL specs beside the checkout';

test('an operation: header, attributes, nests one level, a line to try', () => {
  const lines = describeOf('rt-link newlink').split('\n');
  assert.equal(lines[0], 'RTM_NEWLINK (16) rt-link newlink, route: do, notification');
  assert.ok(lines.some(line => /^FIXED +ifinfomsg {2}family u8 address-family · type u16/.test(line)));
  assert.ok(lines.some(line => /^ifname +3 +string$/.test(line)));
  const nest = lines.findIndex(line => /^linkinfo +18 +nest linkinfo-attrs$/.test(line));
  assert.match(lines[nest + 1]!, /^ {2}kind +1 +string$/);
  assert.match(lines.at(-2)!, /^TRY +nltool send rt-link newlink ifname=x linkinfo\.kind=veth --dry-run$/);
  assert.ok(lines.every(line => !line.endsWith(' ')));
});

test('a path into nests, by case or through all of them', () => {
  assert.match(describeOf('rt-link linkinfo.data'), /^vlan +nest linkinfo-vlan-attrs +kind = vlan$/m);
  assert.match(describeOf('rt-link linkinfo.data.vlan.id'), /^IFLA_VLAN_ID \(1\) rt-link linkinfo\.data\.vlan\.id$/m);
  const all = describeOf('rt-link linkinfo.data.id');
  for (const constant of ['IFLA_VLAN_ID', 'IFLA_VXLAN_ID', 'IFLA_GENEVE_ID']) assert.ok(all.includes(constant));
  assert.match(describeOf('rt-link index'), /fixed\.index/);
});

test('constants of every kind', () => {
  const heads: [constant: string, head: string][] = [
    ['IFLA_MTU', 'IFLA_MTU (4) rt-link mtu'],
    ['ifla_info_kind', 'IFLA_INFO_KIND (1) rt-link linkinfo.kind'],
    ['RTM_NEWROUTE', 'RTM_NEWROUTE (24) rt-route newroute, route: do, notification'],
    ['RTNLGRP_LINK', 'RTNLGRP_LINK (1) group link of route'],
    ['IFF_UP', 'IFF_UP (0x1) up, a flag of ifinfo-flags'],
    ['NLM_F_DUMP', 'NLM_F_DUMP (0x300) dump, a flag of get-flags'],
    ['NETLINK_AUDIT', 'NETLINK_AUDIT (9)'],
    ['CTRL_CMD_GETPOLICY', 'CTRL_CMD_GETPOLICY (10) nlctrl getpolicy, generic: dump'],
    ['ENOENT', 'ENOENT (2) an error number'],
  ];
  for (const [constant, head] of heads) {
    const titles = describeOf(constant)
      .split('\n\n')
      .map(page => page.split('\n')[0]);
    assert.equal(titles[0], head);
  }
});

test('what is not there is exit 2, with the nearest names', () => {
  const wrong: [words: string, why: RegExp][] = [
    ['IFLA_MTUU', /^nltool: nothing is called IFLA_MTUU; did you mean IFLA_MTU/],
    ['rt-lnk newlink', /^nltool: no protocol or family rt-lnk; did you mean rt-link/],
    ['rt-link newlnk', /^nltool: rt-link has no .* newlnk; did you mean newlink/],
    ['rt-link newlink linkinf', /^nltool: rt-link newlink has no .* linkinf; did you mean .*linkinfo/],
    ['route nosuch', /^nltool: route has no family, operation or group nosuch/],
    ['rt-link linkinfo --json-schema', /^nltool: --json-schema is of a family, an operation/],
    ['rt-link --json --json-schema', /^nltool: --json cannot apply/],
    ['rt-link --netns x', /^nltool: --netns cannot apply/],
    ['--policy', /^nltool: --policy is of one generic family/],
  ];
  for (const [words, why] of wrong) {
    const { out, err, code } = nltool(`describe ${words}`);
    assert.equal(code, 2, words);
    assert.equal(out, '');
    assert.match(err, why);
    assert.equal(err.trim().split('\n').length, 1);
  }
});

test('--json is one object a line', () => {
  const protocols = jsonLines(describeOf('--json'));
  assert.ok(protocols.length >= 23);
  const operation = JSON.parse(describeOf('rt-link newlink --json'));
  assert.equal(operation.operation.request, 16);
  const { attributes } = operation.sets['link-attrs'];
  const linkinfo = attributes.find((one: { name: string }) => one.name === 'linkinfo');
  assert.equal(linkinfo.number, 18);
  assert.equal(linkinfo.type.set, 'linkinfo-attrs');
  assert.ok(operation.sets['linkinfo-attrs']);
});

const ownSpec = `name: sprout
protocol: genetlink
attribute-sets:
  - name: sprout
    attributes:
      - { name: height, type: u32, checks: { max: 9 } }
operations:
  list:
    - name: grow
      attribute-set: sprout
      do: { request: { attributes: [height] } }
`;

test('--spec brings families that are not built in', t => {
  const folder = mkdtempSync(join(tmpdir(), 'nltool-describe-'));
  t.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'sprout.yaml'), ownSpec);
  assert.match(describeOf(`sprout grow --spec ${folder}`), /^SPROUT_CMD_GROW \(1\) sprout grow, generic: do$/m);
  assert.match(describeOf(`SPROUT_A_HEIGHT --spec ${folder}/sprout.yaml`), /^CHECKS +at most 9$/m);
  const { code, err } = nltool(`describe sprout --spec ${folder}/none.yaml`);
  assert.equal(code, 2);
  assert.match(err, /none\.yaml: no such file/);
});

test('every spec of the kernel is described', { skip: noSpecs }, () => {
  for (const name of ['nl80211', 'nftables', 'tc'])
    assert.match(nltool(`describe ${name} --spec ${specs}/${name}.yaml`).out, new RegExp(`^${name} family of`));
});

test('colour only where it is asked for', () => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colour is made of them
  const color = /\u001b\[/;
  assert.doesNotMatch(describeOf('IFLA_MTU'), color);
  assert.match(describeOf('IFLA_MTU --color always'), color);
});

test('a protocol that nobody has registered', () => {
  assert.match(describeOf('31'), /^protocol 31\nwithout an owner/);
});

test('a family that this kernel lacks: exit 1, whoever asks', {
  skip: existsSync('/proc/net/netlink') ? false : 'needs Linux',
}, () => {
  const folder = mkdtempSync(join(tmpdir(), 'nltool-'));
  const spec = join(folder, 'absent.yaml');
  writeFileSync(
    spec,
    'name: nltool-absent\nprotocol: genetlink\ndoc: none\nattribute-sets: [{name: a, attributes: [{name: id, type: u32}]}]\noperations: {list: [{name: get, attribute-set: a, do: {request: {attributes: [id]}}}]}\n',
  );
  const says = 'nltool: this kernel has no generic family nltool-absent (a module may bring it)\n';
  for (const line of ['listen nltool-absent:events', 'describe nltool-absent --policy', 'send nltool-absent get id=1'])
    assert.deepEqual(nltool(`${line} --spec ${spec}`), { out: '', err: says, code: 1 }, line);
  assert.match(nltool(`describe nltool-absent --spec ${spec}`).out, /HOLDS +1 operation, 1 attribute in 1 set\n/);
  rmSync(folder, { recursive: true });
});

test('a search path that is wrong is said, and no reason to end', () => {
  const { out, err, code } = nltool('describe IFLA_MTU', { NLTOOL_SPEC_PATH: '/nonexistent/specs' });
  assert.deepEqual(
    [err, code],
    ['nltool: NLTOOL_SPEC_PATH: left out: /nonexistent/specs: no such file or directory\n', 0],
  );
  assert.match(out, /^IFLA_MTU/);
});
