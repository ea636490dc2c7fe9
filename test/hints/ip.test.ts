import assert from 'node:assert/strict';
import { isIPv4, isIPv6 } from 'node:net';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatIpv4, parseIpv4 } from '../../src/hints/ipv4.ts';
import { formatIpv6, parseIpv6 } from '../../src/hints/ipv6.ts';
import { runs } from '../support/runs.ts';

const piece = fc.constantFrom(
  '0',
  '00',
  '1',
  '12',
  '255',
  '256',
  'ab',
  'FFFF',
  '12345',
  '::',
  ':',
  '.',
  'g',
  '1.2.3.4',
);
const almost = fc.array(piece, { maxLength: 20 }).map(pieces => pieces.join(''));
const quad = fc.array(fc.constantFrom('0', '00', '9', '99', '255', '256', ''), { maxLength: 5 });
const groups = fc.array(fc.constantFrom('0', 'a', 'ffff', '12345', ''), { maxLength: 9 });

test('addresses: what Node takes for one, and nothing else', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        almost,
        quad.map(parts => parts.join('.')),
      ),
      text => {
        assert.equal(parseIpv4(text) !== undefined, isIPv4(text), text);
      },
    ),
    runs(100),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        almost,
        groups.map(parts => parts.join(':')),
      ),
      text => {
        assert.equal(parseIpv6(text) !== undefined, isIPv6(text), text);
      },
    ),
    runs(100),
  );
  assert.equal(parseIpv6('fe80::1%eth0'), undefined);
});

test('addresses: text and back', () => {
  const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
  fc.assert(
    fc.property(bytes(4), address => assert.deepEqual(parseIpv4(formatIpv4(address)), address)),
    runs(100),
  );
  fc.assert(
    fc.property(bytes(16), address => assert.deepEqual(parseIpv6(formatIpv6(address)), address)),
    runs(100),
  );
});
