import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { makeNetns, netnsMissing, type TestNetns } from '../support/netns.ts';
import { commandLine, listening, nltool, Running, start, startOnTerminal, terminalMissing } from '../support/nltool.ts';
import { jsonLines } from '../support/peer.ts';

test('words that mean nothing: exit 2, why, the nearest names, and nothing is joined', () => {
  const wrong: [words: string[], why: RegExp][] = [
    [['route:lnk'], /^nltool: route has no group lnk; did you mean link\?/],
    [['rout'], /^nltool: no protocol or generic family rout; did you mean route\?/],
    [['link'], /^nltool: link is a group, not a protocol: nltool listen route:link$/m],
    [['route:link,'], /^nltool: route: a group is missing behind the colon or a comma/],
    [['route:0'], /^nltool: route: no group 0/],
    [['route:0x0'], /^nltool: route 0x0: not a mask/],
    [['--proto', '77'], /^nltool: no protocol 77: there are 0 to 31/],
    [['route', '--proto', 'route'], /^nltool: --proto and route: one way to say it, not both/],
    [['--groups', '1'], /^nltool: --groups needs --proto/],
    [['--jsn'], /^nltool: listen has no option --jsn; did you mean --json\?/],
    [['--count'], /^nltool: --count needs a value: --count N/],
    [['--count', '0'], /^nltool: --count 0: not a whole number of at least 1/],
    [['--duration', 'soon'], /^nltool: --duration soon: not a time/],
    [['--buffer', '1T'], /^nltool: --buffer 1T: not a size/],
    [['--time', 'lokal'], /^nltool: --time lokal: not one of .*did you mean local\?/],
    [['--json', '-v'], /^nltool: --verbose cannot apply/],
    [['--print'], /^nltool: --print cannot apply/],
    [['-w', 'f', '--json'], /^nltool: --json cannot apply/],
    [['--json-strings-64'], /^nltool: --json-strings-64 cannot apply/],
    [['--port', '7'], /^nltool: --port: it is bound for one protocol/],
    [['route:link', '--filter', 'operaton == "x"'], /^nltool: --filter: no field operaton; did you mean operation\?/],
    [
      ['route:link', '--filter', 'attributes.mtuu > 1'],
      /^nltool: --filter: no field attributes.mtuu; did you mean mtu/,
    ],
    [['route:link', '--filter', 'header.siq == 1'], /^nltool: --filter: no field header.siq; did you mean seq\?/],
    [
      ['route:link', '--filter', 'attributes.operstate == "upp"'],
      /^nltool: --filter: .* never "upp"; did you mean up\?/,
    ],
    [
      ['route:link', '--filter', '"dwn" != attributes.operstate'],
      /^nltool: --filter: .* never "dwn"; did you mean down\?/,
    ],
    [['route:link', '--filter', 'attributes.operstate == 6'], /^nltool: --filter: .* never 6: it stands as "up"$/m],
    [['route:link', '--filter', '"upp" in fixed.flags'], /^nltool: --filter: .* never "upp"; did you mean up\?/],
    [
      ['route:link', '--filter', 'fixed.flags == "up"'],
      /^nltool: --filter: fixed.flags is a list: "up" in fixed.flags$/m,
    ],
    [['route:link', '--filter', '"up" in attributes.operstate'], /is no list: attributes.operstate == "up"$/m],
    [['route:link', '--filter', 'fixed.index == "lo"'], /^nltool: --filter: fixed.index is a number, never "lo"$/m],
    [
      ['route:link', '--filter', 'attributes.ifname in [3]'],
      /^nltool: --filter: attributes.ifname is no number, never 3$/m,
    ],
    [
      ['route:link', '--filter', 'has(fixed.index) && operation in ["newlnk"]'],
      /never "newlnk"; did you mean newlink\?/,
    ],
    [['route:link', '--filter', 'group == "lnk"'], /^nltool: --filter: group is never "lnk"; did you mean link\?/],
    [
      ['nlctrl:notify', '--filter', 'attributes.family_nam == "x"'],
      /no field attributes.family_nam; did you mean family_name\?/,
    ],
    [['route:link', '--filter', 'kind =='], /^nltool: --filter: Unexpected token/],
    [['route:link', '--filter', '1 + 1'], /^nltool: --filter gives int/],
    [['route:link', '--spec', '/nowhere.yaml'], /^nltool: \/nowhere\.yaml: no such file/],
  ];
  for (const [words, why] of wrong) {
    const { out, err, code } = nltool(['listen', ...words]);
    assert.match(err, why);
    assert.equal(code, 2, err);
    assert.equal(out, '');
    assert.doesNotMatch(err, /^listening/m);
  }
});

test('a protocol that this kernel lacks, a namespace that is not there: exit 1 and a sentence', () => {
  const absent = nltool(['listen', '--proto', 'nflog']);
  assert.match(absent.err, /^nltool: this kernel has no NETLINK_NFLOG: it left Linux in 3\.17/);
  assert.equal(absent.code, 1);
  const { err, code } = nltool(['listen', 'route', '--netns', 'no-such-namespace']);
  assert.match(err, /^nltool: cannot enter network namespace no-such-namespace .*: No such file/);
  assert.equal(code, 1);
});

