/** Audit records as nltool and as ausearch(8) tell them. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { architecture } from '../../src/protocols/audit/architecture.ts';
import { argumentNumbers } from '../../src/protocols/audit/arguments.ts';
import { commonNumbers, type Numbers, numbersOf } from '../../src/protocols/audit/record-numbers.ts';
import { kernelText } from '../../src/protocols/audit/record-text.ts';
import { recordType } from '../../src/protocols/audit/record-types.ts';
import { systemCalls } from '../../src/protocols/audit/system-calls.ts';
import type { SelectCase, TextNumber } from '../../src/schema/type.ts';
import { faceOf } from '../../src/types/index.ts';
import { Reading } from '../../src/types/reading.ts';
import { errnos } from '../../src/wire/errno.ts';
import { ausearchDifferences } from '../support/ausearch.ts';
import type { Json } from '../support/differences.ts';
import { allFixtures } from '../support/fixtures.ts';
import { nltool } from '../support/nltool.ts';
import { jsonLines, peerMissing } from '../support/peer.ts';

/** A record as it is decoded, of some fields. */
function record(operation: string, fields: string): Json {
  const type = kernelText(operation);
  const bytes = new TextEncoder().encode(`audit(1795621272.847:1): ${fields}`);
  const { value: body } = faceOf(type).read(type, new Reading(bytes), 0, bytes.length);
  return { operation, name: recordType.entries.find(({ name }) => name === operation)!.constant, body };
}

/** A record of a system call has all of these. */
const call = (fields: { [field: string]: number | string }): Json => {
  const all = { arch: 'c000003e', syscall: 39, success: 'yes', exit: 0, a0: 0, a1: 0, a2: 0, a3: 0, ...fields };
  const given = Object.entries(all).map(([name, value]) => `${name}=${value}`);
  const rest = 'items=0 ppid=1 pid=2 auid=0 uid=0 gid=0 ses=1 comm="x" exe="/x"';
  return record('syscall', `${given.join(' ')} ${rest}`);
};

/** Digits as the kernel writes them in the field. */
function digits(field: string, { hex }: TextNumber, value: number | bigint): string {
  if (['code', 'flags', 'oflag', 'resolve'].includes(field)) return `0x${value.toString(16)}`;
  return value.toString(hex ? 16 : 10);
}

/** Of a case that depends on a system call, and on no other argument. */
function everyArgument(field: string, { when, type }: SelectCase): Json[] {
  const { 'member.arch': architectures, 'member.syscall': calls, ...others } = when;
  const of = type.kind === 'integer' ? type.enum?.() : undefined;
  if (!Array.isArray(architectures) || !Array.isArray(calls) || Object.keys(others).length > 0) return [];
  if (!of || !architectures.includes('x86-64')) return [];
  const numbers = systemCalls['x86-64']!.entries.filter(({ name }) => calls.includes(name)).map(({ value }) => value);
  const values = of.entries.map(({ value }) => BigInt.asUintN(32, BigInt(value)).toString(16));
  return numbers.flatMap(number => values.map(value => call({ syscall: Number(number), [field]: value })));
}

/** A record for each value that an enum of the schema has a word for. */
const everyWord = (operation: string, numbers: Numbers): Json[] =>
  Object.entries(numbers).flatMap(([field, number]) =>
    number.type.kind === 'select'
      ? number.type.cases.flatMap(one => everyArgument(field, one))
      : (number.type.enum?.().entries ?? []).map(({ value }) => {
          const text = digits(field, number, value);
          return operation === 'syscall' ? call({ [field]: text }) : record(operation, `${field}=${text}`);
        }),
  );

suite('ausearch', { skip: peerMissing('ausearch', '--version') }, () => {
  test('finds every record and reads alike what is encoded in it and what its numbers mean', () => {
    const bytes = allFixtures()
      .filter(({ protocol, direction }) => protocol === 'audit' && direction === 'from-kernel')
      .map(one => Buffer.from(one.bytes).toString('hex'));
    const decode = ['decode', '-', '--format', 'hex', '--proto', 'audit', '--json'];
    const records = jsonLines(nltool(decode, bytes.join('\n')).out).filter(
      ({ body }: Json) => body?.serial !== undefined,
    );
    assert.ok(records.length > 100);
    assert.deepEqual(ausearchDifferences(records), []);
  });

  test('has the same words for every number that has one', () => {
    const records = Object.entries({
      ...numbersOf,
      path: commonNumbers,
      syscall: { ...numbersOf.syscall, ...argumentNumbers },
    }).flatMap(([operation, numbers]) => everyWord(operation, numbers));
    assert.ok(records.length > 300);
    assert.deepEqual(ausearchDifferences(records), []);
  });

  test('has the same words for what calls return, and for modes', () => {
    const returned = Object.keys(errnos).map(errno => call({ exit: -errno }));
    const modes = ['0100644', '040755', '041777', '020600', '060660', '0120777', '0140755', '010600'].map(mode =>
      record('path', `mode=${mode}`),
    );
    const special = ['0104755', '0102755', '0106755', '0600', '0'].map(mode => record('path', `mode=${mode}`));
    assert.deepEqual(ausearchDifferences([...returned, ...modes, ...special]), []);
  });

  for (const arch of ['x86-64', 'i386', 'aarch64', 'arm', 'ppc', 'ppc64', 'ppc64le', 's390x'])
    test(`has the same system calls of ${arch}`, () => {
      const { entries } = systemCalls[arch]!;
      const number = architecture.entries.find(({ name }) => name === arch)!.value.toString(16);
      const records = entries.map(({ value }) => call({ arch: number, syscall: Number(value) }));
      assert.deepEqual(ausearchDifferences(records), []);
    });
});
