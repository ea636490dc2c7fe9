import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { before, suite, test } from 'node:test';
import { commandLine, nltoolEach, Running } from '../support/nltool.ts';

/** Nobody: no capability in the namespaces of the system. */
const nobody = ['--reuid', '65534', '--regid', '65534', '--clear-groups'];

function missing(): string | false {
  if (process.getuid?.() !== 0) return 'needs root, to become somebody without capabilities';
  const { status, error, stderr } = spawnSync('setpriv', [...nobody, 'sh', '-c', commandLine('--version')], {
    encoding: 'utf8',
    cwd: '/',
  });
  if (error) return 'setpriv is not installed';
  return status === 0 ? false : `an ordinary user cannot run it from here: ${stderr.trim().split('\n').at(-1)}`;
}

suite('an ordinary user', { skip: missing() }, () => {
  let initial = false;
  before(() => {
    // in a user namespace somebody else may own the network, and be allowed more
    initial = spawnSync('grep', ['-q', '^ *0 *0 *4294967295$', '/proc/self/uid_map']).status === 0;
  });

  const refusals: [words: string[], err: RegExp][] = [
    [
      ['listen', '--proto', 'audit'],
      /audit readlog\(1\) \(needs CAP_AUDIT_READ\)\nnltool: no group can be joined here\n$/,
    ],
    [
      ['listen', 'netfilter:nftables'],
      /^nltool: cannot join netfilter group nftables: Operation not permitted \(needs CAP_NET_ADMIN\)\n$/,
    ],
    [
      ['listen', 'mptcp_pm:mptcp_pm_events'],
      /^nltool: (cannot join generic group mptcp_pm:mptcp_pm_events: .* \(needs CAP_NET_ADMIN\)|no protocol or .*)\n/,
    ],
    [
      ['listen', 'route:link', '--all-nsid'],
      /NETLINK_LISTEN_ALL_NSID: Operation not permitted \(needs CAP_NET_BROADCAST\)\n$/,
    ],
    [['listen', 'route:link', '--netns', '1'], /network namespace 1 .*: Permission denied \(needs CAP_SYS_PTRACE\)\n$/],
    [
      ['listen', 'route:link', '--netns', '/proc/self/ns/net'],
      /network namespace .*: Operation not permitted \(needs CAP_SYS_ADMIN\)\n$/,
    ],
    [
      ['send', 'rt-link', 'newlink', 'ifname=x', 'linkinfo.kind=veth'],
      /^nltool: kernel refused rt-link newlink: EPERM Operation not permitted\n(.*\n)*.* needs CAP_NET_ADMIN\n$/,
    ],
    [['send', 'nftables', 'gettable', '--dump'], /EPERM Operation not permitted\n(.*\n)*.* needs CAP_NET_ADMIN\n$/],
    [['send', 'xfrm', 'getsa', '--dump'], /EPERM Operation not permitted\n(.*\n)*.* needs CAP_NET_ADMIN\n$/],
  ];
  test('is told which capability is missing', t => {
    if (!initial) return t.skip('in a user namespace, where somebody else may own the network');
    const runs = nltoolEach(
      refusals.map(([words]) => words),
      ...['setpriv', ...nobody],
    );
    for (const [i, { err, code, out }] of runs.entries()) {
      assert.match(err, refusals[i]![1]);
      assert.deepEqual([code, out], [1, ''], refusals[i]![0].join(' '));
    }
  });

  test('what anybody may ask is answered', () => {
    const words = [['families'], ['groups', 'route'], ['sockets', '-a'], ['describe', 'IFLA_MTU']];
    const link = ['send', 'rt-link', 'getlink', 'ifname=lo', '--json'];
    const [first, ...others] = nltoolEach([link, ...words], 'setpriv', ...nobody);
    assert.equal(first!.code, 0, first!.err);
    assert.equal(JSON.parse(first!.out).attributes.ifname, 'lo');
    for (const { code, err } of others) assert.equal(code, 0, err);
  });

  test('a bare listen joins what it may, sums up the rest, and ends with 0', async () => {
    const running = new Running('setpriv', [...nobody, 'sh', '-c', `cd /; exec ${commandLine('listen')}`]);
    await running.until('err', /not joined: .*audit readlog\(1\).*\n/);
    const { err, code } = await running.end('SIGINT');
    assert.equal(code, 0);
    assert.match(err, /^listening: route \(\d+ groups\)/m);
    assert.match(err, /^not joined: .*netfilter \(\d+ groups\).* \(needs CAP_NET_ADMIN\)$/m);
    assert.match(err, /^\d+ messages, 0 lost\n$/m);
  });

  test('with a buffer larger than allowed: what was got, and listening goes on', async () => {
    const words = commandLine('listen', 'route:link', '--buffer', '512M');
    const running = new Running('setpriv', [...nobody, 'sh', '-c', `cd /; exec ${words}`]);
    await running.until('err', /^listening: /m);
    const { err, code } = await running.end('SIGTERM');
    assert.equal(code, 0);
    assert.match(err, /the receive buffer is \d+ bytes, not 536870912 \(more needs CAP_NET_ADMIN\)/);
  });
});
