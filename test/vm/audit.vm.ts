/** Audit records and SELinux's messages from a kernel that makes them, held against audit's own tools. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import type { MessageRecord } from '../../src/codec/record.ts';
import { ausearchDifferences } from '../support/ausearch.ts';
import type { Json } from '../support/differences.ts';
import type { Running } from '../support/nltool.ts';
import { faults } from './faults.ts';
import { listening, nltool, records, shell, skip } from './nltool.ts';

/** As auditctl takes them, and as it lists them. */
const rules: readonly (readonly [given: string, listed: string])[] = [
  ['-w /etc/passwd -p rwa -k "pass words"', '-w /etc/passwd -p rwa -k pass words'],
  ['-w /run/dir -p wa -k d', '-w /run/dir -p wa -k d'],
  [
    '-a always,exit -F arch=b64 -S execve,mkdir,connect,pipe2,mq_open,kill,capset,unlink,finit_module -F key=x',
    '-a always,exit -F arch=b64 -S connect,execve,kill,mkdir,unlink,capset,mq_open,pipe2,finit_module -F key=x',
  ],
  [
    '-a always,exit -F arch=b64 -S all -F exit=-EPERM -F auid!=-1 -C uid!=euid -F key=c',
    '-a always,exit -F arch=b64 -S all -F exit=-EPERM -F auid!=-1 -C uid!=euid -F key=c',
  ],
  [
    "-a always,exit -F arch=b64 -S open -F 'a0&5' -F inode=7 -F 'a1&=4' -F 'pid>5' -F 'gid<=7' -F key=q",
    '-a always,exit -F arch=b64 -S open -F a0&0x5 -F inode=7 -F a1&=0x4 -F pid>5 -F gid<=7 -F key=q',
  ],
  [
    '-a always,exit -S connect -F exe=/usr/bin/mkdir -F saddr_fam=2 -F sessionid=5',
    '-a always,exit -S connect -F exe=/usr/bin/mkdir -F saddr_fam=2 -F sessionid=5',
  ],
  ['-a never,exclude -F msgtype=CRED_ACQ', '-a never,exclude -F msgtype=CRED_ACQ'],
  ['-a always,filesystem -F fstype=debugfs', '-a always,filesystem -F fstype=debugfs'],
  ['-a always,user -F uid=0', '-a always,user -F uid=0'],
];

const program = `
import ctypes, os, socket
def attempt(family, kind, address):
    try: socket.socket(family, kind).connect(address)
    except OSError: pass
attempt(socket.AF_INET, socket.SOCK_STREAM, ('127.0.0.1', 9))
attempt(socket.AF_INET6, socket.SOCK_DGRAM, ('::1', 9))
attempt(socket.AF_UNIX, socket.SOCK_STREAM, '/run/a b')
attempt(socket.AF_UNIX, socket.SOCK_STREAM, '\\0abstract name')
os.pipe(); os.kill(os.getpid(), 0)
libc = ctypes.CDLL(None)
libc.mq_open(b'/q', 0o100 | 2, 0o600, None)
if os.fork() == 0:
    libc.prctl(22, 1, 0, 0, 0); os.getpid(); os._exit(0)
os.wait()
`;

const events = [
  'mkdir "/run/dir/a b" /run/dir/ä',
  'cat /etc/passwd > /dev/null; sh -c \'true "a b" c\'',
  'python3 /tmp/program.py',
  'ip link set lo promisc on; ip link set lo promisc off',
  'nft add table inet audited; nft delete table inet audited; modprobe dummy',
  'setpriv --reuid 5 --clear-groups cat /etc/shadow; sh -c \'kill -SEGV $$\'; sh -c "echo 5 > /proc/self/loginuid"',
  "auditctl -m 'op=hello world'; auditctl -r 100; auditctl -r 0",
  '$nltool send audit user-login \'body=op=login acct=726F6F742061 exe="/usr/sbin/sshd" addr=::1 terminal=ssh res=failed\'',
  '$nltool send audit user-cmd \'body=cwd="/" cmd=6C73202D6C terminal=pts/0 res=success\'',
  '$nltool send audit set-feature body.vers=1 body.mask=loginuid-immutable body.features=loginuid-immutable',
  '$nltool send audit tty-set body.enabled=1; $nltool send audit trim',
  // SELinux: a policy, what it forbids, its modes and settings
  'checkpolicy -U allow -c 33 -o /tmp/policy test/vm/policy.conf; cat /tmp/policy > /sys/fs/selinux/load',
  'touch "/run/a b"; rm "/run/a b"; echo 1 > /sys/fs/selinux/booleans/test_bool; echo 1 > /sys/fs/selinux/commit_pending_bools',
  'echo 1 > /sys/fs/selinux/enforce; echo 0 > /sys/fs/selinux/enforce',
];

