/** What kernels say over the protocols beside route, netfilter and generic is understood to the last leaf. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allFixtures } from '../support/fixtures.ts';
import { roundTrip } from '../support/round-trip.ts';
import { allSchemas } from '../support/schemas.ts';

const schemas = await allSchemas();
const protocols = [
  ...['sock-diag', 'xfrm', 'audit', 'connector', 'selinux', 'fib-lookup', 'iscsi', 'scsitransport', 'rdma', 'crypto'],
  ...['firewall', 'ip6-fw', 'nflog', 'dnrtmsg', 'ecryptfs'],
];

for (const name of protocols)
  test(name, () => {
    const protocol = schemas.protocol(name)!;
    const fixtures = allFixtures().filter(fixture => fixture.protocol === name);
    assert.ok(fixtures.length > 0, `no fixture of ${name}`);
    let messages = 0;
    let noted = 0;
    for (const { bytes, direction, name: fixture } of fixtures) {
      const { records } = roundTrip(bytes, { schemas, protocol, direction });
      for (const record of records) {
        messages++;
        assert.notEqual(record.kind, 'raw', fixture);
        if (record.kind === 'message') assert.ok(record.operation, fixture);
        assert.equal(record.problems, undefined, fixture);
        assert.equal(record.unknown, undefined, fixture);
        if (record.wire && Object.keys(record.wire).some(path => path !== '')) noted++;
      }
    }
    assert.ok(noted * 5 <= messages, `${noted} of ${messages} messages need a note`);
  });
