import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadFamilies } from '../../src/protocols/all.ts';
import { absence, protocolByName, protocolByNumber, protocols } from '../../src/protocols/index.ts';

test('the registry has every number from 0 to 31, each under its own', () => {
  assert.equal(protocols.length, 32);
  for (const [index, { number }] of protocols.entries()) assert.equal(number, index);
});

test('no name or alias is taken twice, and each finds its protocol', () => {
  const seen = new Set<string>();
  for (const protocol of protocols) {
    for (const name of [protocol.name, ...(protocol.aliases ?? [])]) {
      assert.ok(!seen.has(name), name);
      seen.add(name);
      assert.equal(protocolByName(name).protocol, protocol);
    }
    assert.equal(protocolByName(protocol.constant).protocol, protocol);
    assert.equal(protocolByName(`${protocol.number}`).protocol, protocol);
  }
});

test('spelling of a protocol does not matter', () => {
  for (const text of [
    'kobject-uevent',
    'KOBJECT_UEVENT',
    'NETLINK_KOBJECT_UEVENT',
    'netlink-kobject_uevent',
    '15',
    '0xF',
  ])
    assert.equal(protocolByName(text).protocol?.number, 15, text);
});

test('an unknown name comes back with those near to it', () => {
  assert.deepEqual(protocolByName('rout'), { near: ['route'] });
  assert.ok(protocolByName('netfliter').near?.includes('netfilter'));
  assert.deepEqual(protocolByName('32'), { near: [] });
  assert.deepEqual(protocolByName(''), { near: [] });
});

test('numbers past the registry, as captures may have them, are protocols too', () => {
  assert.equal(protocolByNumber(253).number, 253);
});

test('groups have numbers and names of their own', () => {
  for (const { name, groups } of protocols) {
    assert.equal(new Set(groups.map(group => group.number)).size, groups.length, name);
    assert.equal(new Set(groups.map(group => group.name)).size, groups.length, name);
    for (const group of groups) assert.ok(group.number > 0 && group.doc, `${name} ${group.name}`);
  }
});

test('a kernel without a protocol is told why', () => {
  assert.equal(
    absence(protocolByNumber(3)),
    'this kernel has no NETLINK_FIREWALL: it left Linux in 3.5; instead: queues of netfilter (nfnetlink_queue)',
  );
  assert.equal(
    absence(protocolByNumber(21)),
    'this kernel has no NETLINK_CRYPTO: it needs CONFIG_CRYPTO_USER (module crypto_user)',
  );
  assert.match(absence(protocolByNumber(22)), /^this kernel has no NETLINK_SMC: no Linux ever had it; instead: /);
  assert.match(absence(protocolByNumber(31)), /^this kernel has no protocol 31: it needs a module of your own/);
});

test('families load under the name and protocol they are listed with', async () => {
  for (const protocol of protocols)
    for (const entry of protocol.families) {
      const family = await entry.load();
      assert.equal(family.name, entry.name);
      assert.equal(family.protocol, protocol.name);
    }
});

test('a number names one operation of a family in each direction', async () => {
  for (const { name, operations } of await loadFamilies()) {
    const requests = operations.map(({ request }) => request).filter(number => number !== undefined);
    assert.equal(new Set(requests).size, requests.length, name);
    for (const operation of operations)
      assert.ok(operation.request !== undefined || operation.reply !== undefined, `${name} ${operation.name}`);
  }
});
