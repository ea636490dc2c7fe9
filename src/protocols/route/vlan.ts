import { attributeSet, multi } from '../../schema/attribute-set.ts';
import { nest, pad, struct, u8, u16, u32, u64 } from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';
import type { Family, Operation } from '../../schema/family.ts';
import { addressFamily } from './address-family.ts';
import { bridgeVlanInfo } from './link-bridge.ts';
import { bridgePortState, multicastRouter, querierState } from './link-kinds/bridge.ts';
import { mdbAttributes } from './mdb.ts';

/** Behind nlmsghdr in every RTM_*VLAN message (linux/if_bridge.h). */
const brVlanMsg = struct('br-vlan-msg', {
  family: u8({ enum: () => addressFamily }),
  reserved1: pad(1),
  reserved2: pad(2),
  ifindex: u32({ hint: 'ifindex' }),
});

/** BRIDGE_VLANDB_*: VLANs of ports, and what holds for a VLAN of the whole bridge. */
const vlanAttributes = attributeSet('bridge-vlandb-attrs', 'BRIDGE_VLANDB_', {
  entry: [1, multi(nest(() => entryAttributes)), { nested: true }],
  'global-options': [2, multi(nest(() => globalOptions)), { nested: true }],
});

const entryAttributes = attributeSet('bridge-vlandb-entry-attrs', 'BRIDGE_VLANDB_ENTRY_', {
  info: [1, bridgeVlanInfo],
  range: [2, u16(), { doc: 'the last VLAN, where all from info.vid on are meant' }],
  state: [3, u8({ enum: () => bridgePortState })],
  'tunnel-info': [4, nest(() => tunnelInfo), { nested: true }],
  stats: [5, nest(() => vlanStats), { nested: true }],
  'mcast-router': [6, u8({ enum: () => multicastRouter })],
  'mcast-n-groups': [7, u32()],
  'mcast-max-groups': [8, u32()],
  'neigh-suppress': [9, u8()],
  'neigh-forward-grat': [10, u8()],
});

/** RTM_SETLINK and RTM_DELLINK (linux/rtnetlink.h): the tunnel is set or taken away. */
const tunnelCommand = enumeration('vlandb-tinfo-cmd', 'RTM_', { dellink: 17, setlink: 19 });

const tunnelInfo = attributeSet('bridge-vlandb-tinfo-attrs', 'BRIDGE_VLANDB_TINFO_', {
  id: [1, u32()],
  cmd: [2, u32({ enum: () => tunnelCommand })],
});

const vlanStats = attributeSet('bridge-vlandb-stats-attrs', 'BRIDGE_VLANDB_STATS_', {
  'rx-bytes': [1, u64({ hint: 'bytes' })],
  'rx-packets': [2, u64()],
  'tx-bytes': [3, u64({ hint: 'bytes' })],
  'tx-packets': [4, u64()],
  pad: [5, pad()],
});

const globalOptions = attributeSet('bridge-vlandb-gopts-attrs', 'BRIDGE_VLANDB_GOPTS_', {
  id: [1, u16()],
  range: [2, u16()],
  'mcast-snooping': [3, u8()],
  'mcast-igmp-version': [4, u8()],
  'mcast-mld-version': [5, u8()],
  'mcast-last-member-cnt': [6, u32()],
  'mcast-startup-query-cnt': [7, u32()],
  'mcast-last-member-intvl': [8, u64({ hint: 'clock-ticks' })],
  pad: [9, pad()],
  'mcast-membership-intvl': [10, u64({ hint: 'clock-ticks' })],
  'mcast-querier-intvl': [11, u64({ hint: 'clock-ticks' })],
  'mcast-query-intvl': [12, u64({ hint: 'clock-ticks' })],
  'mcast-query-response-intvl': [13, u64({ hint: 'clock-ticks' })],
  'mcast-startup-query-intvl': [14, u64({ hint: 'clock-ticks' })],
  'mcast-querier': [15, u8()],
  'mcast-router-ports': [16, nest(() => mdbAttributes), { nested: true }],
  'mcast-querier-state': [17, nest(() => querierState), { nested: true }],
  msti: [18, u16()],
});

const dumpFlags = flagSet('vlandb-dump-flags', 'BRIDGE_VLANDB_DUMPF_', { stats: 0x1, global: 0x2 });

const dumpAttributes = attributeSet('bridge-vlandb-dump-attrs', 'BRIDGE_VLANDB_DUMP_', {
  flags: [1, u32({ enum: () => dumpFlags })],
});

const common: Pick<Operation, 'fixed' | 'attributes' | 'summary'> = {
  fixed: brVlanMsg,
  attributes: () => vlanAttributes,
  summary: ['fixed.ifindex', 'entry', 'global-options'],
};

/** RTM_*VLAN. */
export const rtVlan: Family = {
  name: 'rt-vlan',
  protocol: 'route',
  doc: 'VLANs of bridges and their ports',
  nested: false,
  operations: [
    {
      name: 'newvlan',
      constant: 'RTM_NEWVLAN',
      doc: 'add a VLAN to a port or set options of one; it appeared or changed',
      request: 112,
      reply: 112,
      modes: ['do', 'notify'],
      verb: 'new',
      ...common,
      flags: ['create'],
      needs: ['entry', 'global-options'],
      capability: 'CAP_NET_ADMIN',
    },
    {
      name: 'delvlan',
      constant: 'RTM_DELVLAN',
      doc: 'take a VLAN from a port; it is gone',
      request: 113,
      reply: 113,
      modes: ['do', 'notify'],
      verb: 'delete',
      ...common,
      needs: ['entry'],
      capability: 'CAP_NET_ADMIN',
    },
    {
      name: 'getvlan',
      constant: 'RTM_GETVLAN',
      doc: 'ask for the VLANs of one bridge or port, or of all',
      request: 114,
      reply: 112,
      modes: ['dump'],
      verb: 'get',
      fixed: brVlanMsg,
      attributes: () => dumpAttributes,
      summary: ['fixed.ifindex', 'flags'],
      example: ['family=bridge'],
    },
  ],
};
