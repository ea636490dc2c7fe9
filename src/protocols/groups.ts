/** The multicast groups of every protocol but route, whose own folder has them. Numbers are those to join, from 1. */
import { dumpsOf, type Group, type GroupDump } from '../schema/family.ts';

/** A line per group: number, name, meaning; the constant where prefix + name is not it, and dumps. */
function groups(
  prefix: string,
  capability: string | undefined,
  lines: [number, string, string, (string | GroupDump[])?][],
): Group[] {
  return lines.map(([number, name, doc, more]) => ({
    name,
    number,
    constant: typeof more === 'string' ? more : prefix + name.toUpperCase().replaceAll('-', '_'),
    doc,
    ...(capability ? { capability } : {}),
    ...(typeof more === 'object' ? { dumps: more } : {}),
  }));
}

/** Sockets of one protocol in every state. */
const sockets = (family: string, address: string, protocol: string): GroupDump[] => [
  { family, operation: 'get', fixed: { family: address, protocol, states: [0xffffffff] } },
];

/** linux/sock_diag.h */
export const sockDiagGroups = groups('SKNLGRP_', undefined, [
  [1, 'inet-tcp-destroy', 'IPv4 TCP sockets that close', sockets('inet-diag', 'inet', 'tcp')],
  [2, 'inet-udp-destroy', 'IPv4 UDP sockets that close', sockets('inet-diag', 'inet', 'udp')],
  [3, 'inet6-tcp-destroy', 'IPv6 TCP sockets that close', sockets('inet6-diag', 'inet6', 'tcp')],
  [4, 'inet6-udp-destroy', 'IPv6 UDP sockets that close', sockets('inet6-diag', 'inet6', 'udp')],
]);

/** linux/xfrm.h */
export const xfrmGroups = groups('XFRMNLGRP_', 'CAP_NET_ADMIN', [
  [1, 'acquire', 'a policy needs a security association that is not there'],
  [2, 'expire', 'security associations and policies that expire', dumpsOf('xfrm', 'getsa')],
  [3, 'sa', 'security associations appear, change, go', dumpsOf('xfrm', 'getsa')],
  [4, 'policy', 'policies appear, change, go', dumpsOf('xfrm', 'getpolicy')],
  [5, 'aevents', 'replay counters and lifetimes of security associations', dumpsOf('xfrm', 'getsa')],
  [6, 'report', 'packets that a protocol reports, as Mobile IPv6 does'],
  [7, 'migrate', 'security associations and policies move to other addresses', dumpsOf('xfrm', 'getsa', 'getpolicy')],
  [8, 'mapping', 'a peer behind NAT changes its address or port', dumpsOf('xfrm', 'getsa')],
]);

/** linux/selinux_netlink.h */
export const selinuxGroups = groups('SELNLGRP_', undefined, [[1, 'avc', 'enforcing mode and policy changes']]);

/** include/scsi/iscsi_if.h, which is no uapi header */
export const iscsiGroups = groups('ISCSI_NL_GRP_', 'CAP_NET_ADMIN', [
  [1, 'iscsid', 'events for the iSCSI daemon'],
  [2, 'uip', 'events for the user-space network stack of offload cards'],
]);

/** linux/audit.h */
export const auditGroups = groups('AUDIT_NLGRP_', 'CAP_AUDIT_READ', [
  [1, 'readlog', 'every audit record, best effort'],
]);

/** linux/connector.h: the group of a message is its cn_msg.id.idx. Before Linux 6.6 each needs the capability, then only the even ones. */
export const connectorGroups = groups('CN_IDX_', 'CAP_NET_ADMIN', [
  [1, 'proc', 'processes fork, exec, exit, change'],
  [2, 'cifs', 'SMB file system'],
  [3, 'w1', '1-wire masters and slaves', 'CN_W1_IDX'],
  [4, 'v86d', 'requests of uvesafb to the v86d helper'],
  [5, 'bb', 'BlackBoard of the TSP sampling framework'],
  [6, 'dst', 'distributed storage (left Linux in 2.6.33)', 'CN_DST_IDX'],
  [7, 'dm', 'device mapper user-space log'],
  [8, 'drbd', 'DRBD before 8.4'],
  [9, 'kvp', 'Hyper-V key-value pairs', 'CN_KVP_IDX'],
  [10, 'vss', 'Hyper-V volume snapshots', 'CN_VSS_IDX'],
]);

/** A ruleset in the order in which it can be made; elements are asked for set by set. */
const ruleset: GroupDump[] = [
  ...dumpsOf('nftables', 'gettable', 'getchain'),
  {
    family: 'nftables',
    operation: 'getset',
    each: { operation: 'getsetelem', copies: { 'fixed.family': 'fixed.family', table: 'table', set: 'name' } },
  },
  ...dumpsOf('nftables', 'getobj', 'getflowtable', 'getrule'),
];

/** linux/netfilter/nfnetlink.h */
export const netfilterGroups = groups('NFNLGRP_', 'CAP_NET_ADMIN', [
  [1, 'conntrack-new', 'tracked connections appear', dumpsOf('conntrack', 'get')],
  [2, 'conntrack-update', 'tracked connections change', dumpsOf('conntrack', 'get')],
  [3, 'conntrack-destroy', 'tracked connections end', dumpsOf('conntrack', 'get')],
  [4, 'conntrack-exp-new', 'expected connections appear', dumpsOf('expect', 'get')],
  [5, 'conntrack-exp-update', 'expected connections change', dumpsOf('expect', 'get')],
  [6, 'conntrack-exp-destroy', 'expected connections go', dumpsOf('expect', 'get')],
  [7, 'nftables', 'rulesets change', ruleset],
  [8, 'acct-quota', 'an accounting object reaches its quota', dumpsOf('acct', 'get')],
  [9, 'nftrace', 'packets traced through nftables rules'],
]);

/** linux/netfilter_decnet.h, gone with DECnet */
export const dnrtmsgGroups = groups('DNRNG_NLGRP_', 'CAP_NET_ADMIN', [
  [1, 'l1', 'DECnet level 1 routing messages'],
  [2, 'l2', 'DECnet level 2 routing messages'],
]);

/** By number alone: the kernel sends to 1, udev sends on to 2. No header names them. */
export const ueventGroups: Group[] = [
  { name: 'kernel', number: 1, doc: 'devices appear, change, go, as the kernel says it' },
  { name: 'udev', number: 2, doc: 'the same as udev passes it on, with its properties' },
];

/** scsi/scsi_netlink.h */
export const scsiTransportGroups = groups('SCSI_NL_GRP_', 'CAP_NET_ADMIN', [[4, 'fc-events', 'Fibre Channel events']]);

/** rdma/rdma_netlink.h */
export const rdmaGroups = groups('RDMA_NL_GROUP_', undefined, [
  [2, 'iwpm', 'iWARP port mapper'],
  [3, 'ls', 'queries for path records'],
  [4, 'notify', 'RDMA devices and their network interfaces appear, change, go', dumpsOf('nldev', 'get', 'port-get')],
]);
