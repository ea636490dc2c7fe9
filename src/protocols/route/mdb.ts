/** Multicast groups that bridges and vxlans know, and ports with routers behind them (linux/if_bridge.h). */
import { attributeSet, multi } from '../../schema/attribute-set.ts';
import { be16, binary, ip, ipv4, ipv6, nest, pad, s32, select, struct, u8, u16, u32 } from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';
import type { Family, Operation } from '../../schema/family.ts';
import { addressFamily } from './address-family.ts';
import { multicastRouter } from './link-kinds/bridge.ts';
import { routeProtocol } from './route-header.ts';

/** Behind nlmsghdr in every RTM_*MDB message. */
const brPortMsg = struct('br-port-msg', {
  family: { type: u8({ enum: () => addressFamily }), doc: 'bridge, of vxlans too' },
  pad: pad(3),
  ifindex: u32({ hint: 'ifindex' }),
});

const entryState = enumeration('mdb-state', 'MDB_', { temporary: 0, permanent: 1 });

const entryFlags = flagSet('mdb-flags', 'MDB_FLAGS_', {
  offload: 0x1,
  'fast-leave': 0x2,
  'star-excl': 0x4,
  blocked: 0x8,
  'offload-failed': 0x10,
});

/** Which member of the union holds: proto says it. */
const address = select(
  [
    { name: 'inet', when: { 'member.proto': 0x800 }, type: union('br-ip4', { ip4: ipv4(), rest: pad(12) }) },
    { name: 'inet6', when: { 'member.proto': 0x86dd }, type: union('br-ip6', { ip6: ipv6() }) },
    {
      name: 'ethernet',
      when: { 'member.proto': [0, false] },
      type: union('br-mac', { 'mac-addr': binary({ hint: 'mac', size: 6 }), rest: pad(10) }),
    },
  ],
  union('br-addr', { u: binary({ size: 16 }) }),
);

function union(name: string, members: Parameters<typeof struct>[1]) {
  return struct(name, members, { constant: false });
}

/** The group: an IP address, or where proto is 0 a MAC address. */
const groupAddress = union('br-mdb-addr', {
  u: { type: address, inline: true },
  proto: be16({ hint: 'ethertype' }),
  pad: pad(2),
});

const entryMembers = {
  ifindex: u32({ hint: 'ifindex' }),
  state: u8({ enum: () => entryState }),
  flags: u8({ enum: () => entryFlags }),
  vid: u16(),
  addr: groupAddress,
} as const;

const brMdbEntry = struct('br-mdb-entry', entryMembers);

/** The same in what the kernel says: attributes follow. */
const entryInfo = struct(
  'br-mdb-entry-info',
  { ...entryMembers, attributes: { type: nest(() => entryInfoAttributes), inline: true } },
  { constant: false },
);

const routerPort = struct(
  'br-mdb-router-port',
  { ifindex: u32({ hint: 'ifindex' }), attributes: { type: nest(() => routerPortAttributes), inline: true } },
  { constant: false },
);

/** MCAST_EXCLUDE and MCAST_INCLUDE (linux/in.h). */
const groupMode = enumeration('mcast-filter-mode', 'MCAST_', { exclude: 0, include: 1 });

/** What the kernel says: MDBA_*. */
export const mdbAttributes = attributeSet('mdba-attrs', 'MDBA_', {
  mdb: [1, nest(() => mdbEntries)],
  router: [2, nest(() => routerPorts)],
});

const mdbEntries = attributeSet('mdba-mdb-attrs', 'MDBA_MDB_', { entry: [1, multi(nest(() => mdbEntry))] });

/** One port after the other that is in the group. */
const mdbEntry = attributeSet('mdba-mdb-entry-attrs', 'MDBA_MDB_ENTRY_', { info: [1, multi(entryInfo)] });

const entryInfoAttributes = attributeSet('mdba-mdb-eattr-attrs', 'MDBA_MDB_EATTR_', {
  timer: [1, u32({ hint: 'clock-ticks' })],
  'src-list': [2, nest(() => entrySources), { nested: true }],
  'group-mode': [3, u8({ enum: () => groupMode })],
  source: [4, ip()],
  rtprot: [5, u8({ enum: () => routeProtocol })],
  dst: [6, ip()],
  'dst-port': [7, u16()],
  vni: [8, u32()],
  'dst-ifindex': [9, u32({ hint: 'ifindex' }), { constant: 'MDBA_MDB_EATTR_IFINDEX' }],
  'src-vni': [10, u32()],
});

const entrySources = attributeSet('mdba-mdb-srclist-attrs', 'MDBA_MDB_SRCLIST_', {
  entry: [1, multi(nest(() => entrySource)), { nested: true }],
});

const entrySource = attributeSet('mdba-mdb-srcattr-attrs', 'MDBA_MDB_SRCATTR_', {
  address: [1, ip()],
  timer: [2, u32({ hint: 'clock-ticks' })],
});

