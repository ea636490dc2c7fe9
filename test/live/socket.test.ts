import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { readlinkSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { decodeDatagram } from '../../src/codec/decode.ts';
import type { MessageRecord } from '../../src/codec/record.ts';
import { plainRecord } from '../../src/codec/to-record.ts';
import { collect } from '../../src/socket/collect.ts';
import { SystemError } from '../../src/socket/error.ts';
import type { Answer } from '../../src/socket/pending.ts';
import { netlinkSockets, socketOwners } from '../../src/socket/proc.ts';
import { request } from '../../src/socket/request.ts';
import { openSocket } from '../../src/socket/socket.ts';
import type { Batch, Datagram, OpenOptions, Transport } from '../../src/socket/transport.ts';
import { messageFlag } from '../../src/wire/message.ts';
import { attribute, bytesOf, message, text, u32 } from '../support/bytes.ts';
import { makeNetns, netnsMissing, type TestNetns } from '../support/netns.ts';
import { allSchemas } from '../support/schemas.ts';

const route = 0;
const usersock = 2;
const RTM_NEWLINK = 16;
const RTM_GETLINK = 18;
const RTM_NEWADDR = 20;
const { request: asked, ack, root, match } = messageFlag;
const ifinfo = (index = 0): Uint8Array => bytesOf(u32(0), u32(index), u32(0), u32(0));
const getLinks = message({ type: RTM_GETLINK, flags: asked | root | match, seq: 1, port: 0 }, ifinfo());
const type = ({ view }: Datagram): number => view.getUint16(4, true);
const schemas = await allSchemas();

/** What ended an answer, as its record. */
function recordOfControl({ control }: Answer): MessageRecord | undefined {
  const options = { schemas, protocol: schemas.protocol('route')!, direction: 'from-kernel' } as const;
  return control && plainRecord(decodeDatagram(control.bytes, options)[0]!);
}

const skip = process.platform === 'linux' ? netnsMissing() : 'needs Linux';

describe('a socket of the running kernel', { skip }, () => {
  let netns: TestNetns;
  const opened: Transport[] = [];
  const open = async (options: Partial<OpenOptions> = {}): Promise<Transport> => {
    const socket = await openSocket({ protocol: route, netns: String(netns.pid), ...options });
    opened.push(socket);
    return socket;
  };

  before(async () => {
    netns = await makeNetns();
  });
  after(() => {
    for (const socket of opened) socket.close();
    netns.close();
  });

  test('hears events with their group, in a namespace given by process and by path', async () => {
    const own = readlinkSync('/proc/thread-self/ns/net');
    for (const name of [String(netns.pid), netns.path]) {
      const socket = await open({ netns: name });
      socket.join(1);
      netns.ipBatch('link add va type veth peer name vb\nlink del va');
      const batch = (await socket.receive())!;
      const first = batch.datagrams[0]!;
      assert.equal(type(first), RTM_NEWLINK);
      assert.equal(first.group, 1);
      assert.equal(first.groups, 1);
      assert.equal(first.port, 0);
      assert.equal(first.nsid, undefined);
      assert.equal(first.truncated, false);
      assert.equal(first.length, first.bytes.length);
      socket.close();
    }
    assert.equal(readlinkSync('/proc/thread-self/ns/net'), own);
  });

  test('a namespace given by name', async t => {
    const name = `nltool-test-${process.pid}`;
    if (spawnSync('ip', ['netns', 'add', name]).status !== 0) return t.skip('may not name namespaces here');
    try {
      const socket = await open({ netns: name });
      const { messages } = await collect(socket, getLinks);
      assert.equal(messages.length, 1);
      socket.close();
    } finally {
      spawnSync('ip', ['netns', 'del', name]);
    }
  });

  test('a namespace that is none is refused in words', async () => {
    await assert.rejects(open({ netns: 'no-such-name' }), {
      code: 'ENOENT',
      call: 'open',
      message: /\/run\/netns\/no-such-name/,
    });
    await assert.rejects(open({ netns: '/proc/self/ns/mnt' }), { code: 'EINVAL', call: 'setns' });
    await assert.rejects(open({ netns: '/dev/null' }), SystemError);
  });

  test('joins any group, leaves it, and lists what is joined', async () => {
    const socket = await open();
    socket.join(1);
    socket.join(33);
    socket.join(36);
    assert.deepEqual(socket.memberships(), [1, 33, 36]);
    socket.leave(33);
    assert.deepEqual(socket.memberships(), [1, 36]);
    for (const group of [0, -1, 1.5, 2 ** 32 + 1]) assert.throws(() => socket.join(group), RangeError);
    assert.throws(() => socket.send(getLinks, { group: 33 }), RangeError);
    assert.throws(() => socket.join(4000), {
      code: 'EINVAL',
      call: 'NETLINK_ADD_MEMBERSHIP',
      message: 'cannot join group 4000: Invalid argument',
    });
  });

  test('dumps, acknowledges, and explains a refusal with the extended ack', async () => {
    const socket = await open({ strict: true });
    assert.deepEqual(socket.warnings, []);
    const { answer, messages } = await collect(socket, getLinks);
    assert.equal(answer.status, 'done');
    assert.ok(messages.length >= 1);
    const create = { type: RTM_NEWLINK, flags: asked | ack | 0x600, port: 0 };
    const named = bytesOf(ifinfo(), attribute(3, text('x')));
    const unknown = message({ ...create, seq: 2 }, bytesOf(named, attribute(18, attribute(1, text('nosuchkind')))));
    const refused = await request(socket, unknown);
    assert.equal(refused.status, 'error');
    assert.equal(refused.control?.errno, 95);
    assert.equal(recordOfControl(refused)?.extended_ack?.text, 'Unknown device type');
    const long = message({ ...create, seq: 3 }, bytesOf(ifinfo(), attribute(3, text('a'.repeat(40)))));
    const { error, extended_ack, request: echo } = recordOfControl(await request(socket, long))!;
    assert.equal(error?.code, 34);
    assert.equal(extended_ack?.offset, 32);
    assert.ok(extended_ack.policy);
    assert.equal(echo?.fixed, undefined);
    const up = await request(
      socket,
      message({ ...create, flags: asked | ack, seq: 4 }, bytesOf(u32(0), u32(1), u32(1), u32(1))),
    );
    assert.equal(up.status, 'ack');
  });

  test('errors echo the whole request where asked to, and a dump fails at its end', async () => {
    const socket = await open({ capAck: false, strict: true });
    const bad = message({ type: RTM_NEWLINK, flags: asked | ack, seq: 5, port: 0 }, ifinfo(99));
    const { error, request: echo } = recordOfControl(await request(socket, bad))!;
    assert.equal(error?.code, 19);
    assert.equal(echo?.fixed?.index, 99);
    // an ifaddrmsg with a prefix length, which a dump request must not have
    const dump = message({ type: 22, flags: asked | root | match, seq: 6, port: 0 }, bytesOf(u32(0x1802), u32(0)));
    const failed = await request(socket, dump);
    assert.equal(failed.status, 'error');
    assert.equal(failed.control?.kind, 'done');
    assert.match(recordOfControl(failed)?.extended_ack?.text as string, /Invalid values in header/);
  });

  test('an overrun is reported with the exact count, and listening goes on', async () => {
    const socket = await open({ receiveBuffer: 2048 });
    socket.join(5);
    const count = 200;
    const lines = Array.from({ length: count }, (_, i) => `addr add 192.0.2.${i + 1}/32 dev lo`);
    netns.ipBatch(lines.join('\n'));
    let heard = 0;
    let lost = 0;
    let lossAfter = -1;
    const take = (batch: Batch | undefined): void => {
      heard += batch!.datagrams.length;
      if (batch?.loss === undefined) return;
      lost += batch.loss.count;
      lossAfter = heard;
      assert.equal(batch.loss.total, socket.drops());
    };
    while (lost === 0) take(await socket.receive());
    assert.equal(heard + lost, count);
    assert.equal(lossAfter, heard);
    netns.run('ip', 'addr', 'add', '198.51.100.1/32', 'dev', 'lo');
    const { datagrams, loss } = (await socket.receive())!;
    assert.equal(loss, undefined);
    assert.equal(type(datagrams[0]!), RTM_NEWADDR);
    assert.equal(datagrams[0]!.view.getUint32(24 + 4, true), 0x016433c6);
  });

  test('losses without an error on the socket are counted too', async () => {
    const socket = await open({ receiveBuffer: 2048, noEnobufs: true });
    socket.join(5);
    const lines = Array.from({ length: 100 }, (_, i) => `addr add 203.0.113.${i + 1}/32 dev lo`);
    netns.ipBatch(lines.join('\n'));
    let heard = 0;
    let lost = 0;
    while (lost === 0) {
      const batch = (await socket.receive())!;
      heard += batch.datagrams.length;
      lost += batch.loss?.count ?? 0;
    }
    assert.equal(heard + lost, 100);
  });

  test('a receive buffer larger than allowed is a warning that says what was got', async () => {
    const asks = 0x7fffffff;
    const socket = await open({ receiveBuffer: asks });
    const [warning] = socket.warnings;
    assert.equal(warning?.asked, asks);
    assert.ok(warning.got! > 0 && warning.got! < asks);
    assert.match(warning.message, new RegExp(`${warning.got} bytes`));
  });

  test('speaks with another socket: unicast, multicast, credentials, and longer than any slot', async () => {
    const a = await open({ protocol: usersock, receiveBuffer: 1 << 20 });
    const b = await open({ protocol: usersock, port: 123456, credentials: true, receiveBuffer: 1 << 20 });
    assert.equal(b.port, 123456);
    await assert.rejects(open({ protocol: usersock, port: 123456 }), { code: 'EADDRINUSE', call: 'bind' });
    a.send(new Uint8Array([1, 2, 3]), { port: b.port });
    const [unicast] = (await b.receive())!.datagrams;
    assert.deepEqual([...unicast!.bytes], [1, 2, 3]);
    assert.equal(unicast!.port, a.port);
    assert.equal(unicast!.group, 0);
    assert.equal(unicast!.credentials?.process, process.pid);
    b.join(7);
    a.send(new Uint8Array([4]), { group: 7 });
    const [multicast] = (await b.receive())!.datagrams;
    assert.deepEqual([...multicast!.bytes], [4]);
    assert.equal(multicast!.groups, 0x40);
    assert.equal(multicast!.group, 7);
    const privileged = (await open({ receiveBuffer: 64 << 20 })).warnings.length === 0;
    const long = new Uint8Array(200_000).map((_, i) => i);
    for (const bytes of [long, new Uint8Array(400_000).fill(5), new Uint8Array(3), long]) {
      try {
        a.send(bytes, { port: b.port });
      } catch (error) {
        assert.equal((error as SystemError).code, 'EMSGSIZE');
        assert.equal(privileged, false);
        continue;
      }
      const [got] = (await b.receive())!.datagrams;
      assert.equal(got!.truncated, false);
      assert.deepEqual(got!.bytes.slice(), bytes);
    }
    assert.throws(() => a.send(new Uint8Array(1), { port: 99999 }), { code: 'ECONNREFUSED', call: 'sendto' });
  });

  test('many datagrams in order, while timers run', async () => {
    const a = await open({ protocol: usersock });
    const b = await open({ protocol: usersock, receiveBuffer: 4 << 20 });
    let expected = 0;
    let turns = 0;
    const timer = setInterval(() => turns++, 0);
    for (let i = 0; i < 3000; i++) a.send(u32(i), { port: b.port });
    while (expected < 3000) {
      for (const { view } of (await b.receive())!.datagrams) assert.equal(view.getUint32(0, true), expected++);
    }
    clearInterval(timer);
    assert.ok(turns > 0);
  });

  test('what is cut short in a burst is reported, and the next is whole', async () => {
    const a = await open({ protocol: usersock });
    const b = await open({ protocol: usersock, receiveBuffer: 8 << 20 });
    const long = new Uint8Array(300_000).fill(1);
    try {
      a.send(long, { port: b.port });
    } catch {
      return;
    }
    await b.receive();
    const longer = new Uint8Array(600_000).fill(2);
    a.send(u32(1), { port: b.port });
    try {
      a.send(longer, { port: b.port });
    } catch {
      return;
    }
    const { datagrams } = (await b.receive())!;
    assert.equal(datagrams[1]!.truncated, true);
    assert.equal(datagrams[1]!.length, longer.length);
    a.send(u32(1), { port: b.port });
    a.send(longer, { port: b.port });
    const next = (await b.receive())!.datagrams[1]!;
    assert.equal(next.truncated, false);
    assert.deepEqual(next.bytes.slice(), longer);
  });

  test('hears other namespaces with their nsid', async t => {
    const peer = await makeNetns();
    try {
      netns.run('ip', 'link', 'add', 'vc', 'type', 'veth', 'peer', 'name', 'vd', 'netns', String(peer.pid));
      const socket = await open({ listenAllNsid: true });
      if (socket.warnings.length > 0) return t.skip(socket.warnings[0]!.message);
      await collect(socket, getLinks);
      socket.join(1);
      peer.run('ip', 'link', 'set', 'vd', 'mtu', '1400');
      const { datagrams } = (await socket.receive())!;
      assert.equal(type(datagrams[0]!), RTM_NEWLINK);
      assert.equal(typeof datagrams[0]!.nsid, 'number');
    } finally {
      peer.close();
    }
  });

  test('a dump of many routes, read ahead, is whole; closing in its midst is clean', async () => {
    const many = await makeNetns();
    try {
      const routes = 30_000;
      const lines = ['link set lo up'];
      for (let i = 0; i < routes; i++)
        lines.push(`route add 10.${i >> 14}.${(i >> 6) & 255}.${(i & 63) << 2}/30 dev lo`);
      many.ipBatch(lines.join('\n'));
      // struct rtmsg of AF_INET, its main table
      const rtmsg = bytesOf(u32(2), u32(254), u32(0));
      const dump = message({ type: 26, flags: asked | root | match, seq: 1, port: 0 }, rtmsg);
      const socket = await open({ netns: many.path });
      const answer = await request(socket, dump);
      assert.equal(answer.status, 'done');
      assert.ok(answer.messages >= routes);
      assert.equal(answer.lost, 0);
      for (const until of [1, 2, 5]) {
        const cut = await open({ netns: many.path });
        let seen = 0;
        const ended = await request(cut, dump, {
          data() {
            if (++seen === until) cut.close();
          },
        });
        assert.equal(ended.status, 'closed');
        assert.equal(await cut.receive(), undefined);
      }
    } finally {
      many.close();
    }
  });

  test('receives end by time, by closing, and one at a time', async () => {
    const socket = await open();
    assert.deepEqual(await socket.receive(1), { datagrams: [] });
    const waiting = socket.receive();
    await assert.rejects(socket.receive(), /waiting already/);
    socket.close();
    socket.close();
    assert.equal(await waiting, undefined);
    assert.equal(await socket.receive(), undefined);
    assert.throws(() => socket.send(getLinks), /closed/);
    assert.throws(() => socket.join(1), /closed/);
    assert.deepEqual(socket.memberships(), []);
    assert.equal(socket.drops(), 0);
  });

  test('a protocol that does not exist', async () => {
    await assert.rejects(open({ protocol: 31 }), { code: 'EPROTONOSUPPORT', call: 'socket' });
  });

  test('/proc shows the socket and who holds it', async () => {
    const socket = await open();
    socket.join(1);
    const line = (await netlinkSockets(netns.path)).find(({ port }) => port === socket.port);
    assert.equal(line?.protocol, route);
    assert.equal(line.groups, 1);
    const { owners } = socketOwners();
    assert.equal(owners.get(line.inode)?.[0]?.id, process.pid);
    assert.ok(!(await netlinkSockets()).some(({ inode }) => inode === line.inode));
    await assert.rejects(netlinkSockets('no-such-name'), SystemError);
  });

  for (const signal of ['SIGINT', 'SIGTERM', undefined] as const) {
    test(`a listening process ends on ${signal ?? 'close'}`, async () => {
      const source = `
        import { openSocket } from ${JSON.stringify(new URL('../../src/socket/socket.ts', import.meta.url).href)};
        const socket = await openSocket({ protocol: 0 });
        socket.join(1);
        if (${signal === 'SIGINT'}) process.on('SIGINT', () => socket.close());
        setImmediate(() => process.stdout.write('ready'));
        if (${signal === undefined}) setTimeout(() => socket.close(), 20);
        const end = await socket.receive();
        process.exitCode = end === undefined ? 7 : 8;
      `;
      const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const exit = new Promise(resolve => child.once('exit', (code, by) => resolve(code ?? by)));
      await new Promise(resolve => child.stdout.once('data', resolve));
      if (signal !== undefined) child.kill(signal);
      assert.equal(await exit, signal === 'SIGTERM' ? 'SIGTERM' : 7);
    });
  }
});
