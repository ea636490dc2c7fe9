import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../bin/nltool.js', import.meta.url));
const built = existsSync(fileURLToPath(new URL('../../dist/nltool.cjs', import.meta.url)));
const skip = built ? false : 'not built: npm run build';

/** Each command once as it is installed: bundling loads modules in another order than the sources do. */
const runs: [words: string[], shows: RegExp, input?: string][] = [
  [['--version'], /^\d+\.\d+\.\d+$/],
  [['families'], /nlctrl/],
  [['groups', 'route'], /ipv4-ifaddr/],
  [['sockets', '-a'], /route/],
  [['listen', 'route:link', '--dump', '--count', '1', '-v'], /ifname\s+"lo"/],
  [['listen', 'route:link', '--dump', '--count', '1', '--json'], /"ifname":"lo"/],
  [['send', 'rt-link', 'getlink', 'ifname=lo'], /RTM_NEWLINK/],
  [['send', 'rt-route', 'getroute', '--dump', '--json'], /"operation":"newroute"/],
  [['send', 'rt-link', 'newlink', 'ifname=x', 'linkinfo.kind=veth', '--dry-run'], /not sent/],
  [['send', 'nlctrl', 'getfamily', 'family-name=nlctrl'], /family_id/],
  [['decode', '--format', 'hex', '--proto', 'route', '-'], /getlink/, '1400000012000103010000000000000000000000\n'],
  [
    ['encode', '--format', 'hex', '-'],
    /^28000000/m,
    '{"protocol":"route","operation":"getlink","attributes":{"ifname":"lo"}}\n',
  ],
  [['describe', 'IFLA_MTU'], /rt-link mtu/],
  [['completion', 'bash'], /complete/],
  [['help', 'listen'], /multicast groups/],
];

for (const [words, shows, input = ''] of runs)
  test(`built: nltool ${words.join(' ')}`, { skip }, () => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [bin, ...words], {
      input,
      encoding: 'utf8',
      timeout: 60_000,
    });
    assert.match(stdout.trimEnd(), shows, stderr);
    assert.doesNotMatch(stderr, /a mistake of its own/);
    assert.equal(status, 0, stderr);
  });

test('built: the version cannot be written', { skip: skip || !existsSync('/dev/full') }, () => {
  const { stderr, status } = spawnSync('sh', ['-c', `'${process.execPath}' '${bin}' --version > /dev/full`], {
    encoding: 'utf8',
  });
  assert.deepEqual([stderr, status], ['nltool: cannot write stdout: No space left on device\n', 1]);
});