const routerPorts = attributeSet('mdba-router-attrs', 'MDBA_ROUTER_', { port: [1, multi(routerPort)] });

const routerPortAttributes = attributeSet('mdba-router-pattr-attrs', 'MDBA_ROUTER_PATTR_', {
  timer: [1, u32({ hint: 'clock-ticks' })],
  type: [2, u8({ enum: () => multicastRouter })],
  'inet-timer': [3, u32({ hint: 'clock-ticks' })],
  'inet6-timer': [4, u32({ hint: 'clock-ticks' })],
  vid: [5, u16()],
});

/** What a request to add or delete has. */
const setAttributes = attributeSet('mdba-set-entry-attrs', 'MDBA_', {
  'set-entry': [1, brMdbEntry],
  'set-entry-attrs': [2, nest(() => mdbeAttributes), { nested: true }],
});

const getAttributes = attributeSet('mdba-get-entry-attrs', 'MDBA_', {
  'get-entry': [1, brMdbEntry],
  'get-entry-attrs': [2, nest(() => mdbeAttributes), { nested: true }],
});

const mdbeAttributes = attributeSet('mdbe-attrs', 'MDBE_ATTR_', {
  source: [1, ip()],
  'src-list': [2, nest(() => requestSources), { nested: true }],
  'group-mode': [3, u8({ enum: () => groupMode })],
  rtprot: [4, u8({ enum: () => routeProtocol })],
  dst: [5, ip()],
  'dst-port': [6, u16()],
  vni: [7, u32()],
  ifindex: [8, s32({ hint: 'ifindex' })],
  'src-vni': [9, u32()],
  'state-mask': [10, u8({ hint: 'hex' })],
});

const requestSources = attributeSet('mdbe-src-list-attrs', 'MDBE_SRC_LIST_', {
  entry: [1, multi(nest(() => requestSource)), { nested: true }],
});

const requestSource = attributeSet('mdbe-srcattr-attrs', 'MDBE_SRCATTR_', { address: [1, ip()] });

const said: Pick<Operation, 'fixed' | 'attributes' | 'summary' | 'modes'> = {
  fixed: brPortMsg,
  attributes: () => mdbAttributes,
  modes: ['notify'],
  summary: ['fixed.ifindex', 'mdb.entry', 'router.port'],
};
const change: Pick<Operation, 'fixed' | 'attributes' | 'summary' | 'modes' | 'needs' | 'capability' | 'example'> = {
  fixed: brPortMsg,
  attributes: () => setAttributes,
  modes: ['do'],
  summary: ['fixed.ifindex', 'set-entry.ifindex', 'set-entry.addr', 'set-entry.vid', 'set-entry.state'],
  needs: ['set-entry'],
  capability: 'CAP_NET_ADMIN',
  example: [
    'family=bridge',
    'ifindex=lo',
    'set-entry.ifindex=lo',
    'set-entry.addr.ip4=239.1.1.1',
    'set-entry.addr.proto=ip',
    'set-entry.state=permanent',
  ],
};

/** RTM_*MDB: requests and what the kernel says have attributes of their own under the same numbers. */
export const rtMdb: Family = {
  name: 'rt-mdb',
  protocol: 'route',
  doc: 'multicast groups of bridges and vxlans',
  nested: false,
  operations: [
    {
      name: 'newmdb',
      constant: 'RTM_NEWMDB',
      doc: 'put a port into a multicast group',
      request: 84,
      verb: 'new',
      ...change,
      flags: ['create'],
    },
    {
      name: 'delmdb',
      constant: 'RTM_DELMDB',
      doc: 'take a port out of a multicast group, or with the flag bulk out of many',
      request: 85,
      verb: 'delete',
      ...change,
    },
    {
      name: 'getmdb',
      constant: 'RTM_GETMDB',
      doc: 'ask for one multicast group or for all groups and router ports; of bridges all are answered under the same number',
      request: 86,
      reply: 84,
      modes: ['do', 'dump'],
      verb: 'get',
      fixed: brPortMsg,
      attributes: () => getAttributes,
      summary: ['fixed.ifindex', 'get-entry.addr', 'get-entry.vid'],
      needs: ['get-entry'],
      example: ['family=bridge'],
    },
    {
      name: 'newmdb-ntf',
      constant: 'RTM_NEWMDB',
      doc: 'a port joined a multicast group, or a router is behind it',
      reply: 84,
      verb: 'new',
      ...said,
    },
    {
      name: 'delmdb-ntf',
      constant: 'RTM_DELMDB',
      doc: 'a port left a multicast group, or no router is behind it any more',
      reply: 85,
      verb: 'delete',
      ...said,
    },
    {
      name: 'getmdb-reply',
      constant: 'RTM_GETMDB',
      doc: 'the multicast groups and router ports of a bridge, in answer to a dump',
      reply: 86,
      verb: 'get',
      ...said,
      modes: [],
    },
  ],
};