const expected = [
  ...['anom-abend', 'anom-promiscuous', 'avc', 'capset', 'config-change', 'cwd', 'eoe', 'execve', 'fd-pair'],
  ...['feature-change', 'kern-module', 'login', 'mac-config-change', 'mac-policy-load', 'mac-status', 'mq-open'],
  ...['netfilter-cfg', 'obj-pid', 'path', 'proctitle', 'seccomp', 'sockaddr', 'syscall', 'user-cmd', 'user-login'],
  'user-message',
];

describe('a kernel that audits', { skip }, () => {
  let heard: MessageRecord[];
  let text: string;
  const decoded = (operation: string, field: string): unknown[] =>
    heard.filter(one => one.operation === operation).map(({ body }) => (body as Json).decoded?.[field]);

  before(async () => {
    writeFileSync('/tmp/program.py', program);
    shell('mountpoint -q /sys/fs/selinux || mount -t selinuxfs none /sys/fs/selinux; mkdir -p /run/dir');
    // processes are audited that begin after this
    shell('auditctl -e 1 -b 8192; auditctl -D');
    const listeners: Running[] = [
      await listening('--json', 'audit', 'selinux'),
      await listening('audit', '--time', 'none'),
    ];
    for (const [given] of rules) shell(`auditctl ${given}`);
    for (const command of events) shell(`{ ${command}; } >&2 || true`);
    await listeners[0]!.until('out', /"val":"permissive"/);
    await listeners[1]!.until('out', /enforcing=0/);
    const [json, lines] = await Promise.all(listeners.map(one => one.end('SIGINT')));
    heard = records(json!.out);
    text = lines!.out;
  });
  after(() => shell('auditctl -D; auditctl -e 0'));

  test('sends nothing that is unknown', () => {
    assert.deepEqual(heard.flatMap(faults), []);
    const kinds = new Set(heard.filter(({ protocol }) => protocol === 'audit').map(({ operation }) => operation));
    assert.deepEqual(
      expected.filter(kind => !kinds.has(kind)),
      [],
    );
  });

  test('what is encoded is read', () => {
    for (const [operation, field, value] of [
      ['proctitle', 'proctitle', 'mkdir\0/run/dir/a b\0/run/dir/ä'],
      ['execve', 'a1', '/run/dir/a b'],
      ['path', 'name', '/run/dir/a b'],
      ['config-change', 'key', 'pass words'],
    ] as const)
      assert.ok(decoded(operation, field).includes(value), `${operation} ${field}`);
    const addresses = decoded('sockaddr', 'saddr').map(one => JSON.stringify(one));
    for (const one of [
      '{"family":"inet","port":9,"addr":"127.0.0.1"}',
      '{"family":"inet6","port":9,"flowinfo":0,"addr":"::1","scope_id":0}',
      '{"family":"unix","path":"/run/a b"}',
      '{"family":"unix","path":{"abstract":"abstract name"}}',
    ])
      assert.ok(addresses.includes(one), one);
    const login = decoded('user-login', 'msg')[0] as Json;
    assert.deepEqual([login.acct, login.res], ['root a', 'failed']);
  });

  test('reads as ausearch reads it', () => {
    const own = heard.filter(({ protocol, body }) => protocol === 'audit' && (body as Json)?.serial !== undefined);
    assert.ok(own.length > 100);
    assert.deepEqual(ausearchDifferences(own), []);
  });

  test('records of an event stand together', () => {
    const event = text.split(/^(?=readlog)/m).find(one => one.includes('a1="/run/dir/a b"')) ?? '';
    assert.match(event, /^readlog syscall +\d+\.\d+:\d+ arch=x86-64 syscall=(execve\(59\)|mkdir\(83\)) success=yes /);
    assert.match(event, / auid=unset uid=root\(0\) gid=root\(0\) /);
    assert.match(event, /^ +· execve +argc=3 a0="mkdir" a1="\/run\/dir\/a b" a2="\/run\/dir\/ä"$/m);
    assert.match(event, /^ +· eoe$/m);
  });

  test('rules are listed as auditctl lists them', () => {
    const listed = shell('auditctl -l').trim().split('\n').sort();
    assert.deepEqual(listed, rules.map(([, text]) => text).sort());
    const own = records(nltool('send', 'audit', 'list-rules', '--json').out);
    assert.deepEqual(own.flatMap(faults), []);
    assert.deepEqual(own.map(({ body }) => asAuditctl(body as Json)).sort(), listed);
  });

  test('SELinux says when its mode or policy changes', () => {
    const said = heard.filter(({ protocol }) => protocol === 'selinux');
    assert.deepEqual(
      said.map(({ operation, body }) => `${operation} ${Object.values(body as Json)}`),
      ['policyload 1', 'policyload 2', 'setenforce enforcing', 'setenforce permissive'],
    );
  });
});

