import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Frame } from '../../src/capture/frame.ts';
import { toHex } from '../../src/wire/hex.ts';
import { bytesOf } from '../support/bytes.ts';
import { done, getLink, readAll, throughJson, writeAll } from '../support/capture.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const hexFrames = async (text: string, protocol?: number, size = 9): Promise<string[]> =>
  (await readAll(encode(text), { format: 'hex', protocol }, size)).flatMap(item =>
    item.kind === 'frame' ? [toHex(item.bytes)] : [],
  );
const message = toHex(getLink);
const other = toHex(done);

test('raw: messages with their padding, the cut one as tail, and back', async () => {
  const odd = bytesOf('1200000010000000000000000000000001020000');
  const file = bytesOf(getLink, odd, done, done.subarray(0, 18));
  const items = await readAll(file, { format: 'raw', protocol: 0 }, 3);
  assert.deepEqual(
    items.map(item => item.kind),
    ['capture', 'frame', 'frame', 'frame', 'tail'],
  );
  assert.equal(toHex(writeAll(items.map(throughJson))), toHex(file));
});

test('raw: the last message may lack its padding; a length below 16 is a tail', async () => {
  for (const file of [bytesOf(getLink, '12000000100000000000000000000000 0102'), bytesOf(getLink, '0f000000', done)]) {
    const items = await readAll(file, { format: 'raw', protocol: 0 });
    assert.equal(items.length, 3);
    assert.equal(toHex(writeAll(items)), toHex(file));
  }
});

test('raw: messages that are written end to end start on a multiple of four', () => {
  const short = bytesOf('12000000100000000000000000000000 0102');
  const frame = { kind: 'frame', number: 1, protocol: 0, bytes: short } as const;
  assert.equal(toHex(writeAll([frame, frame], 'raw')), `${toHex(short)}0000${toHex(short)}`);
});

test('raw: a uevent file is one datagram', async () => {
  const items = await readAll(encode('add@/devices/x\0ACTION=add\0'), { format: 'raw', protocol: 15 }, 4);
  assert.ok(items[1]?.kind === 'frame' && items[1].bytes.length === 26 && items.length === 2);
});

test('hex: one a line, blank lines, comments, blanks and colons', async () => {
  assert.deepEqual(await hexFrames(`${message}\n${other}\n`, 0), [message, other]);
  const annotated = `# a fixture\n14000000 1200 0103  # nlmsghdr\n01000000 00:00:00:00\n# body\n\t00000000\r\n\n\n${other}`;
  assert.deepEqual(await hexFrames(annotated, 0), [message, other]);
  assert.deepEqual(await hexFrames('0x14,0x00,0x00,0x00 \\x12\\x00', 0), ['140000001200']);
});

const dumps: Record<string, string> = {
  'hexdump -C': `00000000  14 00 00 00 12 00 01 03  01 00 00 00 00 00 00 00  |......#.........|
00000010  00 00 00 00                                       |....|
00000014`,
  xxd: `00000000: 1400 0000 1200 0103 0100 0000 0000 0000  ................
00000010: 0000 0000                                ....`,
  'od -Ax -tx1': `000000 14 00 00 00 12 00 01 03 01 00 00 00 00 00 00 00
000010 00 00 00 00
000014`,
  'tcpdump -x': `\t0x0000:  1400 0000 1200 0103 0100 0000 0000 0000
\t0x0010:  0000 0000`,
  'tshark -x': `0000  14 00 00 00 12 00 01 03 01 00 00 00 00 00 00 00   ................
0010  00 00 00 00                                       ....`,
};
for (const [name, text] of Object.entries(dumps)) {
  test(`hex: ${name}, twice in a row`, async () => {
    assert.deepEqual(await hexFrames(`${text}\n${text}\n`, 0), [message, message]);
  });
}

test('hex: what is wrong is said with its line', async () => {
  const cases: [string, RegExp][] = [
    [`${message}\n\nzz`, /line 3: not hex: "zz"/],
    ['123', /line 1: not hex/],
    ['00000000  14 00\n00000010  00 00', /line 2: offset 0x10 follows 0x2 bytes/],
    ['00000010: 1400', /offset 0x10 follows 0x0/],
    ['00000000  14 00\n*\n', /line 2: \* stands for/],
  ];
  for (const [text, error] of cases) await assert.rejects(hexFrames(text, 0), error);
  await assert.rejects(hexFrames(message), /line 1: hex that does not say its protocol/);
});

