/** Protocols beside route, netfilter and generic, on the running kernel: heard, asked, and told of where they are absent. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { after, before, suite, test } from 'node:test';
import { absence, protocols } from '../../src/protocols/index.ts';
import type { Json } from '../support/differences.ts';
import { makeNetns, netnsMissing, type TestNetns } from '../support/netns.ts';
import { listening, nltool, start } from '../support/nltool.ts';
import { jsonLines, peerMissing } from '../support/peer.ts';

/** Every record was understood to its last leaf. */
function assertWhole(records: readonly Json[]): void {
  for (const { kind, problems, unknown, name, operation } of records)
    assert.deepEqual(
      { kind, problems, unknown, name, operation },
      { kind: 'message', name, operation, problems: undefined, unknown: undefined },
    );
}

const { code: audible, err: auditError } = nltool(['send', 'audit', 'get']);
suite('audit', { skip: audible === 0 ? false : `audit does not answer here: ${auditError.split('\n')[0]}` }, () => {
  const state = (): Json => jsonLines(nltool(['send', 'audit', 'get', '--json']).out)[0]!;

  test('listening joins READLOG and does not become the daemon', async () => {
    const before = state().body;
    const running = await listening('audit:readlog', '--json');
    const during = state().body;
    assert.match(running.err, /^listening: audit readlog\(1\)/m);
    assert.equal(during.pid, before.pid);
    assert.equal(during.enabled, before.enabled);
    const { code, out } = await running.end('SIGINT');
    assert.equal(code, 0);
    assertWhole(jsonLines(out));
    assert.equal(state().body.pid, before.pid);
  });

  test('state, features and rules, to the last leaf', () => {
    for (const operation of ['get', 'get-feature', 'list-rules', 'signal-info']) {
      const { out, err, code } = nltool(['send', 'audit', operation, '--json']);
      assert.equal(code, 0, err);
      assertWhole(jsonLines(out));
    }
  });

  test('state as auditctl -s shows it', { skip: peerMissing('auditctl', '-s') }, () => {
    const lines = new Map(
      spawnSync('auditctl', ['-s'], { encoding: 'utf8' })
        .stdout.split('\n')
        .map(line => line.split(' ') as [string, string]),
    );
    const { out } = nltool(['send', 'audit', 'get', '--json', '--numeric']);
    const { body } = jsonLines(out)[0]!;
    const enabled = { off: 0, on: 1, locked: 2 }[body.enabled as 'off'];
    const failure = { silent: 0, printk: 1, panic: 2 }[body.failure as 'silent'];
    for (const [key, value] of Object.entries({ ...body, enabled, failure }))
      if (lines.has(key) && key !== 'backlog') assert.equal(lines.get(key), `${value}`, key);
  });
});

