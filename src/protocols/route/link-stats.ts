import { attributeSet, multi } from '../../schema/attribute-set.ts';
import { array, indexedArray, nest, pad, struct, u8, u16, u32, u64 } from '../../schema/builders.ts';
import { flagSet } from '../../schema/enum.ts';
import { addressFamily } from './address-family.ts';
import { bridgeVlanFlags } from './link-bridge.ts';

/** IFLA_STATS: counters that wrap at 32 bits (linux/if_link.h). */
export const linkStats = struct('rtnl-link-stats', {
  'rx-packets': u32(),
  'tx-packets': u32(),
  'rx-bytes': u32(),
  'tx-bytes': u32(),
  'rx-errors': u32(),
  'tx-errors': u32(),
  'rx-dropped': u32(),
  'tx-dropped': u32(),
  multicast: u32(),
  collisions: u32(),
  'rx-length-errors': u32(),
  'rx-over-errors': u32(),
  'rx-crc-errors': u32(),
  'rx-frame-errors': u32(),
  'rx-fifo-errors': u32(),
  'rx-missed-errors': u32(),
  'tx-aborted-errors': u32(),
  'tx-carrier-errors': u32(),
  'tx-fifo-errors': u32(),
  'tx-heartbeat-errors': u32(),
  'tx-window-errors': u32(),
  'rx-compressed': u32(),
  'tx-compressed': u32(),
  'rx-nohandler': u32(),
});

/** IFLA_STATS64 and IFLA_STATS_LINK_64. */
export const linkStats64 = struct('rtnl-link-stats64', {
  'rx-packets': u64(),
  'tx-packets': u64(),
  'rx-bytes': u64(),
  'tx-bytes': u64(),
  'rx-errors': u64(),
  'tx-errors': u64(),
  'rx-dropped': u64(),
  'tx-dropped': u64(),
  multicast: u64(),
  collisions: u64(),
  'rx-length-errors': u64(),
  'rx-over-errors': u64(),
  'rx-crc-errors': u64(),
  'rx-frame-errors': u64(),
  'rx-fifo-errors': u64(),
  'rx-missed-errors': u64(),
  'tx-aborted-errors': u64(),
  'tx-carrier-errors': u64(),
  'tx-fifo-errors': u64(),
  'tx-heartbeat-errors': u64(),
  'tx-window-errors': u64(),
  'rx-compressed': u64(),
  'tx-compressed': u64(),
  'rx-nohandler': u64(),
  'rx-otherhost-dropped': u64(),
});

const bridgeVlanXstats = struct('bridge-vlan-xstats', {
  'rx-bytes': u64(),
  'rx-packets': u64(),
  'tx-bytes': u64(),
  'tx-packets': u64(),
  vid: u16(),
  flags: u16({ enum: () => bridgeVlanFlags }),
  pad2: pad(4),
});

/** Received and sent, one after the other, for each kind of message. */
const bridgeMulticastStats = struct('br-mcast-stats', {
  'igmp-v1queries': array(u64(), 2),
  'igmp-v2queries': array(u64(), 2),
  'igmp-v3queries': array(u64(), 2),
  'igmp-leaves': array(u64(), 2),
  'igmp-v1reports': array(u64(), 2),
  'igmp-v2reports': array(u64(), 2),
  'igmp-v3reports': array(u64(), 2),
  'igmp-parse-errors': u64(),
  'mld-v1queries': array(u64(), 2),
  'mld-v2queries': array(u64(), 2),
  'mld-leaves': array(u64(), 2),
  'mld-v1reports': array(u64(), 2),
  'mld-v2reports': array(u64(), 2),
  'mld-parse-errors': u64(),
  'mcast-bytes': array(u64(), 2),
  'mcast-packets': array(u64(), 2),
});

const bridgeStpXstats = struct('bridge-stp-xstats', {
  'transition-blk': u64(),
  'transition-fwd': u64(),
  'rx-bpdu': u64(),
  'tx-bpdu': u64(),
  'rx-tcn': u64(),
  'tx-tcn': u64(),
});

const mplsLinkStats = struct('mpls-link-stats', {
  'rx-packets': u64(),
  'tx-packets': u64(),
  'rx-bytes': u64(),
  'tx-bytes': u64(),
  'rx-errors': u64(),
  'tx-errors': u64(),
  'rx-dropped': u64(),
  'tx-dropped': u64(),
  'rx-noroute': u64(),
});

