import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { makeNetns, netnsMissing, type TestNetns } from '../support/netns.ts';
import { listening, nltool, onTerminal, type Running, terminalMissing } from '../support/nltool.ts';
import { jsonLines } from '../support/peer.ts';

// biome-ignore lint/suspicious/noExplicitAny: records are looked into freely
type Json = { [key: string]: any };
const records = (words: string): Json[] => {
  const { out, err, code } = nltool(words.split(' '));
  assert.equal(code, 0, err);
  return jsonLines(out);
};
const run = (words: string) => nltool(words.split(' ').filter(Boolean));

test('words that name nothing: exit 2 and the nearest names', () => {
  const wrong: [words: string, why: RegExp][] = [
    ['groups rout', /^nltool: no protocol or generic family rout; did you mean route\?/],
    ['families nlctrll', /^nltool: no protocol or generic family nlctrll; did you mean nlctrl\?/],
    ['sockets ethernet', /^nltool: no protocol ethernet/],
    ['sockets --proces x', /^nltool: sockets has no option --proces; did you mean --process\?/],
    ['completion tcsh', /^nltool: tcsh: not one of bash, zsh, fish/],
    ['completion', /^nltool: SHELL is missing \(usage: nltool completion bash\|zsh\|fish\)/],
    ['completion bash zsh', /^nltool: one word too many: zsh/],
    ['famlies', /^nltool: no command famlies; did you mean families\?/],
    ['--json families', /^nltool: --json: options come behind the command/],
  ];
  for (const [words, why] of wrong) {
    const { out, err, code } = run(words);
    assert.match(err, why);
    assert.equal(code, 2);
    assert.equal(out, '');
  }
});

test('help: in short, in full, of all; without a word on stderr with exit 2', () => {
  const short = run('listen -h');
  assert.match(short.out, /^nltool listen: join multicast groups/);
  assert.match(short.out, /^ {2}-c, --count N {2,}end after N messages/m);
  assert.ok(!short.out.includes('Examples:'));
  const full = run('listen --help');
  for (const part of ['Examples:', 'Exit status:', 'See also:', '--show-secrets']) assert.ok(full.out.includes(part));
  assert.equal(run('help listen').out, full.out);
  const all = run('--help');
  for (const name of ['listen', 'groups', 'families', 'sockets', 'completion'])
    assert.match(all.out, new RegExp(`^ {2}${name} `, 'm'));
  const none = run('');
  assert.deepEqual([none.out, none.err, none.code], ['', all.out, 2]);
  assert.ok([short, full, all].every(({ out }) => out.split('\n').every(line => line.length <= 110)));
});

test('families: protocols with their reasons, generic families with numbers', () => {
  const { out, err, code } = run('families');
  assert.equal(code, 0);
  assert.equal(err, '');
  assert.match(out, /^PROTOCOL +# {2}KERNEL +GROUPS {2}FAMILIES$/m);
  assert.match(out, /^route +0 {2}yes +39 {2}.*rt-link/m);
  assert.match(out, /^nflog +5 {2}absent +- {2}\(it left Linux in 3\.17/m);
  assert.match(out, /^nlctrl +0x10 +2 +\d+ {2}notify\(16\)$/m);
  assert.doesNotMatch(out, / $/m);
});

test('families: a protocol, a family, and as records', () => {
  assert.match(run('families route').out, /^rt-link +network interfaces$/m);
  assert.match(run('families rt-link').out, /^ *18 {2}getlink +do,dump/m);
  assert.match(run('families nlctrl').out, /^nlctrl \(generic\).*ID 0x10, version 2/);
  const all = records('families --json');
  const route = all.find(one => one.kind === 'protocol' && one.number === 0);
  assert.deepEqual([route!.name, route!.constant, route!.kernel], ['route', 'NETLINK_ROUTE', 'yes']);
  assert.equal(all.filter(one => one.kind === 'protocol' && one.number < 23).length, 23);
  const nlctrl = all.find(one => one.kind === 'family' && one.name === 'nlctrl');
  assert.deepEqual(nlctrl!.groups, [{ id: 16, name: 'notify' }]);
  assert.deepEqual(nlctrl!.operations[0], { id: 3, flags: ['cmd-cap-do', 'cmd-cap-dump', 'cmd-cap-haspol'] });
});

const missing = netnsMissing();

suite('in a network namespace', { skip: missing ?? false, timeout: 120_000 }, () => {
  let netns: TestNetns;
  let listener: Running;
  before(async () => {
    netns = await makeNetns();
    listener = await listening('route:link,nexthop,ipv6-acaddr', 'nlctrl:notify', '--netns', `${netns.pid}`);
  });
  after(async () => {
    await listener.end('SIGTERM');
    netns.close();
  });

  test('groups: who has joined, also beyond 32', () => {
    const who = new RegExp(`^nltool/${listener.child.pid}$`);
    const groups = records(`groups route --json --netns ${netns.pid}`);
    const joined = groups.filter(one => one.joined_by).map(one => one.number);
    assert.deepEqual(joined, [1, 32, 39]);
    assert.match(groups[0]!.joined_by[0], who);
    assert.deepEqual([groups[0]!.name, groups[0]!.constant], ['link', 'RTNLGRP_LINK']);
    const text = run(`groups nlctrl --netns ${netns.pid}`).out;
    assert.match(text, new RegExp(`^16 {2}nlctrl:notify {2}.* \\S+/${listener.child.pid}$`, 'm'));
  });

  test('groups of every protocol, under their names', () => {
    const { out } = run(`groups --netns ${netns.pid}`);
    for (const title of ['route', 'kobject-uevent', 'generic']) assert.match(out, new RegExp(`^${title}$`, 'm'));
  });

  test('sockets: process and groups by name; by protocol and process', () => {
    const { pid } = listener.child;
    const text = run(`sockets --netns ${netns.pid}`).out;
    assert.match(text, /^PROTO +PORT {2}PROCESS +GROUPS +QUEUED {2}DROPS$/m);
    assert.match(text, new RegExp(`^route +\\d+ {2}nltool/${pid} +link,nexthop,ipv6-acaddr +0 +0$`, 'm'));
    const [route, ...more] = records(`sockets route --process ${pid} --json --netns ${netns.pid}`);
    assert.deepEqual([route!.protocol, route!.processes[0].id, more.length], ['route', pid, 0]);
    assert.deepEqual(route!.group_numbers, [1, 32, 39]);
    assert.deepEqual(records(`sockets --process no-such-process --json --netns ${netns.pid}`), []);
  });

  test("sockets -a: the kernel's and its own", () => {
    const all = records(`sockets -a --json --netns ${netns.pid}`);
    assert.ok(all.some(one => one.kernel && one.port === 0 && one.protocol === 'route'));
    assert.ok(!records(`sockets --json --netns ${netns.pid}`).some(one => one.kernel));
  });
});

test('on a terminal: colour, unless NO_COLOR or --color say no', { skip: terminalMissing() ?? false }, () => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colour is made of them
  const colored = /\u001b\[\d+m/;
  assert.match(onTerminal(['groups', 'route']).out, colored);
  assert.doesNotMatch(onTerminal(['groups', 'route', '--color', 'never']).out, colored);
  assert.match(run('groups route --color always').out, colored);
  assert.doesNotMatch(run('groups route').out, colored);
});
