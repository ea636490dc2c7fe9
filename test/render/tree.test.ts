import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dryRun } from '../../src/render/dry-run.ts';
import { hexDump } from '../../src/render/hex.ts';
import { Lines } from '../../src/render/line.ts';
import { LearnedNames } from '../../src/render/names.ts';
import { refusal } from '../../src/render/refusal.ts';
import { tree } from '../../src/render/tree.ts';
import { kernelPolicy } from '../../src/schema/family.ts';
import { attribute, decode, link, message, messagesOf, plainView, u32 } from './support.ts';

const view = plainView();
const lines = (text: string) => text.split('\n').map(line => line.trimEnd());

test('tree: every value, aligned, whatever is in it', () => {
  const hex = link(
    attribute(20, '"x\u001b[31mred'),
    attribute(18, attribute(1, '"vxlan') + attribute(2, attribute(1, u32(7)) + attribute(15, '12b5'))),
    attribute(900, '0011'),
  );
  const names = new LearnedNames();
  const [one] = decode('route', hex);
  names.learn(one!);
  assert.deepEqual(lines(tree(one!, { time: '20:58:00.489123', group: 'link' }, plainView(names))), [
    '20:58:00.489123 RTM_NEWLINK link  seq 1 port 812',
    '  fixed         type ether  index v0(3)  flags up,lower-up',
    '  ifname        "v0"',
    '  ifalias       "x\\u001b[31mred"',
    '  linkinfo',
    '    kind        "vxlan"',
    '    data',
    '      id        7',
    '      port      4789',
    '  ?900          hex 0011  unknown attribute  perhaps u16 4352',
  ]);
});

test('tree: a line of text by its fields, and the event apart', () => {
  const text = `audit(1795621272.847:15): avc: denied { read write } exe="/a \\"b c" msg='op=x y' ${'n=1234567 '.repeat(6)}end`;
  const [one] = decode('audit', message(1400, 0, Buffer.from(text).toString('hex')));
  assert.deepEqual(lines(tree(one!, {}, view)), [
    'AUDIT_AVC audit  event 1795621272.847:15  seq 1 port 812',
    `  body          avc:  denied  { read write }  exe="/a \\"b c"  msg='op=x y'  n=1234567`,
    '                n=1234567  n=1234567  n=1234567  n=1234567  n=1234567  end',
  ]);
});

test('tree: an error, with what the kernel says of it', () => {
  const [, error] = messagesOf('route/link-error-vxlan-id');
  assert.deepEqual(lines(tree(error!, {}, view)), [
    'NLMSG_ERROR rt-link newlink ERANGE Numerical result out of range  seq 1 port 7058',
    '  kernel        VXLAN ID must be lower than 16777216',
    '  at            linkinfo.data.id = 99999999  (byte 60, IFLA_VXLAN_ID, u32)',
    '  request       RTM_NEWLINK',
    '    ifname      "x0"',
    '    linkinfo',
    '      kind      "vxlan"',
    '      data',
    '        id      99999999',
  ]);
});

test('tree: -vv has types, constants, offsets, lengths', () => {
  const [one] = messagesOf('route/link-unknown-attribute');
  const text = lines(tree(one!, {}, view, 2));
  assert.equal(text[1], '    0 +16   nlmsghdr      len 76  type 16  flags request,ack,excl,create  seq 1  port 0');
  assert.equal(
    text.find(line => line.includes('kind')),
    '   44 +9      kind        "veth"                string  IFLA_INFO_KIND  1',
  );
  assert.equal(
    text.at(-1),
    '   64 +12   ?901          hex 0800010001000000  unknown attribute  perhaps nest (1: u32 1)  nested',
  );
});

test('tree: many zeros are told by their number; -vv has each', () => {
  const stats = `${u32(5)}${'00'.repeat(92)}`;
  const [one] = decode('route', link(attribute(7, stats)));
  assert.ok(lines(tree(one!, {}, view)).includes('  stats         rx_packets 5  (23 others 0)'));
  assert.ok(lines(tree(one!, {}, view, 2)).some(line => /rx_compressed +0/.test(line)));
});

test('tree: problems and tails are at their place in words', () => {
  const [one] = decode('route', link(attribute(4, '0102'), '030001'));
  const text = lines(tree(one!, {}, view));
  assert.ok(text.includes('  mtu           hex 0102'));
  assert.ok(text.includes('  ?             hex 030001  behind the end'));
  assert.ok(text.some(line => /^ {2}problem {7}mtu: u32 of 2 bytes, not 4 {2}\(byte \d+\)$/.test(line)));
});

