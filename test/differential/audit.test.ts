/** Audit records of fixtures, as nltool and as ausearch(8) tell them. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { ausearchDifferences } from '../support/ausearch.ts';
import type { Json } from '../support/differences.ts';
import { allFixtures } from '../support/fixtures.ts';
import { nltool } from '../support/nltool.ts';
import { jsonLines, peerMissing } from '../support/peer.ts';

suite('ausearch', { skip: peerMissing('ausearch', '--version') }, () => {
  test('finds every record and reads what is encoded in it alike', () => {
    const bytes = allFixtures()
      .filter(({ protocol, direction }) => protocol === 'audit' && direction === 'from-kernel')
      .map(one => Buffer.from(one.bytes).toString('hex'));
    const decode = ['decode', '-', '--format', 'hex', '--proto', 'audit', '--json'];
    const records = jsonLines(nltool(decode, bytes.join('\n')).out).filter(
      ({ body, operation }: Json) => body?.serial !== undefined && operation !== 'eoe',
    );
    assert.ok(records.length > 100);
    assert.deepEqual(ausearchDifferences(records), []);
  });
});