/** Counters kept by the hardware. */
const hardwareStats64 = struct('rtnl-hw-stats64', {
  'rx-packets': u64(),
  'tx-packets': u64(),
  'rx-bytes': u64(),
  'tx-bytes': u64(),
  'rx-errors': u64(),
  'tx-errors': u64(),
  'rx-dropped': u64(),
  'tx-dropped': u64(),
  multicast: u64(),
});

/** Which statistics are asked for, or are there: bit n-1 for IFLA_STATS_* n. */
const statsFilter = flagSet('stats-filter', false, {
  'link-64': 0x1,
  'link-xstats': 0x2,
  'link-xstats-slave': 0x4,
  'link-offload-xstats': 0x8,
  'af-spec': 0x10,
});

/** Behind nlmsghdr in every RTM_*STATS message. */
export const ifStatsMsg = struct('if-stats-msg', {
  family: u8({ enum: () => addressFamily }),
  pad: pad(3),
  ifindex: u32({ hint: 'ifindex' }),
  'filter-mask': u32({ enum: () => statsFilter }),
});

export const statsAttributes = attributeSet('stats-attrs', 'IFLA_STATS_', {
  'link-64': [1, linkStats64],
  'link-xstats': [2, nest(() => linkXstats)],
  'link-xstats-slave': [3, nest(() => linkXstats)],
  'link-offload-xstats': [4, nest(() => linkOffloadXstats)],
  'af-spec': [5, nest(() => statsAfSpec)],
});

/** What RTM_GETSTATS and RTM_SETSTATS take. */
export const statsRequest = attributeSet('stats-getset-attrs', 'IFLA_STATS_', {
  'get-filters': [1, nest(() => statsFilters)],
  'set-offload-xstats-l3-stats': [2, u8()],
});

const statsFilters = attributeSet('stats-get-filters', 'IFLA_STATS_', {
  'link-offload-xstats': [4, u32({ enum: () => offloadXstatsFilter })],
});

/** Bit n-1 for IFLA_OFFLOAD_XSTATS_* n. */
const offloadXstatsFilter = flagSet('offload-xstats-filter', false, {
  'cpu-hit': 0x1,
  'hw-s-info': 0x2,
  'l3-stats': 0x4,
});

const linkOffloadXstats = attributeSet('link-offload-xstats', 'IFLA_OFFLOAD_XSTATS_', {
  'cpu-hit': [1, linkStats64],
  'hw-s-info': [
    2,
    indexedArray(
      nest(() => hwSInfoOne),
      { nested: true },
    ),
    { nested: true },
  ],
  'l3-stats': [3, hardwareStats64],
});

const hwSInfoOne = attributeSet('hw-s-info-one', 'IFLA_OFFLOAD_XSTATS_HW_S_INFO_', {
  request: [1, u8()],
  used: [2, u8()],
});

const linkXstats = attributeSet('link-xstats', 'LINK_XSTATS_TYPE_', {
  bridge: [1, nest(() => bridgeXstats)],
  bond: [2, nest(() => bondXstats)],
});

const bridgeXstats = attributeSet('bridge-xstats', 'BRIDGE_XSTATS_', {
  vlan: [1, multi(bridgeVlanXstats)],
  mcast: [2, bridgeMulticastStats],
  pad: [3, pad()],
  stp: [4, bridgeStpXstats],
});

const bondXstats = attributeSet('bond-xstats', 'BOND_XSTATS_', {
  '3ad': [1, nest(() => bond3adStats)],
});

const bond3adStats = attributeSet('bond-3ad-stats', 'BOND_3AD_STAT_', {
  'lacpdu-rx': [0, u64()],
  'lacpdu-tx': [1, u64()],
  'lacpdu-unknown-rx': [2, u64()],
  'lacpdu-illegal-rx': [3, u64()],
  'marker-rx': [4, u64()],
  'marker-tx': [5, u64()],
  'marker-resp-rx': [6, u64()],
  'marker-resp-tx': [7, u64()],
  'marker-unknown-rx': [8, u64()],
  pad: [9, pad()],
});

const statsAfSpec = attributeSet('stats-af-spec', 'AF_', {
  mpls: [28, nest(() => mplsStats)],
});

const mplsStats = attributeSet('mpls-stats', 'MPLS_STATS_', {
  link: [1, mplsLinkStats],
});
