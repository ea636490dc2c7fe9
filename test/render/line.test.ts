import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Envelope } from '../../src/codec/record.ts';
import { Lines } from '../../src/render/line.ts';
import { LearnedNames } from '../../src/render/names.ts';
import { attribute, decode, link, message, messagesOf, plainView, spoken, u32 } from './support.ts';

/** Lines of messages in order, names learned on the way. */
function lines(messages: ReturnType<typeof decode>, envelope: Envelope = {}): string[] {
  const names = new LearnedNames();
  const writer = new Lines(plainView(names));
  return messages.map(one => {
    names.learn(one, envelope.nsid);
    return writer.line(one, envelope);
  });
}

const bare = (hex: string, envelope?: Envelope) => lines(decode('route', hex), envelope)[0];

test('line: group, operation, summary, how much more there is', () => {
  const hex = link(attribute(4, u32(1500)), attribute(18, attribute(1, '"veth')), attribute(13, u32(1000)));
  assert.equal(
    bare(hex, { time: '20:58:00.489123', group: 'link' }),
    '20:58:00.489123 link newlink v0(3) ether up,lower-up mtu 1500 veth  +1 (-v)',
  );
});

test('line: of a link as a bridge port sees it the family is told: it is not the link that goes', () => {
  const port = message(17, 0, `07000100${u32(3)}${u32(0x10001)}${u32(0)}${attribute(3, '"v0')}`);
  assert.equal(bare(port), 'rt-link dellink v0(3) ether family bridge up,lower-up');
});

test('line: a capture from both sides', () => {
  assert.deepEqual(lines(messagesOf('route/link-error-vxlan-id')), [
    'rt-link → newlink x0 kind vxlan  +1 (-v)',
    'rt-link ← newlink refused ERANGE Numerical result out of range: VXLAN ID must be lower than 16777216 at linkinfo.data.id  seq 1',
  ]);
});

test('line: an address with its prefix, once', () => {
  const [request, ack, event] = lines(messagesOf('route/addr-add'));
  assert.match(request!, /^rt-addr → newaddr inet 192\.0\.2\.1\/24 index 4 label br0:1 {2}\+\d \(-v\)$/);
  assert.match(ack!, /^rt-addr ← newaddr ack {2}seq \d+$/);
  assert.match(event!, /inet 192\.0\.2\.1\/24 index 4/);
});

test('line: routes: default, several next hops', () => {
  const all = [...messagesOf('route/route-multipath'), ...messagesOf('route/route-dump')];
  const text = lines(all).join('\n');
  assert.match(
    text,
    /unicast 198\.51\.100\.0\/24 multipath \(hops 2 ifindex 3 gateway 10\.11\.0\.2, flags onlink hops 6 ifindex 3 gateway 10\.11\.0\.3\)/,
  );
  const header = '02000000fe04000100000000';
  assert.match(
    bare(message(24, 0, header + attribute(5, '0a000002')))!,
    /newroute unicast default gateway 10\.0\.0\.2 /,
  );
  assert.doesNotMatch(bare(message(32, 0, '020000000000000100000000'))!, /default/);
  assert.doesNotMatch(lines(messagesOf('route/addr-anycast'))[0]!, /default/);
});

test('line: leading columns grow and stay aligned', () => {
  const messages = [...decode('route', link()), ...messagesOf('route/addr-add').slice(2), ...decode('route', link())];
  const all = lines(messages);
  assert.equal(all[0]!.indexOf('newlink'), 8);
  assert.equal(all[2]!.indexOf('newlink'), all[1]!.indexOf('newaddr'));
});

test('line: strings from the wire stay in one line', () => {
  const [one] = lines(decode('route', link(attribute(18, attribute(1, '"a\u001b[31m\nb')))));
  assert.equal(one, 'rt-link newlink v0(3) ether up,lower-up "a\\u001b[31m\\u000ab"');
});

test('line: what is unknown and what is wrong is told', () => {
  const [one] = lines(decode('route', link(attribute(900, '00'), attribute(4, '0102'))));
  assert.equal(one, 'rt-link newlink v0(3) ether up,lower-up mtu hex 0102  +1 (-v)  !1 unknown  !1 problem');
});

test('line: messages that no schema knows', () => {
  assert.match(bare(message(999, 0, 'aabbccdd'))!, /^route type 999 4 bytes {2}aabbccdd {2}!1 problem$/);
  assert.deepEqual(lines(decode('usersock', message(16, 0, Buffer.from('hello').toString('hex')))), [
    'usersock type 16 5 bytes  68656c6c6f  "hello"',
  ]);
  assert.deepEqual(lines(decode('route', '0102')), ['route raw 2 bytes  0102  seq'.replace('  seq', '  !1 problem')]);
  assert.match(bare(message(4, 0, ''))!, /^route overrun messages were lost {2}seq 1$/);
  assert.match(bare(message(1, 0, ''))!, /^route noop$/);
});

