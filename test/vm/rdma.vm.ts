/** RDMA devices, their ports, resources and counters, as nltool and as rdma(8) tell them. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Json } from '../support/differences.ts';
import { faults } from './faults.ts';
import { nltool, records, shell, skip } from './nltool.ts';

const upper = (name: string): string => name.toUpperCase().replaceAll('-', '_');
const guid = (value: number | string): string =>
  BigInt(value)
    .toString(16)
    .padStart(16, '0')
    .replace(/(.{4})(?!$)/g, '$1:');

/** rdma's name of a flag where it is not the header's. */
const flagNames: { [name: string]: string } = { UD_AV_PORT_ENFORCE: 'UD_AV_PORT_ENFORCE_PORT_ENFORCE' };
/** rdma's names of poll contexts follow the numbers that kernels before 5.8 had. */
const pollContexts: { [name: string]: string } = {
  softirq: 'DIRECT',
  workqueue: 'SOFTIRQ',
  'unbound-workqueue': 'WORKQUEUE',
  direct: 'UNBOUND_WORKQUEUE',
};

/** Members that are there, of each as rdma calls and shows them. */
const present = (values: Json): Json =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
const owner = ({ res_pid, res_kern_name }: Json): Json => ({ pid: res_pid, comm: res_kern_name });
const place = ({ addr, port }: Json): string => `${addr}:${port}`;

const resources: { [kind: string]: (one: Json) => Json } = {
  qp: one => ({
    lqpn: one.res_lqpn,
    pdn: one.res_pdn,
    rqpn: one.res_rqpn,
    type: upper(one.res_type),
    state: upper(one.res_state),
    'rq-psn': one.res_rq_psn,
    'sq-psn': one.res_sq_psn,
    'path-mig-state': one.res_path_mig_state && upper(one.res_path_mig_state),
    ...owner(one),
  }),
  cq: one => ({
    cqn: one.res_cqn,
    cqe: one.res_cqe,
    users: Number(one.res_usecnt),
    'poll-ctx': one.res_poll_ctx && pollContexts[one.res_poll_ctx],
    ctxn: one.res_ctxn,
    ...owner(one),
  }),
  pd: one => ({
    pdn: one.res_pdn,
    local_dma_lkey: one.res_local_dma_lkey?.toString(16),
    users: Number(one.res_usecnt),
    ctxn: one.res_ctxn,
    ...owner(one),
  }),
  mr: one => ({
    mrn: one.res_mrn,
    rkey: one.res_rkey?.toString(16),
    lkey: one.res_lkey?.toString(16),
    mrlen: Number(one.res_mrlen),
    pdn: one.res_pdn,
    ...owner(one),
  }),
  'cm-id': one => ({
    'cm-idn': one.res_cm_idn,
    lqpn: one.res_lqpn,
    'qp-type': one.res_type && upper(one.res_type),
    state: upper(one.res_state),
    ps: upper(one.res_ps),
    'src-addr': one.res_src_addr && place(one.res_src_addr),
    'dst-addr': one.res_dst_addr && place(one.res_dst_addr),
    ...owner(one),
  }),
  ctx: one => ({ ctxn: one.res_ctxn, ...owner(one) }),
};

describe('RDMA', { skip }, () => {
  before(() => {
    shell('modprobe -a rdma_rxe rdma_ucm ib_uverbs dummy; ip link del base 2>/dev/null || true');
    shell('ip link add base type dummy; ip link set base up; ip addr add 10.0.0.1/24 dev base');
    shell('rdma link add rxe0 type rxe netdev base');
    // a connection, with queues and memory of a program that then stands still
    shell(
      '{ rping -s -P -a 10.0.0.1 & echo $! > /tmp/server; sleep 2; rping -c -a 10.0.0.1 -C 1000000 & echo $! > /tmp/client; sleep 4; kill -STOP $!; } >/dev/null 2>&1 </dev/null',
    );
  });
  // the device lives until no program has it
  after(() => shell('kill -9 $(cat /tmp/client /tmp/server); sleep 1; rdma link delete rxe0; ip link del base'));

  const theirs = (words: string): Json[] => JSON.parse(shell(`rdma -j -d ${words}`));
  const ours = (words: string): Json[] => {
    const { out, err, code } = nltool('send', 'nldev', ...words.split(' '), '--json', '--json-strings-64');
    assert.equal(code, 0, err);
    const all = records(out);
    assert.deepEqual(all.flatMap(faults), []);
    return all.map(({ attributes }) => attributes as Json);
  };

  test('devices', () => {
    const own = ours('get --dump').map(one => ({
      ifindex: one.dev_index,
      ifname: one.dev_name,
      node_type: one.dev_node_type.replace(/^ib-/, ''),
      node_guid: guid(one.node_guid),
      sys_image_guid: guid(one.sys_image_guid),
      'adaptive-moderation': one.dev_dim === 1,
      caps: one.cap_flags.map((flag: string) => flagNames[upper(flag)] ?? upper(flag)),
    }));
    assert.deepEqual(own, theirs('dev'));
  });

  test('ports', () => {
    const own = ours('port-get dev-index=0 --dump').map(one => ({
      ifindex: one.dev_index,
      ifname: one.dev_name,
      port: one.port_index,
      state: upper(one.port_state),
      physical_state: upper(one.port_phys_state),
      netdev: one.ndev_name,
      netdev_index: one.ndev_index,
    }));
    assert.deepEqual(own, theirs('link'));
  });

  test('settings', () => {
    const [own] = ours('sys-get');
    const [, mode, copying] = /netns (\w+).* copy-on-fork (\w+)/.exec(shell('rdma system'))!;
    assert.deepEqual([own!.sys_netns_mode, own!.sys_copy_on_fork], [mode, copying === 'on' ? 1 : 0]);
  });

  test('how many resources there are', () => {
    const [{ ifindex: _, ifname: __, ...counts } = {}] = theirs('resource') as Json[];
    const [own] = ours('res-get --dump');
    const entries = own!.res_summary.res_summary_entry.map((one: Json) => [
      one.res_summary_entry_name,
      Number(one.res_summary_entry_curr),
    ]);
    assert.deepEqual(Object.fromEntries(entries), counts);
  });

  for (const [kind, told] of Object.entries(resources))
    test(`resources: ${kind}`, () => {
      const name = kind.replace('-', '_');
      const list = theirs(`resource show ${name}`);
      const [own] = ours(`res-${kind}-get dev-index=0 --dump`);
      const entries: Json[] = own?.[`res_${name}`][`res_${name}_entry`] ?? [];
      assert.ok(entries.length > 0);
      assert.equal(entries.length, list.length);
      for (const [i, entry] of entries.entries()) {
        const { comm, ...values } = present(told(entry));
        for (const [key, value] of Object.entries(values))
          assert.deepEqual(list[i][key], value, `${key} of ${JSON.stringify([entry, list[i]])}`);
        if (comm) assert.equal(list[i].comm.replace(/^\[(.*)\]$/, '$1'), comm);
      }
    });

  test('counters', () => {
    const [{ ifname: _, port: __, ...counters } = {}] = theirs('statistic') as Json[];
    const [own] = ours('stat-get dev-index=0 port-index=1');
    const names = own!.stat_hwcounters.stat_hwcounter_entry.map((one: Json) => one.stat_hwcounter_entry_name);
    assert.deepEqual(names, Object.keys(counters));
    const sent = own!.stat_hwcounters.stat_hwcounter_entry.find(
      (one: Json) => one.stat_hwcounter_entry_name === 'sent_pkts',
    );
    assert.ok(sent.stat_hwcounter_entry_value > 0);
  });
});
