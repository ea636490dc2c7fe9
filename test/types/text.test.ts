/** Lines of fields: what stands in them, and what hex in them means. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { argumentsText, recordText } from '../../src/protocols/audit/record-text.ts';
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
  assert.deepEqual(read('audit(1.000:2): argc=2 a0="echo" a1=612062', argumentsText).decoded, { a1: 'a b' });
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

test('names that objects have of their own are fields like others', () => {
  assert.deepEqual(read('constructor=6C73 toString=1').fields, { constructor: '6C73', toString: '1' });
  assert.equal(read('constructor=6C73 toString=1').decoded, undefined);
});
