/** What the data types of the tool nft are in bytes (their numbers: nft-data.ts); those of no one length are left out. */
import { be16, binary, chars, u8, u16, u32, u64 } from '../../schema/builders.ts';
import { flagSet } from '../../schema/enum.ts';
import type { Type } from '../../schema/type.ts';
import { ipProtocol } from '../ip-protocol.ts';
import { hardwareType } from '../route/link-header.ts';
import { routeType } from '../route/route-header.ts';
import { packetType } from '../route/tc/action-packet.ts';
import { connectionDirection, connectionStatus } from './conntrack-attributes.ts';
import { nfProto } from './nfgenmsg.ts';
import type { dataTypeNumbers } from './nft-data.ts';

/** NF_CT_STATE_BIT and NF_CT_STATE_INVALID_BIT (linux/netfilter/nf_conntrack_common.h). */
const connectionState = flagSet('ct-state', false, {
  invalid: 0x1,
  established: 0x2,
  related: 0x4,
  new: 0x8,
  untracked: 0x40,
});

export const dataTypes: { [N in keyof typeof dataTypeNumbers]?: Type } = {
  nf_proto: u8({ enum: () => nfProto }),
  ipv4_addr: binary({ size: 4, hint: 'ipv4' }),
  ipv6_addr: binary({ size: 16, hint: 'ipv6' }),
  ether_addr: binary({ size: 6, hint: 'mac' }),
  ether_type: be16({ hint: 'ethertype' }),
  arp_op: be16(),
  inet_proto: u8({ enum: () => ipProtocol }),
  inet_service: be16(),
  icmp_type: u8(),
  tcp_flag: u8(),
  dccp_pkttype: u8(),
  mh_type: u8(),
  time: u32({ hint: 'milliseconds' }),
  mark: u32({ hint: 'hex' }),
  iface_index: u32({ hint: 'ifindex' }),
  iface_type: u16({ enum: () => hardwareType }),
  realm: u32(),
  classid: u32({ hint: 'handle' }),
  uid: u32(),
  gid: u32(),
  ct_state: u32({ enum: () => connectionState }),
  ct_dir: u8({ enum: () => connectionDirection }),
  ct_status: u32({ enum: () => connectionStatus }),
  icmpv6_type: u8(),
  pkt_type: u8({ enum: () => packetType }),
  icmp_code: u8(),
  icmpv6_code: u8(),
  icmpx_code: u8(),
  devgroup: u32(),
  dscp: u8(),
  ecn: u8(),
  fib_addrtype: u32({ enum: () => routeType }),
  boolean: u8(),
  ct_event: u32(),
  ifname: chars(16),
  igmp_type: u8(),
  time_date: u64(),
  time_hour: u32({ hint: 'seconds' }),
  time_day: u8(),
  cgroupsv2: u64(),
};
