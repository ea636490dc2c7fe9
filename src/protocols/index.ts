/**
 * The registry: every NETLINK_* number of linux/netlink.h, those that left it, and the numbers without an owner.
 * Families load when used.
 */
import { hasOwner, type Protocol } from '../schema/family.ts';
import { fold, isNumber, nearest } from '../schema/spelling.ts';
import { families as auditFamilies } from './audit/index.ts';
import { families as connectorFamilies } from './connector/index.ts';
import { families as cryptoFamilies } from './crypto/index.ts';
import { families as fibLookupFamilies } from './fib-lookup/index.ts';
import { families as genericFamilies } from './generic/index.ts';
import * as group from './groups.ts';
import { families as historicFamilies } from './historic/index.ts';
import { families as iscsiFamilies } from './iscsi/index.ts';
import { families as netfilterFamilies } from './netfilter/index.ts';
import { nfgenmsg } from './netfilter/nfgenmsg.ts';
import { families as rdmaFamilies } from './rdma/index.ts';
import { groups as routeGroups } from './route/groups.ts';
import { families as routeFamilies } from './route/index.ts';
import { families as scsiTransportFamilies } from './scsitransport/index.ts';
import { families as selinuxFamilies } from './selinux/index.ts';
import { families as sockDiagFamilies } from './sock-diag/index.ts';
import { uevent } from './uevent/uevent.ts';
import { families as xfrmFamilies } from './xfrm/index.ts';

type Entry = Pick<Protocol, 'number' | 'name' | 'doc'> & Partial<Protocol>;

const protocol = (entry: Entry): Protocol => ({
  constant: `NETLINK_${entry.name.toUpperCase().replaceAll('-', '_')}`,
  framing: 'nlmsg',
  control: true,
  generic: false,
  groups: [],
  families: [],
  ...entry,
});

/** A number that no header names: the protocol of a module of one's own. */
const unregistered = (number: number): Protocol =>
  protocol({
    number,
    name: `${number}`,
    constant: `${number}`,
    doc: 'without an owner: for a module of your own',
    provider: `a module of your own that calls netlink_kernel_create for ${number}`,
  });

/** Highest protocol number + 1 (MAX_LINKS of linux/netlink.h). */
export const protocolCount = 32;

