import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, bodyOf, recordAt } from './records.ts';

test('the header of a filter has protocol and priority, that of a qdisc its references', () => {
  assert.deepEqual(recordAt('tc-filter-u32 1').fixed, {
    family: 'unspec',
    ifindex: 2,
    handle: 0,
    parent: 0x10000,
    protocol: 0x800,
    prio: 10,
  });
  assert.equal(recordAt('tc-qdisc-get 2').fixed?.info, 3);
});

test('a selector of u32 has as many keys as it counts', () => {
  assert.deepEqual(at('tc-filter-u32 1', 'options', 'sel', 'keys'), [
    { mask: 0xff000000, val: 0x0a000000, off: 12, offmask: 0 },
    { mask: 0xffff, val: 80, off: 20, offmask: 0 },
  ]);
});

test('the options of hfsc are a struct of the qdisc and a nest of its classes', () => {
  assert.deepEqual(at('tc-qdisc-hfsc 1', 'options'), { defcls: 0x20 });
  assert.deepEqual(at('tc-qdisc-hfsc 5', 'options', 'rsc'), { m1: 250000, d: 10000, m2: 125000 });
});

test('attributes stand behind the struct of netem and mqprio, whose names they may repeat', () => {
  assert.equal((at('tc-live-netem 1', 'options', 'fixed') as { loss: number }).loss, 12884902);
  assert.deepEqual(at('tc-qdisc-netem 3', 'options', 'loss'), {
    gi: { p13: 42949673, p31: 85899346, p32: 128849019, p14: 214748365, p23: 171798692 },
  });
  assert.equal(at('tc-qdisc-mqprio 1', 'options', 'shaper'), 'bw-rate');
});

test('what a kind counts is a struct of its own', () => {
  const { app } = at('tc-live-sfb 5', 'stats2') as { app: Record<string, unknown> };
  assert.deepEqual(Object.keys(app).slice(0, 3), ['earlydrop', 'penaltydrop', 'bucketdrop']);
});

test('an action keeps its own index beside its place in the table', () => {
  assert.deepEqual(at('tc-action-del 3', 'tab'), [{ kind: 'mirred', index: 99 }]);
  assert.equal(
    bodyOf({ operation: 'delaction', attributes: { tab: [{ kind: 'mirred', index: 99 }] } }),
    '000000001c000100180001000b0001006d697272656400000800030063000000',
  );
  const dumped = at('tc-action-dump 2', 'tab', 0) as { index: number; value: { kind: string } };
  assert.deepEqual([dumped.index, dumped.value.kind], [0, 'mirred']);
});

test('the conditions of a filter are a tree in a list', () => {
  const list = at('tc-filter-basic 1', 'options', 'ematches', 'tree_list') as Record<string, unknown>[];
  assert.deepEqual(
    list.map(({ kind, flags }) => [kind, flags]),
    [
      ['cmp', ['and']],
      ['container', ['invert']],
      ['u32', ['or']],
      ['nbyte', []],
    ],
  );
  assert.deepEqual(list[0]?.data, {
    val: 20,
    mask: 0xff00,
    off: 3,
    width: { align: 'u16', flags: [] },
    where: { layer: 'transport', opnd: 'gt' },
  });
});

test('VLAN ids and MPLS labels of flower are in host order, ports and Ethernet protocols are not', () => {
  assert.equal(at('tc-filter-flower 3', 'options', 'key_vlan_id'), 5);
  assert.equal(at('tc-filter-flower 3', 'options', 'key_vlan_eth_type'), 0x88a8);
  assert.equal(at('tc-filter-flower 7', 'options', 'key_mpls_label'), 5);
  assert.equal(at('tc-filter-flower 1', 'options', 'key_tcp_src'), 80);
});

test('keys of pedit are counted by themselves', () => {
  const key = { mask: 0, val: 0x0a000001, off: 16, at: 0, offmask: 0, shift: 0 };
  const parms = { index: 0, capab: 0, action: 'pipe', refcnt: 0, bindcnt: 0, flags: 0, keys: [key] };
  const body = bodyOf({ operation: 'newaction', attributes: { tab: [{ kind: 'pedit', options: { parms } }] } });
  const counted = '01000000';
  assert.equal(body.slice(-56), `${counted}000000000a00000110000000${'00'.repeat(12)}`);
});
