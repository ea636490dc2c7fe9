import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeNetns, netnsMissing, type TestNetns } from '../support/netns.ts';
import { listening, nltool, onTerminal, start, terminalMissing } from '../support/nltool.ts';
import { jsonLines, peerMissing } from '../support/peer.ts';

const folder = mkdtempSync(join(tmpdir(), 'nltool-live-'));
after(() => rmSync(folder, { recursive: true }));

/** Ticks of CPU time that a process has used, its threads included (proc_pid_stat(5), fields 14 and 15). */
function ticks(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(fields[11]) + Number(fields[12]);
}

suite('listen on the running kernel', { skip: netnsMissing() ?? false }, () => {
  let netns: TestNetns;
  before(async () => {
    netns = await makeNetns();
  });
  after(() => netns?.close());

  test('uses no CPU while nothing happens', async () => {
    const running = await listening('route', 'kobject-uevent', ...netns.own);
    const pid = running.child.pid!;
    // until what starting takes is over: a stretch without a tick
    let before = ticks(pid);
    for (let tries = 0; tries < 40; tries++) {
      await sleep(250);
      const now = ticks(pid);
      if (now === before) break;
      before = now;
    }
    await sleep(2000);
    const used = ticks(pid) - before;
    await running.end('SIGTERM');
    assert.ok(used <= 3, `${used} ticks in two seconds`);
  });

  test('a capture of generic netlink tells its readers the numbers of the families, and does not count them', () => {
    const file = join(folder, 'generic.pcap');
    const { err, code } = nltool(['listen', 'nlctrl', '-w', file, '--duration', '100ms', ...netns.own]);
    assert.equal(code, 0);
    assert.match(err, /^0 messages, 0 lost$/m);
    const records = jsonLines(nltool(['decode', file, '--json']).out);
    const told = records.filter(({ name }) => name === 'CTRL_CMD_NEWFAMILY');
    assert.ok(told.some(({ attributes }) => attributes.family_name === 'nlctrl' && attributes.family_id === 16));
    assert.deepEqual(new Set(told.map(({ direction }) => direction)), new Set(['from-kernel']));
  });

  test('a signal in the middle of a dump, of a burst, of a capture: 0 and the counts', async () => {
    netns.ipBatch('link set lo up\n');
    netns.ipBatch(Array.from({ length: 1000 }, (_, i) => `route add 10.9.${i >> 8}.${i & 255}/32 dev lo\n`).join(''));
    const burst = Array.from({ length: 600 }, (_, i) => `addr ${i & 1 ? 'del' : 'add'} 192.0.2.1/32 dev lo\n`).join('');
    const file = join(folder, 'cut.pcap');
    const runs: [name: string, words: string[], go: (running: Awaited<ReturnType<typeof start>>) => Promise<void>][] = [
      ['dump', ['route:ipv4-route', '--dump', '--json'], running => running.until('out', /\n/)],
      ['start', ['route'], running => running.until('err', /listening/)],
      [
        'burst',
        ['route:ipv4-ifaddr', '--json'],
        async running => {
          await running.until('err', /listening/);
          netns.ipBatch(burst);
          await running.until('out', /\n/);
        },
      ],
      [
        'capture',
        ['route:ipv4-ifaddr', '-w', file],
        async running => {
          await running.until('err', /listening/);
          netns.ipBatch(burst);
        },
      ],
    ];
    for (const [name, words, go] of runs)
      for (const signal of ['SIGINT', 'SIGTERM'] as const) {
        const running = start('listen', ...words, ...netns.own);
        await go(running);
        const { out, err, code } = await running.end(signal);
        assert.equal(code, 0, `${name}: ${err}`);
        assert.match(err, /\n\d+ messages, 0 lost\n$/, name);
        assert.ok(out === '' || out.endsWith('\n'), name);
        if (words.includes('--json')) jsonLines(out);
        if (words.includes('-w')) assert.equal(nltool(['decode', file, '-q', '--json']).code, 0);
      }
  });

  test('a captured file: tshark counts the same, decode and encode give it back', async t => {
    for (const format of ['pcap', 'pcapng']) {
      const file = join(folder, `heard.${format}`);
      const running = await listening('route', '-w', file, ...netns.own);
      netns.ipBatch('link add c0 type veth peer name c1\naddr add 192.0.2.9/24 dev c0\nlink set c0 up\nlink del c0');
      const mark = await listening('route:link', '--json', ...netns.own);
      netns.ipBatch('link add c2 type veth peer name c3\nlink del c2');
      await mark.until('out', /"operation":"dellink"[^\n]*"c2"/);
      await mark.end('SIGTERM');
      const { err } = await running.end('SIGINT');
      const count = Number(/(\d+) messages, 0 lost/.exec(err)![1]);
      assert.ok(count > 5, err);
      const records = nltool(['decode', '--json', file]);
      assert.equal(jsonLines(records.out).filter(({ kind }) => kind === 'message').length, count);
      const again = nltool(['encode', '-'], records.out);
      assert.equal(Buffer.compare(again.bytes, readFileSync(file)), 0, 'the bytes differ');
      const missing = peerMissing('tshark', '--version');
      if (missing) {
        t.diagnostic(missing);
        continue;
      }
      const { stdout } = spawnSync('tshark', ['-r', file, '-T', 'fields', '-e', 'netlink-route.nltype'], {
        encoding: 'utf8',
      });
      assert.deepEqual(
        stdout.split('\n').slice(0, -1).map(Number),
        jsonLines(records.out)
          .filter(({ kind }) => kind === 'message')
          .map(({ header }) => header.type),
      );
    }
  });

  test('a namespace by process, by path, by name', async t => {
    netns.ipBatch('link add here0 type veth peer name here1');
    const heard = (namespace: string) => {
      const { out, err, code } = nltool(['send', 'rt-link', 'getlink', 'ifname=here0', '--json', '--netns', namespace]);
      assert.equal(code, 0, err);
      return jsonLines(out)[0].attributes.ifname;
    };
    assert.equal(heard(String(netns.pid)), 'here0');
    assert.equal(heard(netns.path), 'here0');
    const name = `nltool-live-${process.pid}`;
    const attached = spawnSync('ip', ['netns', 'attach', name, String(netns.pid)], { encoding: 'utf8' });
    if (attached.status !== 0) return t.skip(`may not name namespaces here: ${attached.stderr.trim()}`);
    try {
      assert.equal(heard(name), 'here0');
      const running = await listening('route:link', '--json', '-c', '1', '--netns', name);
      netns.ipBatch('link set here0 mtu 1300');
      assert.equal(jsonLines((await running.end()).out)[0].attributes.mtu, 1300);
    } finally {
      spawnSync('ip', ['netns', 'del', name]);
    }
  });

  test('escapes in an alias: exact in JSON, harmless in text, on a terminal too', t => {
    const alias = 'x\u001b[31mred\u0007\u202eevil';
    netns.run('sh', '-c', `ip link add t0 type veth peer name t1; ip link set t0 alias '${alias}'`);
    const words = ['send', 'rt-link', 'getlink', 'ifname=t0', ...netns.own];
    assert.equal(jsonLines(nltool([...words, '--json']).out)[0].attributes.ifalias, alias);
    const harmless = 'x\\u001b[31mred\\u0007\\u202eevil';
    const { out } = nltool(words);
    assert.ok(out.includes(harmless), out);
    const missing = terminalMissing();
    if (missing) return t.skip(missing);
    const seen = onTerminal(words).out;
    assert.ok(seen.includes(harmless), seen);
    for (const raw of ['\u001b[31mred', '\u0007', '\u202e']) assert.ok(!seen.includes(raw));
    const record = JSON.parse(onTerminal([...words, '--json']).out);
    assert.equal(record.attributes.ifalias, alias);
  });

  test('two processes over usersock, both ways', async () => {
    const words = ['--proto', 'usersock', '--json'];
    const a = await listening(...words, '--port', '5001', '-c', '1', ...netns.own);
    const b = await listening(...words, '--groups', '7', '--port', '5002', '-c', '2', ...netns.own);
    const send = (...more: string[]) =>
      nltool(['send', '--proto', 'usersock', '--type', '0x40', ...more, ...netns.own]);
    for (const { err, code } of [
      send('--text', 'to one', '--to-port', '5001'),
      send('--text', 'to one', '--to-port', '5002'),
      send('--text', 'to all', '--to-group', '7'),
    ])
      assert.equal(code, 0, err);
    const text = (out: string) => jsonLines(out).map(one => Buffer.from(one.body.hex, 'hex').toString());
    assert.deepEqual(text((await a.end()).out), ['to one']);
    const second = await b.end();
    assert.deepEqual(text(second.out), ['to one', 'to all']);
    assert.deepEqual(
      jsonLines(second.out).map(one => [one.group, one.header.type]),
      [
        [undefined, 0x40],
        [7, 0x40],
      ],
    );
  });

  test('a number that nobody has registered: what is missing here, and what would provide it', () => {
    const { err, code, out } = nltool(['listen', '--proto', '31', ...netns.own]);
    assert.deepEqual([code, out], [1, '']);
    assert.match(err, /^nltool: this kernel has no protocol 31: .*\n$/);
    const sent = nltool(['send', '--proto', '31', '--type', '16', '--hex', '00', ...netns.own]);
    assert.equal(sent.code, 1);
    assert.match(sent.err, /^nltool: this kernel has no protocol 31: .*\n$/);
  });
});