/** Protocols by number, 0 to 31. */
export const protocols: Protocol[] = [
  protocol({
    number: 0,
    name: 'route',
    aliases: ['rtnetlink', 'rtnl'],
    doc: 'links, addresses, routes, neighbours, rules, traffic control',
    provider: 'CONFIG_NET',
    groups: routeGroups,
    families: routeFamilies,
  }),
  protocol({
    number: 1,
    name: 'w1',
    aliases: ['unused'],
    doc: '1-wire bus',
    left: '2.6.18',
    instead: 'group w1 of connector',
  }),
  protocol({
    number: 2,
    name: 'usersock',
    doc: 'processes among themselves; nothing in the kernel reads it',
    provider: 'CONFIG_NET',
    control: false,
  }),
  protocol({
    number: 3,
    name: 'firewall',
    doc: 'IPv4 packets to user space and back (ip_queue)',
    left: '3.5',
    instead: 'queues of netfilter (nfnetlink_queue)',
    families: historicFamilies.firewall,
  }),
  protocol({
    number: 4,
    name: 'sock-diag',
    aliases: ['tcpdiag'],
    doc: 'sockets of every address family, their state and counters',
    provider: 'CONFIG_NET, and for each address family a module: tcp_diag, udp_diag, unix_diag …',
    groups: group.sockDiagGroups,
    families: sockDiagFamilies,
  }),
  protocol({
    number: 5,
    name: 'nflog',
    aliases: ['ulog'],
    doc: 'packets of the iptables target ULOG',
    control: false,
    left: '3.17',
    instead: 'logs of netfilter (nfnetlink_log)',
    families: historicFamilies.nflog,
  }),
  protocol({
    number: 6,
    name: 'xfrm',
    aliases: ['ipsec'],
    doc: 'IPsec policies and security associations',
    provider: 'CONFIG_XFRM_USER (module xfrm_user)',
    groups: group.xfrmGroups,
    families: xfrmFamilies,
  }),
  protocol({
    number: 7,
    name: 'selinux',
    doc: 'SELinux mode and policy changes',
    provider: 'CONFIG_SECURITY_SELINUX',
    groups: group.selinuxGroups,
    families: selinuxFamilies,
  }),
  protocol({
    number: 8,
    name: 'iscsi',
    doc: 'iSCSI sessions and connections',
    provider: 'CONFIG_SCSI_ISCSI_ATTRS (module scsi_transport_iscsi)',
    control: false,
    groups: group.iscsiGroups,
    families: iscsiFamilies,
  }),
  protocol({
    number: 9,
    name: 'audit',
    doc: 'audit records, rules and state',
    provider: 'CONFIG_AUDIT',
    groups: group.auditGroups,
    families: auditFamilies,
    shortLength: true,
    opaque: { kind: 'text' },
  }),
  protocol({
    number: 10,
    name: 'fib-lookup',
    doc: 'which IPv4 route an address takes',
    provider: 'CONFIG_INET',
    families: fibLookupFamilies,
    control: false,
  }),
  protocol({
    number: 11,
    name: 'connector',
    doc: 'process events, 1-wire, device mapper log and other kernel helpers',
    provider: 'CONFIG_CONNECTOR (module cn)',
    control: false,
    groups: group.connectorGroups,
    families: connectorFamilies,
  }),
  protocol({
    number: 12,
    name: 'netfilter',
    aliases: ['nfnetlink'],
    doc: 'nftables, connection tracking, ipset, queues, logs',
    provider: 'CONFIG_NETFILTER_NETLINK (module nfnetlink)',
    groups: group.netfilterGroups,
    families: netfilterFamilies,
    done: nfgenmsg('of NFLOG: the number of the log group'),
  }),
  protocol({
    number: 13,
    name: 'ip6-fw',
    doc: 'IPv6 packets to user space and back (ip6_queue)',
    left: '3.5',
    instead: 'queues of netfilter (nfnetlink_queue)',
    families: historicFamilies['ip6-fw'],
  }),
  protocol({
    number: 14,
    name: 'dnrtmsg',
    aliases: ['decnet'],
    doc: 'DECnet routing messages',
    left: '6.1',
    groups: group.dnrtmsgGroups,
    families: historicFamilies.dnrtmsg,
  }),
  protocol({
    number: 15,
    name: 'kobject-uevent',
    aliases: ['uevent', 'udev'],
    doc: 'devices appear, change, go',
    provider: 'CONFIG_NET',
    framing: 'bare',
    groups: group.ueventGroups,
    opaque: uevent,
  }),
  protocol({
    number: 16,
    name: 'generic',
    aliases: ['genetlink', 'genl'],
    doc: 'families with numbers given at run time',
    provider: 'CONFIG_NET',
    generic: true,
    families: genericFamilies,
  }),
  protocol({
    number: 17,
    name: 'dm',
    doc: 'kept free for device mapper events, never used',
    instead: 'group dm of connector',
  }),
  protocol({
    number: 18,
    name: 'scsitransport',
    doc: 'SCSI transport events, Fibre Channel',
    provider: 'CONFIG_SCSI_NETLINK (by module scsi_transport_fc)',
    groups: group.scsiTransportGroups,
    families: scsiTransportFamilies,
  }),
  protocol({
    number: 19,
    name: 'ecryptfs',
    doc: 'keys between eCryptfs and its daemon',
    left: '2.6.28',
    instead: 'the device /dev/ecryptfs',
    families: historicFamilies.ecryptfs,
  }),
  protocol({
    number: 20,
    name: 'rdma',
    aliases: ['infiniband'],
    doc: 'RDMA devices, their resources and counters',
    provider: 'CONFIG_INFINIBAND (module ib_core)',
    groups: group.rdmaGroups,
    families: rdmaFamilies,
  }),
  protocol({
    number: 21,
    name: 'crypto',
    doc: 'algorithms of the kernel crypto API',
    provider: 'CONFIG_CRYPTO_USER (module crypto_user)',
    families: cryptoFamilies,
  }),
  protocol({
    number: 22,
    name: 'smc',
    doc: 'reserved for SMC monitoring, never used',
    instead: 'sock-diag (module smc_diag) and the generic families SMC_GEN_NETLINK and SMC_PNETID',
  }),
  ...Array.from({ length: protocolCount - 23 }, (_, i) => unregistered(23 + i)),
];

/** The protocol of that number; numbers past 31, which only captures can have, are without an owner too. */
export const protocolByNumber = (number: number): Protocol => protocols[number] ?? unregistered(number);

/** A protocol, or the names that the text may have meant. */
type ProtocolFound = { protocol: Protocol; near?: undefined } | { protocol?: undefined; near: string[] };

const namesOf = (entry: Protocol): string[] => [entry.name, ...(entry.aliases ?? [])];

/** Takes `route`, `NETLINK_ROUTE`, `netlink-route`, an alias, or the number 0 to 31 (`31`, `0x1f`), in any case. */
export function protocolByName(text: string): ProtocolFound {
  const word = fold(text.trim());
  if (isNumber(word)) {
    const found = protocols[Number(word)];
    return found ? { protocol: found } : { near: [] };
  }
  const name = word.replace(/^netlink-/, '');
  const protocol = protocols.find(entry => namesOf(entry).includes(name));
  return protocol ? { protocol } : { near: nearest(name, protocols.filter(hasOwner).flatMap(namesOf)) };
}

/** What a kernel without this protocol is told of: why it may be missing and what would provide it. */
export function absence(protocol: Protocol): string {
  const { number, left, provider, instead } = protocol;
  const name = hasOwner(protocol) ? protocol.constant : `protocol ${number}`;
  const rest = instead ? `; instead: ${instead}` : '';
  if (left) return `this kernel has no ${name}: it left Linux in ${left}${rest}`;
  if (provider) return `this kernel has no ${name}: it needs ${provider}`;
  return `this kernel has no ${name}: no Linux ever had it${rest}`;
}
