/** Lines of fields: what stands in them, and what hex in them means. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kernelText, recordText } from '../../src/protocols/audit/record-text.ts';
import type { TextType } from '../../src/schema/type.ts';
import { isObject, type ValueObject } from '../../src/schema/value.ts';
import { faceOf } from '../../src/types/index.ts';
import { Reading } from '../../src/types/reading.ts';

function read(line: string, type: TextType = recordText): ValueObject {
  const bytes = new TextEncoder().encode(line);
  const { value } = faceOf(type).read(type, new Reading(bytes), 0, bytes.length);
  assert.ok(isObject(value));
  return value;
}
const shown = (line: string) => faceOf(recordText).text(recordText, read(line));

test('the event that a record belongs to', () => {
  const { time, serial } = read('audit(1795621272.683:14): pid=1');
  assert.deepEqual({ time, serial }, { time: '1795621272.683', serial: 14 });
  assert.equal(read('audit(x:14): pid=1').serial, undefined);
  assert.equal(read('other(1795621272.683:14): pid=1').serial, undefined);
});

test('unquoted hex of a known field is decoded beside what stands there', () => {
  const { fields, decoded } = read('audit(1.000:2): proctitle=6C73002D6C comm="ls" exe=2F746D702F6120622F6C73 a0=DEAD');
  assert.deepEqual(fields, { proctitle: '6C73002D6C', comm: 'ls', exe: '2F746D702F6120622F6C73', a0: 'DEAD' });
  assert.deepEqual(decoded, { proctitle: 'ls\0-l', exe: '/tmp/a b/ls' });
});

test('what is quoted, of odd length, in lower case, or no UTF-8 is left alone', () => {
  for (const raw of ['"6C73"', '6C7', '6c73', '(null)', 'FF', '?'])
    assert.equal(read(`audit(1.000:2): name=${raw}`).decoded, undefined, raw);
});

test('arguments of a program are strings, those of a system call numbers', () => {
  assert.deepEqual(read('audit(1.000:2): argc=2 a0="echo" a1=612062', kernelText('execve')).decoded, { a1: 'a b' });
  assert.deepEqual(read('a1[0]=6162 a1[1]=63').fields, { 'a1[0]': '6162', 'a1[1]': '63' });
});

test('addresses by their family, as long as the program gave them', () => {
  const address = (hex: string) => (read(`saddr=${hex}`).decoded as ValueObject | undefined)?.saddr;
  assert.deepEqual(address('020000507F0000010000000000000000'), { family: 'inet', port: 80, addr: '127.0.0.1' });
  assert.deepEqual(address('0A0001BB00000000FD11000000000000000000000000000100000000'), {
    family: 'inet6',
    port: 443,
    flowinfo: 0,
    addr: 'fd11::1',
    scope_id: 0,
  });
  assert.deepEqual(address('100000000000000001000000'), { family: 'netlink', port: 0, groups: 1 });
  assert.equal((address('01002F72756E2F7800') as ValueObject).family, 'unix');
  assert.equal(address('02'), undefined);
});

test('fields that a program put in one field', () => {
  const { fields, decoded } = read(`pid=1 msg='op=login acct=6120 exe="/bin/x" res=failed'`);
  assert.deepEqual(fields, { pid: '1', msg: 'op=login acct=6120 exe="/bin/x" res=failed' });
  assert.deepEqual(decoded, { msg: { op: 'login', acct: 'a ', exe: '/bin/x', res: 'failed' } });
});

test('a person reads the decoded values', () => {
  assert.equal(shown('audit(1.000:2): proctitle=6C73002D6C'), 'proctitle="ls -l"', 'the event apart');
  assert.equal(shown('audit(1.000:2): '), '');
  assert.equal(shown('audit(1.000): a=1'), 'audit(1.000): a=1');
  assert.equal(shown('saddr=020000507F0000010000000000000000'), 'saddr={family=inet port=80 addr=127.0.0.1}');
  assert.equal(shown(`msg='acct=6120 res=1'`), `msg='acct="a " res=1'`);
});

const said = (line: string, type = recordText): string =>
  faceOf(type).text(type, read(line, type), (inner, value) => faceOf(inner).text(inner, value)) ?? '';

test('numbers are told with what they mean, and alone where that says all', () => {
  for (const [line, words, operation = 'path'] of [
    ['arch=c000003e syscall=59', 'arch=x86-64 syscall=execve(59)'],
    ['arch=40000003 syscall=11', 'arch=i386 syscall=execve(11)'],
    ['arch=c00000b7 syscall=221', 'arch=aarch64 syscall=execve(221)'],
    ['arch=40000028 syscall=983045', 'arch=arm syscall=983045'],
    ['arch=c0000008 syscall=5057', 'arch=mipsel64 syscall=execve(5057)'],
    ['syscall=59', 'syscall=59'],
    ['arch=deadbeef syscall=59', 'arch=deadbeef syscall=59'],
    ['exit=-13 sig=11', 'exit=EACCES(-13) sig=SIGSEGV(11)'],
    ['exit=13 sig=0', 'exit=13 sig=0'],
    ['exit=-512', 'exit=-512'],
    ['auid=4294967295 ses=-1 uid=0', 'auid=unset ses=unset uid=0'],
    ['mode=0104755', 'mode=file,suid,755'],
    ['mode=041777', 'mode=dir,sticky,777'],
    ['mode=0600 mode=enforcing', 'mode=0600 mode=enforcing'],
    ['capability=21', 'capability=sys-admin(21)'],
    ['cap_fp=0000000000003000', 'cap_fp=net-admin,net-raw'],
    ['cap_fp=8000000000000001', 'cap_fp=chown,9223372036854775808'],
    ['res=1', 'res=yes'],
    ['list=4 family=10', 'list=4 family=10'],
    ['list=4', 'list=exit(4)', 'config-change'],
    ['family=10', 'family=ipv6(10)', 'netfilter-cfg'],
    ['proto=6 hook=1 action=1', 'proto=tcp(6) hook=local-in(1) action=drop(1)', 'netfilter-pkt'],
    ['code=0x7ffc0000', 'code=log(0x7ffc0000)', 'seccomp'],
    ['flags=0x22', 'flags=private,anonymous', 'mmap'],
    ['oflag=0102', 'oflag=rdwr,creat', 'openat2'],
    ['oflag=0x42', 'oflag=rdwr,creat', 'mq-open'],
    ['uring_op=18', 'uring_op=openat(18)', 'uringop'],
    [`msg='id=4294967295 acct=6120 res=1'`, `msg='id=unset acct="a " res=yes'`],
  ] as const)
    assert.equal(said(line, kernelText(operation)), words);
  assert.equal(shown('arch=c000003e syscall=59'), 'arch=c000003e syscall=59', 'nobody to say it to');
});

test('arguments of system calls by the call, its architecture and each other', () => {
  for (const [call, a, words] of [
    [
      'c000003e syscall=257',
      'a0=ffffff9c a1=7f00 a2=80241 a3=1a4',
      'a0=AT_FDCWD a1=7f00 a2=wronly,creat,trunc,cloexec a3=0644',
    ],
    ['c000003e syscall=257', 'a0=5 a1=7f00 a2=10000 a3=1a4', 'a0=5 a1=7f00 a2=directory a3=1a4'],
    ['c00000b7 syscall=56', 'a0=5 a1=7f00 a2=4000 a3=0', 'a0=5 a1=7f00 a2=4000 a3=0'],
    ['c000003e syscall=41', 'a0=2 a1=80001 a2=6 a3=0', 'a0=inet a1=cloexec,stream a2=tcp a3=0'],
    ['c000003e syscall=41', 'a0=10 a1=3 a2=9 a3=0', 'a0=netlink a1=raw a2=9 a3=0'],
    ['c000003e syscall=62', 'a0=d7 a1=9 a2=1 a3=2', 'a0=d7 a1=SIGKILL a2=1 a3=2'],
    ['c000003e syscall=9', 'a0=0 a1=1000 a2=5 a3=22', 'a0=0 a1=1000 a2=read,exec a3=private,anonymous'],
    ['40000003 syscall=90', 'a0=0 a1=1000 a2=5 a3=22', 'a0=0 a1=1000 a2=5 a3=22'],
    ['40000003 syscall=102', 'a0=3 a1=ff00 a2=5 a3=22', 'a0=connect a1=ff00 a2=5 a3=22'],
    ['c000003e syscall=83', 'a0=7f00 a1=9ed a2=0 a3=0', 'a0=7f00 a1=04755 a2=0 a3=0'],
    ['c000003e syscall=157', 'a0=1 a1=f a2=0 a3=0', 'a0=set-pdeathsig a1=SIGTERM a2=0 a3=0'],
    ['c000003e syscall=72', 'a0=3 a1=4 a2=800 a3=0', 'a0=3 a1=setfl a2=nonblock a3=0'],
    ['c0000008 syscall=5060', 'a0=1 a1=9 a2=0 a3=0', 'a0=1 a1=9 a2=0 a3=0'],
  ] as const) {
    const line = said(`arch=${call} ${a}`, kernelText('syscall'));
    assert.equal(line.replace(/^.*?(?=a0)/, ''), words);
  }
  assert.equal(said('nargs=3 a0=2 a1=1 a2=0', kernelText('socketcall')), 'nargs=3 a0=2 a1=1 a2=0');
});

test('what is no number, or none that the field can have, stays', () => {
  for (const line of ['uid=42949672960 mode=09 sig=+11 exit=--1', 'arch="c000003e" syscall=0x 59 res= auid=unset'])
    assert.equal(said(line), line);
  assert.equal(said('uid=-4294967295 toString=1 constructor=0'), 'uid=-4294967295 toString=1 constructor=0');
});

test('names that objects have of their own are fields like others', () => {
  assert.deepEqual(read('constructor=6C73 toString=1').fields, { constructor: '6C73', toString: '1' });
  assert.equal(read('constructor=6C73 toString=1').decoded, undefined);
});