test('hex: what our comments say comes back, and so does an empty datagram', async () => {
  const frames: Frame[] = [
    {
      kind: 'frame',
      number: 1,
      protocol: 16,
      bytes: getLink,
      time: -1n,
      direction: 'to-kernel',
      group: 7,
      nsid: -1,
      packet: { families: { ethtool: 21 } },
    },
    {
      kind: 'frame',
      number: 2,
      protocol: 0,
      bytes: new Uint8Array(0),
      time: undefined,
      direction: undefined,
      group: undefined,
      nsid: undefined,
      packet: undefined,
    },
    {
      kind: 'frame',
      number: 3,
      protocol: 2,
      bytes: done,
      time: 1700000000000000001n,
      direction: 'from-kernel',
      group: undefined,
      nsid: undefined,
      packet: undefined,
    },
  ];
  const file = writeAll(frames, 'hex');
  assert.match(
    Buffer.from(file).toString(),
    /^# nltool: protocol=16 time=1969-12-31T23:59:59.999999999Z direction=to-kernel group=7/,
  );
  const [, ...again] = await readAll(file);
  assert.deepEqual(again, frames);
  assert.equal(toHex(writeAll(again, 'hex')), toHex(file));
});

const cookedDump = `	0x0000:  0006 0338 0000 0000 0000 0000 0000 0010
	0x0010:  1400 0000 1200 0103 0100 0000 0000 0000
	0x0020:  0000 0000
`;

test('hex: tcpdump -x and tshark -x, whose link header says protocol and direction', async () => {
  const printed = `17:42:01.487253 UNSUPPORTED\n${cookedDump}17:42:01.487254 UNSUPPORTED\n${cookedDump}${cookedDump}`;
  for (const format of ['auto', 'hex'] as const) {
    const frames = (await readAll(encode(printed), { format }, 11)).filter(item => item.kind === 'frame');
    assert.deepEqual(
      frames.map(({ protocol, direction, bytes }) => [protocol, direction, toHex(bytes)]),
      [1, 2].map(() => [16, 'from-kernel', message]),
    );
  }
});

const escaped = message.replace(/../g, '\\x$&');
const calls: Record<string, string> = {
  'a string of strace -xx': `"${escaped}"`,
  'a call of strace -f -tt -xx': `[pid 812] 10:01:02.123456 sendto(3, "${escaped}", 20, 0, NULL, 0) = 20\n+++ exited with 0 +++`,
  'strace -e write=all': `sendto(3, [{nlmsg_len=20, nlmsg_type=RTM_GETLINK}], 20, 0, NULL, 0) = 20
 | 00000  14 00 00 00 12 00 01 03  01 00 00 00 00 00 00 00  ab.............. |
 | 00010  00 00 00 00                                       ....             |`,
  'strace -e write=all of a call with buffers': `sendmsg(4, {msg_iov=[{iov_base=[{nlmsg_len=20}], iov_len=20}]}, 0) = 20
 * 20 bytes in buffer 0
 | 00000  14 00 00 00 12 00 01 03  01 00 00 00 00 00 00 00  ab.............. |
 | 00010  00 00 00 00                                       ....             |`,
};
for (const [what, text] of Object.entries(calls))
  test(`hex: ${what}`, async () => {
    const items = await readAll(encode(text), { format: 'auto', protocol: 0 }, 7);
    assert.deepEqual(
      items.flatMap(item => (item.kind === 'frame' ? [toHex(item.bytes)] : [])),
      [message],
    );
  });

test('hex: calls around those with bytes, and strings of what strace has taken apart', async () => {
  const text = `socket(AF_NETLINK, SOCK_RAW|SOCK_CLOEXEC, NETLINK_ROUTE) = 3
bind(3, {sa_family=AF_NETLINK, nl_pid=0, nl_groups=00000000}, 12) = 0
sendto(3, [{nlmsg_len=20, nlmsg_type=RTM_GETLINK}, [{nla_len=6, nla_type=IFLA_IFNAME}, "\\x76"...]], 20, 0, NULL, 0) = 20
 | 00000  14 00 00 00 12 00 01 03  01 00 00 00 00 00 00 00  ab.............. |
 | 00010  00 00 00 00                                       ....             |
<... recvmsg resumed>) = -1 EAGAIN`;
  const items = await readAll(encode(text), { format: 'auto', protocol: 0 });
  assert.deepEqual(
    items.flatMap(item => (item.kind === 'frame' ? [toHex(item.bytes)] : [item.kind])),
    ['capture', message],
  );
});

test('hex: a call whose bytes are cut short or missing is an error, not silence', async () => {
  await assert.rejects(
    hexFrames(`sendto(3, "${escaped}"..., 90, 0, NULL, 0) = 90`, 0),
    /line 1: the bytes are cut short/,
  );
  await assert.rejects(hexFrames('sendto(3, [{nlmsg_len=20}], 20, 0, NULL, 0) = 20', 0), /line 1: no bytes below it/);
});