const missing = netnsMissing();

suite('listen in a network namespace', { skip: missing ?? false, timeout: 120_000 }, () => {
  let netns: TestNetns;
  before(async () => {
    netns = await makeNetns();
  });
  after(() => netns.close());
  const pair = (name: string) => `link add ${name} type veth peer name ${name}p\n`;

  test('in a pipe: records, one a line, until so many; talk on stderr', async () => {
    const running = await listening('--proto', 'route', '--groups', '1', '--json', '-c', '2', ...netns.own);
    netns.ipBatch(`${pair('a0')}link del a0\n`);
    const { out, err, code } = await running.end();
    assert.equal(code, 0);
    const [first, second] = jsonLines(out);
    assert.equal(jsonLines(out).length, 2);
    assert.deepEqual(
      [first!.v, first!.kind, first!.protocol, first!.family, first!.operation, first!.group, first!.notify],
      [1, 'message', 'route', 'rt-link', 'newlink', 'link', true],
    );
    assert.match(first!.time, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
    assert.equal(first!.attributes.ifname, 'a0p');
    assert.equal(second!.attributes.ifname, 'a0');
    assert.match(err, /^listening: route link\(1\), port \d+, buffer \d+(\.\d+)? .iB\n2 messages, 0 lost\n$/);
  });

  test('names, constants, numbers and masks mean the same groups', async () => {
    const echoOf = async (...words: string[]) => {
      const running = await listening(...words, '--duration', '10ms', ...netns.own);
      return /^listening: (.*), port/.exec((await running.end()).err)?.[1];
    };
    const expected = 'route link(1) neigh(3)';
    for (const groups of ['link,neigh', '1,3', '0x5', 'RTNLGRP_LINK,Neigh', '1,rtnlgrp_neigh,3'])
      assert.equal(await echoOf('--proto', 'NETLINK_ROUTE', '--groups', groups), expected, groups);
    assert.equal(await echoOf('route:link', '0:neigh'), expected);
    assert.equal(await echoOf('--proto', 'route', '--groups', '1', '--groups', '3'), expected);
  });

  test('--dump: what is there, then what comes', async () => {
    const running = await listening('route:link,ipv4-ifaddr', '--dump', '--json', ...netns.own);
    await running.until('out', /"ifname":"lo"/);
    netns.ipBatch('link set lo up\nlink set lo down\n');
    await running.until('out', /"notify":true/);
    const { out, code } = await running.end('SIGTERM');
    const all = jsonLines(out);
    assert.equal(code, 0);
    assert.equal(all[0]!.attributes.ifname, 'lo');
    assert.equal(all[0]!.notify, undefined);
    assert.equal(all[0]!.group, undefined);
    assert.ok(all.some(one => one.notify && one.group === 'link'));
  });

  test('--filter lets through what is true; a field that is not there is no match', async () => {
    const filter = 'operation == "dellink" && attributes.ifname.startsWith("b") && attributes.mtu + 1 > 1500';
    const running = await listening('route:link', '--filter', filter, '--json', '-c', '1', ...netns.own);
    netns.ipBatch(`${pair('a1')}link del a1\n${pair('b1')}link del b1\n`);
    const { out, code } = await running.end();
    assert.equal(code, 0);
    assert.deepEqual(
      jsonLines(out).map(one => [one.operation, one.attributes.ifname[0]]),
      [['dellink', 'b']],
    );
    const none = await listening('route:link', '--filter', 'attributes.master > 0', '--json', ...netns.own);
    const seen = await listening('route:link', '-c', '1', ...netns.own);
    netns.ipBatch(`${pair('a2')}link del a2\n`);
    await seen.end();
    assert.equal((await none.end('SIGINT')).out, '');
  });

  test('SIGINT and SIGTERM end it cleanly, with the counts', async () => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      const running = await listening('route:link', ...netns.own);
      netns.ipBatch(`${pair('a3')}link del a3\n`);
      await running.until('out', /dellink a3p\(\d+\)/);
      const { out, err, code } = await running.end(signal);
      assert.equal(code, 0);
      assert.match(out, /^\d\d:\d\d:\d\d\.\d{6} link newlink a3p\(\d+\) /);
      assert.match(err, /\n\d+ messages, 0 lost\n$/);
    }
  });

  test('a pipe that is closed ends it silently with 0', async () => {
    const line = `${commandLine('listen', 'route:link', ...netns.own)}; echo "exit $?" >&2`;
    const running = new Running('sh', ['-c', `(${line}) | head -n 1`]);
    await running.until('err', /^listening: /m);
    netns.ipBatch(`${pair('a4')}link del a4\n`);
    await running.until('out', /newlink/);
    netns.ipBatch(`${pair('a5')}link del a5\n`);
    const { err } = await running.end();
    assert.match(err, /^listening: .*\nexit 0\n$/);
  });

  test('a pipe that is closed ends it while nothing happens', async () => {
    const line = `${commandLine('listen', 'route:link', '--dump', ...netns.own)}; echo "exit $?" >&2`;
    const { err } = await new Running('sh', ['-c', `(${line}) | head -n 1`]).end();
    assert.match(err, /^listening: .*\nexit 0\n$/);
  });

  test('what is lost stands in the stream, is counted, and makes exit 1', async () => {
    const running = await listening('route:ipv4-route', '--buffer', '4K', '--json', ...netns.own);
    netns.ipBatch('link set lo up\n');
    running.child.kill('SIGSTOP');
    const routes = Array.from({ length: 2000 }, (_, i) => `route add 10.1.${i >> 8}.${i & 255}/32 dev lo\n`);
    netns.ipBatch(routes.join(''));
    running.child.kill('SIGCONT');
    await running.until('out', /"kind":"overrun"/);
    const { out, err, code } = await running.end('SIGINT');
    assert.equal(code, 1);
    const all = jsonLines(out);
    const overruns = all.filter(one => one.kind === 'overrun');
    const lost = overruns.reduce((sum, one) => sum + one.lost, 0);
    assert.ok(lost > 0);
    assert.equal(overruns.at(-1)!.total, lost);
    assert.match(err, new RegExp(`\n${all.length - overruns.length} messages, ${lost} lost\n$`));
  });

  test('-w: a capture that decodes to what was heard; nothing is printed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nltool-'));
    try {
      for (const name of ['x.pcap', 'x.pcapng']) {
        const file = join(folder, name);
        const running = await listening('route:link', '-w', file, '-c', '2', ...netns.own);
        netns.ipBatch(`${pair('a6')}link del a6\n`);
        const { out, code } = await running.end();
        assert.equal(code, 0);
        assert.equal(out, '');
        const magic = readFileSync(file).readUInt32LE(0);
        assert.equal(magic, name === 'x.pcap' ? 0xa1b23c4d : 0x0a0d0d0a);
        const links = jsonLines(nltool(['decode', '--json', file]).out).filter(one => one.kind === 'message');
        assert.deepEqual(
          links.map(one => one.attributes.ifname),
          ['a6p', 'a6'],
        );
        assert.equal(links[0]!.group, name === 'x.pcap' ? undefined : 'link');
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('--process names who asked for a change', async () => {
    const running = await listening('route:ipv4-ifaddr', '--process', '--json', '-c', '1', ...netns.own);
    const ip = new Running('sh', [
      '-c',
      `(echo addr add 10.7.7.7/32 dev lo; sleep 2) | exec nsenter -t ${netns.pid} -n ip -batch -`,
    ]);
    const [address] = jsonLines((await running.end()).out);
    assert.match(address!.process, /^ip\/\d+$/);
    await ip.end('SIGTERM');
  });

  test('usersock: what another process sends, to a port and to a group', async () => {
    const port = await listening('--proto', 'usersock', '--port', '4711', '--json', '-c', '1', ...netns.own);
    const group = await listening('usersock:3', '--json', '-c', '1', ...netns.own);
    nltool(['send', '--proto', 'usersock', '--type', '16', '--hex', '00ff', '--to-port', '4711', ...netns.own]);
    nltool(['send', '--proto', 'usersock', '--type', '17', '--hex', 'abcd', '--to-group', '3', ...netns.own]);
    const [first] = jsonLines((await port.end()).out);
    assert.deepEqual([first!.protocol, first!.header.type, first!.body], ['usersock', 16, { hex: '00ff' }]);
    const [second] = jsonLines((await group.end()).out);
    assert.deepEqual([second!.group, second!.header.type, second!.body], [3, 17, { hex: 'abcd' }]);
  });

  test('a bare listen hears several protocols', async () => {
    const running = start('listen', '--json', ...netns.own);
    await running.until('err', /^listening: generic /m);
    netns.ipBatch(`${pair('a8')}link del a8\n`);
    await running.until('out', /"protocol":"kobject-uevent"/);
    await running.until('out', /"operation":"dellink"/);
    const { err } = await running.end('SIGINT');
    assert.match(err, /^listening: route \(39 groups\)/m);
    assert.match(err, /^listening: kobject-uevent kernel\(1\) udev\(2\)/m);
  });

  test('a group that the kernel lacks is exit 1', () => {
    const { err, code } = nltool(['listen', 'route:link,999', ...netns.own]);
    assert.match(err, /^nltool: cannot join route group 999: Invalid argument \(this kernel has no such group/);
    assert.equal(code, 1);
  });

  test('on a terminal: colour, and no escape from an alias', { skip: terminalMissing() ?? false }, async () => {
    const running = startOnTerminal('listen', 'route:link', '-v', '-c', '3', ...netns.own);
    await running.until('out', /listening: /);
    netns.ipBatch(`${pair('a9')}link set a9 alias x\u001b[41mred\nlink set a9 mtu 1400\n`);
    const { out, code } = await running.end();
    assert.equal(code, 0);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colour is made of them
    assert.match(out, /\u001b\[3\dm/);
    assert.ok(out.includes('x\\u001b[41mred'));
    assert.ok(!out.includes('\u001b[41m'));
    netns.ipBatch('link del a9\n');
  });
});
