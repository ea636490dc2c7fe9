import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { decodeDatagram } from '../../../src/codec/decode.ts';
import { encodeRecord } from '../../../src/codec/encode.ts';
import type { MessageRecord } from '../../../src/codec/record.ts';
import { recordOf } from '../../../src/codec/to-record.ts';
import { protocolByNumber } from '../../../src/protocols/index.ts';
import { toHex } from '../../../src/wire/hex.ts';
import { allFixtures } from '../../support/fixtures.ts';
import { recordsAt, recordsOf } from '../../support/records.ts';
import { allSchemas } from '../../support/schemas.ts';

const fixtures = allFixtures().filter(({ name }) => name.startsWith('netfilter/'));
const schemas = await allSchemas();

const records = (name: string) => recordsAt(`netfilter/${name}`);

/** All records of a fixture, block after block. */
const all = (name: string): MessageRecord[] =>
  fixtures.filter(one => one.name.startsWith(`netfilter/${name} `)).flatMap(recordsOf);

/** The attributes of a record, of which a test knows what they are. */
const attributesOf = <T = Record<string, unknown>>(record: MessageRecord | undefined) =>
  record?.attributes as unknown as T;
const operation = (list: MessageRecord[], name: string, direction = 'from-kernel') =>
  list.find(one => one.operation === name && one.direction === direction);