const signs: { [operator: string]: string } = {
  equal: '=',
  'not-equal': '!=',
  'less-than': '<',
  'greater-than': '>',
  'less-than-or-equal': '<=',
  'greater-than-or-equal': '>=',
  'bit-mask': '&',
  'bit-test': '&=',
};
const names: { [field: string]: string } = {
  loginuid: 'auid',
  filterkey: 'key',
  'saddr-fam': 'saddr_fam',
  arg0: 'a0',
  arg1: 'a1',
};
const calls: { [number: number]: string } = {
  2: 'open',
  42: 'connect',
  59: 'execve',
  62: 'kill',
  83: 'mkdir',
  87: 'unlink',
  126: 'capset',
  240: 'mq_open',
  293: 'pipe2',
  313: 'finit_module',
};
const letters = ['read', 'write', 'exec', 'attr'];

/** A rule in auditctl's words. */
function asAuditctl({ flags, action, mask, fields }: Json): string {
  const of = (field: string) => fields.find((one: Json) => one.field === field);
  const watch = of('watch') ?? of('dir');
  if (watch) {
    const permissions = letters.filter(letter => of('perm').value.includes(letter)).map(letter => letter[0]);
    return `-w ${watch.value} -p ${permissions.join('')} -k ${of('filterkey').value}`;
  }
  const numbers = systemCalls(mask);
  const listed = numbers === undefined ? 'all' : numbers.map(number => calls[number]).join(',');
  const words = fields.map((field: Json) => comparison(field));
  const arch = of('arch') ? [words.shift()] : [];
  const withCalls = flags === 'exit' && (arch.length > 0 || numbers) ? ['-S', listed] : [];
  const list = flags === 'fs' ? 'filesystem' : flags;
  return [`-a ${action},${list}`, ...arch, ...withCalls, ...words].join(' ');
}

/** Undefined where all are meant. */
function systemCalls(mask: number[]): number[] | undefined {
  if (mask.every((word, i) => word >>> 0 === 0xffffffff || (i === 63 && word >>> 0 === 0xffff))) return undefined;
  return mask
    .flatMap((word, i) => Array.from({ length: 32 }, (_, bit) => (word >>> bit) & 1 && 32 * i + bit))
    .filter(Boolean);
}

function comparison({ field, operator, value }: Json): string {
  const sign = signs[operator];
  if (field === 'field-compare') return `-C ${value.replace('-to-', sign)}`;
  const name = names[field] ?? field;
  const shown =
    { arch: 'b64', exit: '-EPERM', 'saddr-fam': '2', msgtype: 'CRED_ACQ' }[field as string] ??
    (field === 'loginuid' && value === 0xffffffff ? '-1' : /^arg/.test(field) ? `0x${value.toString(16)}` : value);
  return `-F ${name}${sign}${shown}`;
}