const connector = nltool(['listen', 'connector:proc', '--duration', '10ms']);
const connectorMissing = /process events were not asked for|cannot join|this kernel has no/.exec(connector.err);
suite('connector', { skip: connectorMissing ? connector.err.split('\n')[0] : false }, () => {
  test('process events: asked for, shown, taken back', { skip: peerMissing('strace', '-V') }, async () => {
    const running = await listening('connector:proc', '--json');
    await running.until('err', /^asked the kernel for process events/m);
    const child = spawn('sh', ['-c', 'true; exec sleep 0'], { stdio: 'ignore' });
    const { pid } = child;
    await new Promise(resolve => child.once('close', resolve));
    await running.until('out', new RegExp(`"what":"exit"[^\\n]*"process_pid":${pid},[^\\n]*\\n`));
    const { out, code } = await running.end('SIGINT');
    assert.equal(code, 0);
    const records = jsonLines(out);
    assertWhole(records);
    const own = records.filter(({ body }) => [body.process_pid, body.child_pid].includes(pid));
    assert.deepEqual(
      [...new Set(own.map(({ body }) => body.what))].filter(what => /fork|exec|exit/.test(what)).sort(),
      ['exec', 'exit', 'fork'],
    );
  });

  test('the request goes out on joining and back on leaving', { skip: peerMissing('strace', '-V') }, () => {
    const program = `process.argv=[];import(${JSON.stringify(new URL('../../commands/main.ts', import.meta.url).href)}).then(m=>m.main(['listen','connector:proc','--duration','50ms']))`;
    const { stderr } = spawnSync(
      'strace',
      ['-f', '-e', 'trace=sendto,sendmsg,sendmmsg', '-xx', '-s', '64', process.execPath, '-e', program],
      {
        encoding: 'utf8',
      },
    );
    const subscriptions = [...stderr.matchAll(/\\x04\\x00\\x00\\x00\\x0([12])\\x00\\x00\\x00"/g)].map(
      ([, what]) => what,
    );
    assert.deepEqual(subscriptions, ['1', '2'], stderr.slice(0, 2000));
  });
});

const skip = netnsMissing() ?? false;
suite('in a namespace', { skip }, () => {
  let netns: TestNetns;
  before(async () => {
    netns = await makeNetns();
    netns.ipBatch(
      [
        'link set lo up',
        'link add v0 type veth peer name v1',
        'link set v0 up',
        'link set v1 up',
        'addr add 10.0.0.1/24 dev v0',
        'route add 192.0.2.0/24 via 10.0.0.9 dev v0',
        'route add blackhole 198.51.100.0/24',
      ].join('\n'),
    );
  });
  after(() => netns?.close());

  test('fib-lookup answers as ip route get does', () => {
    const ask = (address: string): Json => {
      const { out, err, code } = nltool([
        'send',
        'fib-lookup',
        'lookup',
        `fl-addr=${address}`,
        'tb-id-in=main',
        '--json',
        ...netns.own,
      ]);
      assert.equal(code, 0, err);
      const records = jsonLines(out);
      assertWhole(records);
      return records[0]!.body;
    };
    const local = ask('10.0.0.1');
    assert.deepEqual([local.type, local.prefixlen], ['local', 32]);
    assert.match(netns.run('ip', 'route', 'get', '10.0.0.1'), /^local 10\.0\.0\.1 /);
    const far = ask('192.0.2.7');
    assert.deepEqual([far.type, far.tb_id, far.prefixlen], ['unicast', 'main', 24]);
    assert.match(netns.run('ip', 'route', 'get', '192.0.2.7'), /^192\.0\.2\.7 via 10\.0\.0\.9 /);
    const hole = ask('198.51.100.1');
    assert.notEqual(Number(hole.err), 0);
    assert.notEqual(Number(ask('203.0.113.1').err), 0);
    assert.throws(() => netns.run('ip', 'route', 'get', '203.0.113.1'), /unreachable/);
  });

  test('an uevent that is sent is heard, with its number', async () => {
    const running = await listening('kobject-uevent', '--json', ...netns.own);
    const record = {
      v: 1,
      kind: 'message',
      protocol: 'kobject-uevent',
      body: { event: 'change@/devices/x', ACTION: 'change', DEVPATH: '/devices/x', SUBSYSTEM: 'x' },
    };
    const { code, err } = nltool(['send', '-', ...netns.own], JSON.stringify(record));
    assert.equal(code, 0, err);
    await running.until('out', /"change@\/devices\/x".*\n/);
    const { out } = await running.end('SIGINT');
    const heard = jsonLines(out).find(({ body }) => body.event === 'change@/devices/x')!;
    const { SEQNUM, ...body } = heard.body;
    assert.match(SEQNUM, /^\d+$/);
    assert.deepEqual(body, record.body);
    assert.equal(heard.group, 'kernel');
  });

  test('an interface comes and goes as uevents', async () => {
    const running = await listening('kobject-uevent', '--json', ...netns.own);
    netns.ipBatch('link add ue0 type veth peer name ue1\nlink del ue0');
    await running.until('out', /"remove@\/devices\/virtual\/net\/ue[01]".*\n/);
    const { out } = await running.end('SIGINT');
    const records = jsonLines(out);
    assertWhole(records);
    const added = records.find(({ body }) => body.event === 'add@/devices/virtual/net/ue0')!;
    assert.deepEqual([added.body.SUBSYSTEM, added.body.INTERFACE, added.body.ACTION], ['net', 'ue0', 'add']);
  });

  test('several protocols at once, with what there is now', async () => {
    netns.run(
      'ip',
      'xfrm',
      'policy',
      'add',
      'src',
      '10.1.0.0/16',
      'dst',
      '10.2.0.0/16',
      'dir',
      'out',
      'action',
      'block',
    );
    const running = start('listen', 'xfrm:policy,sa', 'sock-diag', 'kobject-uevent', '--dump', '--json', ...netns.own);
    await running.until('out', /"protocol":"xfrm"[^\n]*"newpolicy".*\n/);
    netns.run('ip', 'xfrm', 'policy', 'flush');
    await running.until('out', /"operation":"flushpolicy".*\n/);
    netns.run(
      'python3',
      '-c',
      "import socket\nl=socket.create_server(('127.0.0.1',0))\nc=socket.create_connection(l.getsockname())\ns=l.accept()[0]\ns.close()\nc.close()",
    );
    await running.until('out', /"inet-tcp-destroy".*\n/);
    const { out, code } = await running.end('SIGINT');
    assert.equal(code, 0);
    const records = jsonLines(out);
    assertWhole(records);
    const events = records.filter(({ notify }) => notify).map(({ group }) => group);
    assert.ok(events.includes('policy') && events.includes('inet-tcp-destroy'), events.join());
  });
});

suite('what this kernel lacks', () => {
  const absent = protocols.filter(({ left, number }) => left !== undefined || number === 17 || number === 22);
  for (const protocol of absent)
    test(`${protocol.name}: listening and sending say why`, () => {
      const reason = absence(protocol);
      for (const words of [
        ['listen', protocol.name, '--duration', '1ms'],
        ['send', '--proto', protocol.name, '--type', '16', '--hex', '00'],
      ]) {
        const { code, err, out } = nltool(words);
        assert.deepEqual({ code, out }, { code: 1, out: '' });
        assert.equal(err, `nltool: ${reason}\n`);
      }
      if (protocol.left) assert.ok(reason.includes(`left Linux in ${protocol.left}`));
    });

  for (const protocol of protocols.filter(({ number }) => [8, 18, 20, 21].includes(number)))
    test(`${protocol.name}: what would provide it`, t => {
      const { name } = protocol;
      const { code, err } = nltool([
        'listen',
        name,
        '--duration',
        '1ms',
        ...(protocol.groups.length ? [] : ['--port', '4711']),
      ]);
      if (code === 0) return t.skip(`this kernel has ${name}`);
      assert.equal(err, `nltool: ${absence(protocol)}\n`);
      assert.match(err, /needs CONFIG_\w+ \((by )?module \w+\)/);
    });
});