test('line: long bytes are told by their start', () => {
  const [one] = lines(decode('usersock', message(16, 0, '01'.repeat(4000))));
  assert.equal(one, `usersock type 16 4000 bytes  ${'01'.repeat(24)}…`);
});

test('line: a rule of audit reads as its comparisons', () => {
  const [rule] = lines(
    messagesOf('audit/rule-watch').filter(one => one.operation?.name === 'add-rule' && !one.request),
  );
  assert.match(
    rule!,
    /add-rule exit action always mask 0-2047 fields dir equal \/run\/hsd, perm equal exec,write,read,attr, filterkey equal hsdwatch/,
  );
});

test('line: messages of one event stand under the first, which alone has its stamp', () => {
  const event = (serial: number, more: string) =>
    decode('audit', message(1300, 0, Buffer.from(`audit(1795621272.847:${serial}): ${more}`).toString('hex')))[0]!;
  const messages = [
    event(15, 'arch=c000003e'),
    event(15, 'cwd="/"'),
    event(15, ''),
    event(16, 'a=1'),
    event(15, 'b=2'),
  ];
  assert.deepEqual(lines(messages, { time: '20:58:00.489123', group: 'readlog' }), [
    '20:58:00.489123 readlog syscall 1795621272.847:15 arch=x86-64',
    '                      · syscall cwd="/"',
    '                      · syscall',
    '20:58:00.489123 readlog syscall 1795621272.847:16 a=1',
    '20:58:00.489123 readlog syscall 1795621272.847:15 b=2',
  ]);
  const other = decode('audit', message(1300, 0, Buffer.from('no event').toString('hex')));
  assert.deepEqual(lines([event(15, 'a=1'), ...other, event(15, 'b=2')], { group: 'readlog' }), [
    'readlog syscall 1795621272.847:15 a=1',
    'readlog syscall no event',
    'readlog syscall 1795621272.847:15 b=2',
  ]);
});

test('line: users and groups by the names of a live host, unset ones by that word', () => {
  const text = 'audit(1795621272.847:15): auid=4294967295 uid=5 gid=6 ouid=7';
  const [one] = decode('audit', message(1300, 0, Buffer.from(text).toString('hex')));
  const names = new LearnedNames({
    userName: id => (id === 5 ? 'ro ot' : undefined),
    groupName: id => (id === 6 ? 'wheel' : undefined),
  });
  assert.match(new Lines(plainView(names)).line(one!), /auid=unset uid="ro ot"\(5\) gid=wheel\(6\) ouid=7$/);
  assert.match(new Lines(plainView()).line(one!), /auid=unset uid=5 gid=6 ouid=7$/);
});

test('line: events of devices, and the namespace', () => {
  const [one] = lines(messagesOf('kobject-uevent/kernel-veth'));
  assert.match(one!, /^kobject-uevent add@\/devices\/virtual\/net\/\w+ /);
  assert.match(
    bare(link(), { group: 'link', nsid: 4, process: 'bird/812' })!,
    /^link@4 newlink v0\(3\) .* by bird\/812$/,
  );
});

test('line: colour by meaning', () => {
  const writer = new Lines({ theme: spoken, names: new LearnedNames({ interfaceName: () => 'v0' }) });
  const [add] = decode('route', link(attribute(4, u32(1500))));
  const [gone] = decode('route', link().replace(/^(.{8})10/, '$111'));
  assert.match(
    writer.line(add!),
    /<add newlink> <interface v0\(3\)> <enum ether> <flag up,lower-up> <dim mtu> <number 1500>/,
  );
  assert.match(writer.line(gone!), /<delete dellink>/);
});

test('names: learned from links of the kernel, per namespace; the resolver for the own one alone', () => {
  const names = new LearnedNames({ interfaceName: index => (index === 9 ? 'host9' : undefined) });
  const own = decode('route', link(), 'to-kernel')[0]!;
  names.learn(own);
  assert.equal(names.interfaceName(3), undefined);
  names.learn(decode('route', link(), 'from-kernel')[0]!);
  assert.equal(names.interfaceName(3), 'v0');
  assert.equal(names.of(own, 5).interfaceName(3), undefined);
  assert.equal(names.interfaceName(9), 'host9');
  assert.equal(names.of(own, 5).interfaceName(9), undefined);
});

test('numeric: numbers for names', () => {
  const view = { ...plainView(), numeric: true };
  assert.match(new Lines(view).line(decode('route', link())[0]!), /newlink index 3 v0 1 0x10001/);
  // two in one number: 7 * 64 + 13
  const set = message(0xa09, 0, `01000000${attribute(4, '000001cd')}`);
  assert.match(new Lines(view).line(decode('netfilter', set, 'from-kernel')[0]!), / key_type 7 \. 13$/);
  assert.match(new Lines(plainView()).line(decode('netfilter', set, 'from-kernel')[0]!), / ipv4_addr \. inet_service$/);
});
