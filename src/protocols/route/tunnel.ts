import { attributeSet, multi } from '../../schema/attribute-set.ts';
import { be32, ipv6, nest, pad, struct, u8, u32, u64 } from '../../schema/builders.ts';
import { flagSet } from '../../schema/enum.ts';
import type { Family, Operation } from '../../schema/family.ts';
import { addressFamily } from './address-family.ts';

const tunnelFlags = flagSet('tunnel-msg-flags', 'TUNNEL_MSG_FLAG_', { stats: 0x1 });

/** Behind nlmsghdr in every RTM_*TUNNEL message (linux/if_link.h). */
const tunnelMsg = struct('tunnel-msg', {
  family: u8({ enum: () => addressFamily }),
  flags: u8({ enum: () => tunnelFlags }),
  reserved2: pad(2),
  ifindex: u32({ hint: 'ifindex' }),
});

const tunnelAttributes = attributeSet('vxlan-vnifilter-attrs', 'VXLAN_VNIFILTER_', {
  entry: [1, multi(nest(() => entryAttributes)), { nested: true }],
});

const entryAttributes = attributeSet('vxlan-vnifilter-entry-attrs', 'VXLAN_VNIFILTER_ENTRY_', {
  start: [1, u32()],
  end: [2, u32(), { doc: 'the last VNI, where all from start on are meant' }],
  group: [3, be32({ hint: 'ipv4' })],
  group6: [4, ipv6()],
  stats: [5, nest(() => entryStats), { nested: true }],
});

const entryStats = attributeSet('vnifilter-entry-stats-attrs', 'VNIFILTER_ENTRY_STATS_', {
  'rx-bytes': [1, u64({ hint: 'bytes' })],
  'rx-pkts': [2, u64()],
  'rx-drops': [3, u64()],
  'rx-errors': [4, u64()],
  'tx-bytes': [5, u64({ hint: 'bytes' })],
  'tx-pkts': [6, u64()],
  'tx-drops': [7, u64()],
  'tx-errors': [8, u64()],
  pad: [9, pad()],
});

const common: Pick<Operation, 'fixed' | 'attributes' | 'summary'> = {
  fixed: tunnelMsg,
  attributes: () => tunnelAttributes,
  summary: ['fixed.ifindex', 'entry'],
};

/** RTM_*TUNNEL. */
export const rtTunnel: Family = {
  name: 'rt-tunnel',
  protocol: 'route',
  doc: 'network identifiers (VNIs) that a vxlan link takes',
  nested: false,
  operations: [
    {
      name: 'newtunnel',
      constant: 'RTM_NEWTUNNEL',
      doc: 'add VNIs to a link; they appeared or changed',
      request: 120,
      reply: 120,
      modes: ['do', 'notify'],
      verb: 'new',
      ...common,
      flags: ['create'],
      needs: ['entry'],
      capability: 'CAP_NET_ADMIN',
      example: ['family=bridge', 'ifindex=lo', 'entry.start=300', 'entry.end=305'],
    },
    {
      name: 'deltunnel',
      constant: 'RTM_DELTUNNEL',
      doc: 'take VNIs from a link; they are gone',
      request: 121,
      reply: 121,
      modes: ['do', 'notify'],
      verb: 'delete',
      ...common,
      needs: ['entry'],
      capability: 'CAP_NET_ADMIN',
      example: ['family=bridge', 'ifindex=lo', 'entry.start=300', 'entry.end=305'],
    },
    {
      name: 'gettunnel',
      constant: 'RTM_GETTUNNEL',
      doc: 'ask for the VNIs of one link or of all',
      request: 122,
      reply: 120,
      modes: ['dump'],
      verb: 'get',
      ...common,
      example: ['family=bridge'],
    },
  ],
};
