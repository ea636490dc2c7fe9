import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MessageRecord } from '../../../src/codec/record.ts';
import { allFixtures } from '../../support/fixtures.ts';
import { recordsOf } from '../../support/records.ts';

/** Fixtures of the families that have no YNL spec, by the start of their names. */
const families = [
  ...['acpi-event', 'batadv', 'cifs', 'drbd', 'gtp', 'hsr', 'ieee802154', 'ila', 'ioam6', 'ipvs', 'ksmbd', 'l2tp'],
  ...[
    'mac80211-hwsim',
    'mac802154-hwsim',
    'macsec',
    'nbd',
    'ncsi',
    'net-dm',
    'nfc',
    'nl802154',
    'nlbl',
    'ovs-ct-limit',
  ],
  ...[
    'ovs-meter',
    'pmcraid',
    'psample',
    'seg6',
    'smc',
    'taskstats',
    'tcm-user',
    'thermal',
    'tipc',
    'vdpa',
    'vfs-dquot',
  ],
];

const fixtures = allFixtures().filter(({ name }) => families.some(one => name.startsWith(`generic/${one}`)));

/** The records of the fixtures whose names begin so, secrets hidden. */
function records(start: string): MessageRecord[] {
  return fixtures.filter(({ name }) => name.startsWith(`generic/${start}`)).flatMap(recordsOf);
}

test('every fixture decodes to the last leaf', () => {
  for (const family of families) {
    const all = records(family);
    assert.ok(all.length > 0, family);
    for (const { operation, problems, unknown } of all)
      assert.deepEqual({ problems, unknown }, { problems: undefined, unknown: undefined }, `${family} ${operation}`);
  }
});

test('thermal: events are told from the answers that come without sequence number and port', () => {
  const names = (start: string) => records(start).map(({ operation, notify }) => [operation, notify]);
  assert.deepEqual(names('thermal-events').slice(1, 4), [
    ['tz-create', true],
    ['tz-trip-down', true],
    ['tz-disable', true],
  ]);
  assert.deepEqual(
    names('thermal ').filter(([operation]) => operation !== undefined),
    [
      ['tz-get-id', undefined],
      ['tz-get-id', undefined],
      ['cdev-get', undefined],
      ['cdev-get', undefined],
      ['tz-get-temp', undefined],
    ],
  );
});

test('gtp: an answer has the ID of the family as its command', () => {
  assert.ok(
    records('gtp').some(({ operation, header, notify }) => operation === 'getpdp' && header?.cmd === 33 && !notify),
  );
});

test('TASKSTATS: an older kernel sends less of the struct', () => {
  const [, told] = records('taskstats ');
  const { aggr_pid } = told!.attributes as { aggr_pid: { stats: { [key: string]: unknown } } };
  assert.equal(aggr_pid.stats.version, 16);
  assert.equal(aggr_pid.stats.ac_comm, 'sleep');
  assert.equal('cpu_delay_max_ts' in aggr_pid.stats, false);
});

test('drbd: the header of a request has flags, that of an answer a result', () => {
  const [request, answer] = records('drbd');
  assert.deepEqual(request?.fixed, { minor: 4294967295, flags: ['set-defaults'] });
  assert.deepEqual(answer?.fixed, { minor: 4294967295, ret_code: 'err-res-not-known' });
});

test('keys, passwords and their hashes are hidden', () => {
  const hidden = (start: string) => records(start).flatMap(({ redacted }) => redacted ?? []);
  assert.deepEqual(hidden('macsec'), ['sa_config.key']);
  assert.deepEqual(hidden('seg6'), ['secret', 'secret']);
  assert.deepEqual(hidden('tipcv2'), ['node.key.key']);
  assert.deepEqual(hidden('nl802154'), ['sec_key.bytes']);
  assert.deepEqual(hidden('ieee802154'), ['llsec_key_bytes']);
  assert.deepEqual(hidden('cifs'), ['swn_password']);
  assert.deepEqual(hidden('drbd'), ['net_conf.shared_secret']);
  assert.deepEqual(hidden('ksmbd'), [
    'login_response.hash',
    'spnego_authen_response.login_response.hash',
    'spnego_authen_response.session_key',
  ]);
});