test("tree: what is read by the kernel's policy says so", () => {
  const [one] = decode('route', link(attribute(36, '00')));
  assert.doesNotMatch(tree(one!, {}, view), /policy/);
  const read = { ...one!, family: { ...one!.family!, source: kernelPolicy } };
  assert.match(lines(tree(read, {}, view))[0]!, / {2}by the kernel's policy$/);
});

test('tree: key material is hidden, in the dump too, as bytes and as text', () => {
  const [one] = decode('route', link(attribute(36, Buffer.from('password').toString('hex'))));
  const entry = one!.attributes!.children.find(({ key }) => key === 'phys_switch_id')!;
  const all = (shown: typeof view) =>
    [tree(one!, {}, shown), tree(one!, {}, shown, 2), hexDump(one!, shown), dryRun(one!, shown)].join('\n');
  assert.match(all(view), /password/);
  entry.secret = true;
  assert.ok(lines(tree(one!, {}, view)).includes('  phys_switch_id  (hidden)'));
  assert.match(hexDump(one!, view), /0c002400 \.{8} \.{8} +phys_switch_id/);
  assert.doesNotMatch(all(view), /password|70617373/);
  assert.match(all({ ...view, showSecrets: true }), /password/);
});

test('dump: a secret without a place hides all behind the header', () => {
  const [one] = decode('route', link(attribute(36, Buffer.from('password').toString('hex'))));
  one!.redacted.push('linkinfo');
  assert.doesNotMatch(hexDump(one!, view), /70617373/);
  assert.match(hexDump(one!, view), /^00: 34000000 10000000/);
});

test('tree: nothing in any message is too odd', () => {
  for (const name of [
    'usersock/messages',
    'kobject-uevent/udev-net',
    'kobject-uevent/injected',
    'generic/nlctrl-getpolicy-ethtool',
  ])
    for (const one of messagesOf(name))
      for (const depth of [1, 2] as const) assert.match(tree(one, {}, view, depth), /\S/);
});

test('dump: what begins in each row', () => {
  const [request, error] = messagesOf('route/link-error-vxlan-id');
  assert.deepEqual(lines(hexDump(request!, view)), [
    '00: 44000000 10000506 01000000 00000000  nlmsghdr',
    '10: 00000000 00000000 00000000 00000000  ifinfomsg',
    '20: 07000300 78300000                    ifname',
    '28: 1c001200 09000100 76786c61 6e000000  linkinfo.kind',
    '38: 0c000200 08000100 ffe0f505           linkinfo.data.id',
  ]);
  const text = lines(hexDump(error!, view));
  assert.equal(text[1], '10: deffffff                             nlmsgerr');
  assert.equal(text.at(-1), '84: 08000200 3c000000                    extended_ack.offset');
});

test('dump: every byte once, of every message', () => {
  for (const one of [...messagesOf('route/route-multipath'), ...messagesOf('generic/nlctrl-bad-attribute')]) {
    const digits = lines(hexDump(one, view)).map(line => /^[0-9a-f]+: ([0-9a-f ]+?)(?: {2}|$)/.exec(line)![1]!);
    assert.equal(digits.join('').replaceAll(' ', ''), Buffer.from(one.bytes).toString('hex'));
  }
});

test('refusal: why, and where', () => {
  const [request, error] = messagesOf('route/link-error-vxlan-id');
  assert.equal(
    refusal(error!, request!, view),
    [
      'nltool: kernel refused rt-link newlink: ERANGE Numerical result out of range',
      '  kernel   VXLAN ID must be lower than 16777216',
      '  at       linkinfo.data.id = 99999999  (byte 60, IFLA_VXLAN_ID, u32)',
    ].join('\n'),
  );
});

test('refusal: what the policy takes', () => {
  const [request, error] = messagesOf('generic/nlctrl-bad-attribute');
  assert.match(refusal(error!, request!, view), /\n {2}takes {4}u16, 0 to 65535$/);
});

test('refusal: no reason given, what our own checks found', () => {
  const [request, error] = messagesOf('route/link-error-missing');
  assert.equal(
    refusal(error!, request!, view, ['ifname or index is needed']),
    [
      'nltool: kernel refused rt-link getlink: EINVAL Invalid argument',
      '  kernel   gave no reason',
      '  check    ifname or index is needed',
    ].join('\n'),
  );
});

test('dry run: head, values by path, bytes', () => {
  const body = `${'00'.repeat(16)}${attribute(3, '"x')}${attribute(18, attribute(1, '"veth'))}`;
  const [one] = decode('route', message(16, 0x405, body), 'to-kernel');
  assert.deepEqual(lines(dryRun(one!, view)), [
    'RTM_NEWLINK  flags request,ack,create  56 bytes, not sent',
    '  ifname "x"',
    '  linkinfo.kind "veth"',
    '00: 38000000 10000504 01000000 2c030000  nlmsghdr',
    '10: 00000000 00000000 00000000 00000000  ifinfomsg',
    '20: 06000300 78000000                    ifname',
    '28: 10001200 09000100 76657468 00000000  linkinfo.kind',
  ]);
});

test('bits go by the names that the kernel has for them, in lines a few, of a whole mask none', () => {
  const bits = Array.from({ length: 64 }, (_, bit) => [bit, `bit-${bit}`] as const);
  const strings = new Map([...bits, [0, 'tx-scatter-gather'], [1, 'tx-checksum-ipv4']]);
  const names = new LearnedNames({
    asked: ({ operation }) => (operation === 'strset-get' ? strings : undefined),
  });
  const answer = messagesOf('generic/ethtool-features-compact').find(({ direction }) => direction === 'from-kernel')!;
  const named = tree(answer, {}, { ...view, names });
  assert.match(named, /nochange\n(?:.*\n){2} +value +bit-10$/m);
  assert.match(named, /hw\n +size +64\n +value +tx-scatter-gather,bit-3,/);
  assert.match(named, /mask +0-63$/m);
  assert.match(tree(answer, {}, view), /nochange\n(?:.*\n){2} +value +10$/m);
  assert.match(new Lines({ ...view, names }).line(answer), / value 0,3,/);
});

test('in a narrow terminal what stands side by side breaks earlier', () => {
  const flags = link(attribute(26, attribute(10, attribute(2, '01000000'.repeat(20)))));
  const [one] = decode('route', flags);
  const width = (columns?: number) => {
    const text = tree(one!, {}, { ...view, ...(columns ? { columns } : {}) });
    return Math.max(...lines(text).map(line => line.length));
  };
  assert.ok(width() > 80 && width(200) === width(), `${width()}`);
  assert.ok(width(80) <= 80, `${width(80)}`);
});

test('names that a device has for its own are asked of the device of the message, elsewhere of none', () => {
  const asked: unknown[] = [];
  const names = new LearnedNames({
    asked: (_, attributes) => {
      asked.push(attributes.header!);
      return new Map([[0, JSON.stringify(attributes.header)]]);
    },
  });
  const [, first, second] = messagesOf('generic/ethtool-privflags-compact');
  const named = tree(first!, {}, { ...view, names });
  assert.match(named, /value +"\{\\"dev_index\\":4,\\"dev_name\\":\\"card0\\"\}",2$/m);
  assert.match(tree(second!, {}, { ...view, names }), /mask +"\{\\"dev_index\\":5,.*card1.*",1,2$/m);
  const before = asked.length;
  assert.match(tree(first!, { nsid: 3 }, { ...view, names }), /value +0,2$/m);
  assert.match(tree(first!, {}, view), /value +0,2$/m);
  assert.equal(asked.length, before);
});

test('a sequence that spells out a tree is shown as one, in full depth as it came', () => {
  const dump = messagesOf('generic/devlink-netdevsim')[2]!;
  const rows = tree(dump, {}, view).split('\n').slice(1);
  assert.deepEqual(
    rows.slice(0, 3).map(row => row.replace(/ +(?=\S)/g, ' ')),
    [' fmsg', ' break_message "boom"', ' test_bool 1'],
  );
  assert.match(
    rows.join('\n'),
    /^ {4}test_nest\n {6}nested_test_bool +0\n {6}nested_test_u8 +0\n {4}test_u32_array +0 {2}1 {2}2/m,
  );
  assert.match(rows.at(-1)!, /^ {6}\[9\] +in_array_nested_test_bool 0 {2}in_array_nested_test_u8 9$/);
  assert.match(tree(dump, {}, view, 2), /\[52\]\.fmsg_nest_end/);
  assert.match(new Lines(view).line(dump), / \(break_message boom test_bool 1 .* test_nest \(nested_test_bool 0 /);
});