describe('messages of NETLINK_NETFILTER', () => {
  test('every fixture decodes to the last leaf', () => {
    for (const { name } of fixtures)
      for (const record of records(name.slice(10))) {
        assert.deepEqual(record.problems ?? [], [], name);
        assert.deepEqual(record.unknown ?? [], [], name);
        assert.ok(record.operation ?? record.kind !== 'message', name);
        for (const note of Object.values(record.wire ?? {})) {
          // the tool nft leaves old bytes in padding, and the NUL of some names out
          assert.deepEqual(
            Object.keys(note).filter(key => key !== 'pad' && key !== 'len'),
            [],
            name,
          );
        }
      }
  });

  test('a rule: expressions with the attributes of their names, a verdict, a comment', () => {
    const [, request] = records('nft-rule-cmp 1');
    const { expressions } = attributesOf<{ expressions: { elem: { name: string; data: unknown }[] } }>(request);
    assert.deepEqual(
      expressions.elem.map(({ name }) => name),
      ['meta', 'cmp', 'payload', 'cmp', 'payload', 'cmp', 'immediate'].filter((_, i) => i < expressions.elem.length),
    );
    assert.deepEqual(expressions.elem[0], { name: 'meta', data: { key: 'l4-proto', dreg: 'reg-1' } });
    assert.deepEqual(expressions.elem.at(-1), {
      name: 'immediate',
      data: { dreg: 'reg-verdict', data: { verdict: { code: 'drop' } } },
    });
    const [, comment] = records('nft-rule-counter 1');
    assert.deepEqual(attributesOf(comment).userdata, [{ type: 'comment', data: 'a rule' }]);
  });

  test('nests are flagged towards the kernel, not from it', () => {
    const list = all('nft-rule-cmp');
    for (const direction of ['to-kernel', 'from-kernel'])
      assert.equal(operation(list, 'newrule', direction)?.wire, undefined, direction);
  });

  test('elements of a set are numbered in requests, and are the same list in events', () => {
    const list = all('nft-set-elements');
    const sent = operation(list, 'newsetelem', 'to-kernel')!;
    const { elements } = attributesOf<{ elements: { elem: unknown[] } }>(sent);
    assert.equal(elements.elem.length, 2);
    assert.equal(sent.wire, undefined);
    const { direction: _, header: __, ...plain } = sent;
    const { bytes, issues } = encodeRecord({ ...plain, direction: 'from-kernel' }, { schemas });
    assert.deepEqual(issues, []);
    const other = decodeDatagram(bytes, { schemas, protocol: protocolByNumber(12), direction: 'to-kernel' })[0]!;
    const note = recordOf(other, schemas).wire?.['elements.elem[1]'];
    assert.equal(note?.bits, 1, 'the kernel gives every element the number 1');
  });

  test('hook numbers are those of the family', () => {
    const hook = (name: string) => attributesOf<{ hook: { num: string } }>(operation(all(name), 'newchain')).hook.num;
    assert.equal(hook('nft-chain-netdev'), 'ingress');
    assert.equal(hook('nft-chain-add'), 'local-in');
    assert.equal(hook('nft-chain-bridge'), 'forward');
    assert.equal(hook('nft-chain-arp'), 'in');
  });

  test('objects have the data of their kind', () => {
    const data = Object.fromEntries(
      all('nft-objects')
        .filter(one => one.operation === 'newobj' && one.direction === 'from-kernel')
        .map(one => [attributesOf<{ type: string }>(one).type, attributesOf(one).data]),
    );
    assert.deepEqual(data['ct-timeout'], { l4proto: 'udp', l3proto: 'ipv4', data: { unreplied: 5, replied: 6 } });
    assert.deepEqual((data.tunnel as { opts: unknown }).opts, { erspan: { version: 2, v2_hwid: 3, v2_dir: 'egress' } });
  });

  test('a batch names its subsystem, a new generation its maker', () => {
    const [begin] = records('nft-batch 1');
    assert.deepEqual(begin?.fixed, { family: 'unspec', version: 0, res_id: 'nftables' });
    assert.equal(attributesOf(operation(all('nft-batch'), 'newgen')).proc_name, 'python3');
  });

  test('an error of a batch is traced to the attribute', () => {
    const error = all('nft-batch-refused').find(({ kind }) => kind === 'error');
    assert.equal(error?.request?.operation, 'newrule');
    assert.equal(error?.extended_ack?.path, 'chain');
  });

  test('a connection, with big-endian numbers, states and addresses', () => {
    const record = all('ct-new-full').find(one => one.operation === 'new' && one.direction === 'from-kernel');
    const attributes = attributesOf(record);
    assert.deepEqual(attributes.tuple_orig, {
      tuple_ip: { ip_v4_src: '10.9.1.1', ip_v4_dst: '10.9.1.2' },
      tuple_proto: { proto_num: 'tcp', proto_src_port: 1000, proto_dst_port: 21 },
    });
    assert.deepEqual(attributes.status, ['seen-reply', 'assured', 'confirmed', 'seq-adj', 'helper']);
    assert.equal(attributes.timeout, 300);
  });

  test('the kernel answers statistics of expectations under the subsystem of conntrack', () => {
    const answer = all('expect-stats')[1]!;
    assert.equal(answer.header?.type, 0x103);
    assert.equal(`${answer.family} ${answer.operation}`, 'expect get-stats');
  });

  test('data of ipset is a set or an element, by the command', () => {
    const create = operation(all('ipset-create-hash-ip'), 'create', 'to-kernel');
    assert.equal(attributesOf<{ data: { maxelem: number } }>(create).data.maxelem, 1000);
    const add = operation(all('ipset-add'), 'add', 'to-kernel');
    const element = attributesOf<{ data: Record<string, unknown> }>(add).data;
    assert.deepEqual(element.ip, { ipv4: '10.0.0.1' });
    assert.deepEqual(element.skbmark, { mark: 16, mask: 255 });
    assert.equal(add?.wire, undefined);
  });

  test('a packet of a log group, and the end of a datagram, which is no errno', () => {
    const list = all('log-icmp');
    const packet = operation(list, 'packet')!;
    assert.equal((packet.fixed as { res_id: number }).res_id, 5);
    const done = list.find(({ kind }) => kind === 'done')!;
    assert.deepEqual(done.fixed, { family: 'unspec', version: 0, res_id: 5 });
    assert.equal(done.error, undefined);
    assert.equal(toHex(encodeRecord(done, { schemas }).bytes).slice(-8), '00000005');
  });

  test('timeouts are those of the protocol', () => {
    const defaults = Object.fromEntries(
      all('cttimeout-default')
        .filter(({ direction, kind }) => direction === 'from-kernel' && kind === 'message')
        .map(record => attributesOf<{ l4proto: string; data: Record<string, number> }>(record))
        .map(({ l4proto, data }) => [l4proto, data]),
    );
    assert.ok(defaults.tcp && 'established' in defaults.tcp);
    assert.ok(defaults.udp && 'replied' in defaults.udp);
  });
});
