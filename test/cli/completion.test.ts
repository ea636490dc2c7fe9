import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { commands } from '../../commands/index.ts';
import { commandLine, nltool } from '../support/nltool.ts';

/** The candidates for the last word. */
const offered = (...words: string[]): string[] => {
  const { out, err, code } = nltool(['__complete', '--', ...words]);
  assert.equal(code, 0, err);
  assert.equal(err, '');
  return out
    .split('\n')
    .slice(0, -1)
    .map(line => line.split('\t')[0]!);
};

test('commands, options, and their values', () => {
  for (const { name } of commands) assert.ok(offered('').includes(name));
  assert.deepEqual(offered('lis'), ['listen']);
  assert.deepEqual(offered('listen', '--col'), ['--color']);
  assert.deepEqual(offered('listen', '--color', 'a'), ['auto', 'always']);
  assert.deepEqual(offered('listen', '--time=u'), ['--time=utc']);
  assert.deepEqual(offered('listen', '-w', ''), [':file']);
  assert.deepEqual(offered('completion', ''), ['bash', 'zsh', 'fish']);
  assert.deepEqual(offered('nothing', ''), []);
});

test('protocols, groups, families, operations, attributes', () => {
  assert.deepEqual(offered('listen', 'rou'), ['route:']);
  assert.deepEqual(offered('listen', 'route:li'), ['route:link']);
  assert.deepEqual(offered('listen', 'route:link,nei'), ['route:link,neigh']);
  assert.deepEqual(offered('listen', 'nlctrl:'), ['nlctrl:notify', 'nlctrl:all']);
  assert.ok(offered('listen', '--proto', 'route', '--groups', '1,ipv4-').includes('1,ipv4-route'));
  assert.deepEqual(offered('send', 'rt-lin'), ['rt-link']);
  assert.deepEqual(offered('send', 'rt-link', 'newl'), ['newlink', 'newlinkprop']);
  assert.deepEqual(offered('send', 'rt-link', 'newlink', 'ifna'), ['ifname=']);
  assert.ok(offered('send', 'rt-link', 'newlink', 'linkinfo.').includes('linkinfo.data.'));
  const vlan = offered('send', 'rt-link', 'newlink', 'linkinfo.kind=vlan', 'linkinfo.data.');
  assert.ok(vlan.includes('linkinfo.data.id=') && !vlan.includes('linkinfo.data.ttl='));
  assert.ok(offered('send', 'rt-link', 'newlink', 'fixed.').includes('fixed.index='));
});

test('what stands behind the = of a word: names, kinds that choose a format, interfaces', () => {
  const link = (word: string) => offered('send', 'rt-link', 'newlink', word);
  assert.deepEqual(link('flags=up,promi'), ['flags=up,promisc']);
  assert.ok(!link('flags=up,').includes('flags=up,up'));
  assert.deepEqual(link('fixed.flags=promi'), ['fixed.flags=promisc']);
  assert.deepEqual(link('linkinfo.kind=vxl'), ['linkinfo.kind=vxlan']);
  assert.ok(link('index=l').includes('index=lo'));
  assert.deepEqual(link('ind'), ['index=']);
  assert.deepEqual(link('mtu='), []);
  assert.deepEqual(offered('send', 'rt-route', 'newroute', 'type=unic'), ['type=unicast']);
  assert.deepEqual(offered('send', 'rt-link', 'newlink', '--flags', '+ex'), ['+excl']);
  assert.deepEqual(offered('send', 'rt-link', 'newlink', '--flags', '+excl,+ech'), ['+excl,+echo']);
});

test('constants of the kernel headers', () => {
  assert.deepEqual(offered('describe', 'IFLA_MT'), ['IFLA_MTU']);
  assert.deepEqual(offered('describe', 'NLM_F_DUMP_'), ['NLM_F_DUMP_FILTERED', 'NLM_F_DUMP_INTR']);
});

const specs = join(import.meta.dirname, '../../../shared/ynl-specs');
const noSpecs = existsSync(join(specs, 'fou.yaml')) ? false : 'no YNL specs beside the checkout';

test('a spec that is named', { skip: noSpecs }, () => {
  const spec = join(specs, 'fou.yaml');
  assert.ok(offered('send', '--spec', spec, 'fou', '').includes('add'));
  assert.deepEqual(offered('send', '--spec', '/nowhere.yaml', 'rt-link', 'getl')[0], 'getlink');
});

const folder = mkdtempSync(join(tmpdir(), 'nltool-'));
after(() => rmSync(folder, { recursive: true }));

test('in bash: readline takes what is offered', () => {
  const tool = join(folder, 'nltool');
  writeFileSync(tool, `#!/bin/sh\nexec ${commandLine()} "$@"\n`);
  chmodSync(tool, 0o755);
  const line = 'nltool listen route:link,nei';
  const script = [
    'source <(nltool completion bash)',
    'compopt() { :; }',
    `COMP_LINE='${line}' COMP_POINT=${line.length}`,
    '_nltool',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: bash's own
    'printf "%s\\n" "${COMPREPLY[@]}"',
  ].join('\n');
  const env = { ...process.env, PATH: `${folder}:${process.env.PATH}` };
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', script], { encoding: 'utf8', env });
  assert.equal(stderr, '');
  assert.equal(stdout, 'link,neigh\n');
});

test('scripts for zsh and fish', () => {
  assert.match(nltool(['completion', 'zsh']).out, /^#compdef nltool\n/);
  assert.match(nltool(['completion', 'fish']).out, /^complete -c nltool -f -a /m);
});
