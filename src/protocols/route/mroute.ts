/** Tables of multicast routing and packets without a route (linux/mroute.h, linux/mroute6.h). */
import { attributeSet, multi } from '../../schema/attribute-set.ts';
import { be32, binary, ip, nest, pad, select, u8, u16, u32, u64 } from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';
import { rtgenmsg } from './nsid.ts';

/** IGMPMSG_* and MRT6MSG_*: why the packet is reported. */
const reportType = enumeration('igmpmsg-type', 'IGMPMSG_', { nocache: 1, wrongvif: 2, wholepkt: 3, wrvifwhole: 4 });

/** IPMRA_CREPORT_*; of IPv6 the same numbers without a table. */
const reportAttributes = attributeSet('mroute-creport-attrs', 'IPMRA_CREPORT_', {
  msgtype: [1, u8({ enum: () => reportType })],
  'vif-id': [2, u32()],
  'src-addr': [3, ip()],
  'dst-addr': [4, ip()],
  pkt: [5, binary()],
  table: [6, u32()],
});

/** IFLA_AF_SPEC of RTM_NEWLINK where the family is ipmr: a table and its virtual interfaces. */
export const mrouteTable = attributeSet('mroute-table-attrs', 'IPMRA_TABLE_', {
  id: [1, u32()],
  'cache-res-queue-len': [2, u32()],
  'mroute-reg-vif-num': [3, u32()],
  'mroute-do-assert': [4, u8()],
  'mroute-do-pim': [5, u8()],
  vifs: [6, nest(() => vifs)],
  'mroute-do-wrvifwhole': [7, u8()],
});

const vifs = attributeSet('mroute-vifs-attrs', 'IPMRA_', { vif: [1, multi(nest(() => vif))] });

const vifFlags = flagSet('viff-flags', 'VIFF_', { tunnel: 0x1, srcrt: 0x2, register: 0x4, 'use-ifindex': 0x8 });

/** The address of the interface, or its index. */
const localAddress = select(
  [{ name: 'index', when: { flags: 'use-ifindex' }, type: u32({ hint: 'ifindex' }) }],
  be32({ hint: 'ipv4' }),
);

const vif = attributeSet('mroute-vif-attrs', 'IPMRA_VIFA_', {
  ifindex: [1, u32({ hint: 'ifindex' })],
  'vif-id': [2, u32()],
  flags: [3, u16({ enum: () => vifFlags })],
  'bytes-in': [4, u64({ hint: 'bytes' })],
  'bytes-out': [5, u64({ hint: 'bytes' })],
  'packets-in': [6, u64()],
  'packets-out': [7, u64()],
  'local-addr': [8, localAddress],
  'remote-addr': [9, be32({ hint: 'ipv4' })],
  pad: [10, pad()],
});

/** RTM_NEWCACHEREPORT. Multicast routes themselves are in rt-route, their tables in rt-link. */
export const rtMroute: Family = {
  name: 'rt-mroute',
  protocol: 'route',
  doc: 'multicast packets without a route',
  nested: false,
  operations: [
    {
      name: 'newcachereport',
      constant: 'RTM_NEWCACHEREPORT',
      doc: 'a multicast packet that the routing daemon should know of',
      reply: 96,
      modes: ['event'],
      verb: 'new',
      fixed: rtgenmsg,
      attributes: () => reportAttributes,
      summary: ['msgtype', 'src-addr', 'dst-addr', 'vif-id', 'table'],
    },
  ],
};
