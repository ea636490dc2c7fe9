/** What a set is made with and what its elements are: the attributes of every set type (linux/netfilter/ipset/ip_set.h). */
import { attributeSet } from '../../schema/attribute-set.ts';
import { be16, be32, be64, bits, ipv6, mac, nest, pad, string, u8 } from '../../schema/builders.ts';
import { flagSet } from '../../schema/enum.ts';
import { ipProtocol } from '../ip-protocol.ts';

/** IPSET_ATTR_IPADDR_*; the kernel itself writes no NLA_F_NET_BYTEORDER here. */
const addressAttributes = attributeSet('ipset-ipaddr-attrs', 'IPSET_ATTR_IPADDR_', {
  ipv4: [1, be32({ hint: 'ipv4' }), { netByteOrder: 'to-kernel' }],
  ipv6: [2, ipv6(), { netByteOrder: 'to-kernel' }],
});
const address = () => nest(() => addressAttributes);

/** IPSET_FLAG_*: of a set and of an element. */
const dataFlags = flagSet('ipset-cadt-flags', 'IPSET_FLAG_', {
  before: 0x1,
  physdev: 0x2,
  nomatch: 0x4,
  'with-counters': 0x8,
  'with-comment': 0x10,
  'with-forceadd': 0x20,
  'with-skbinfo': 0x40,
  'iface-wildcard': 0x80,
});

/** What a set is made with; of a set that is listed also how it stands. */
export const createAttributes = attributeSet(
  'ipset-create-attrs',
  'IPSET_ATTR_',
  {
    'ip-from': [1, address()],
    'ip-to': [2, address()],
    cidr: [3, u8({ hint: 'prefix-len' })],
    'port-from': [4, be16()],
    'port-to': [5, be16()],
    timeout: [
      6,
      be32({ hint: 'seconds' }),
      { doc: 'how long an element stays if it does not say so itself; 0: always' },
    ],
    proto: [7, u8({ enum: () => ipProtocol })],
    'cadt-flags': [8, be32({ enum: () => dataFlags })],
    lineno: [9, be32(), { constant: 'IPSET_ATTR_CADT_LINENO' }],
    mark: [10, be32({ hint: 'hex' })],
    markmask: [11, be32({ hint: 'hex' })],
    bitmask: [12, address()],
    initval: [17, be32({ hint: 'hex' }), { doc: 'what the hash begins with' }],
    hashsize: [18, be32()],
    maxelem: [19, be32()],
    netmask: [20, u8({ hint: 'prefix-len' })],
    bucketsize: [21, u8()],
    resize: [22, u8()],
    size: [23, be32(), { doc: 'how many members a list:set has room for' }],
    elements: [24, be32()],
    references: [25, be32(), { doc: 'how many rules and sets refer to it' }],
    memsize: [26, be32({ hint: 'bytes' })],
  },
  { netByteOrder: true },
);

/** One element. */
export const elementAttributes = attributeSet(
  'ipset-adt-attrs',
  'IPSET_ATTR_',
  {
    ip: [1, address()],
    'ip-to': [2, address()],
    cidr: [3, u8({ hint: 'prefix-len' })],
    port: [4, be16()],
    'port-to': [5, be16()],
    timeout: [6, be32({ hint: 'seconds' })],
    proto: [7, u8({ enum: () => ipProtocol })],
    'cadt-flags': [8, be32({ enum: () => dataFlags })],
    lineno: [9, be32(), { constant: 'IPSET_ATTR_CADT_LINENO' }],
    mark: [10, be32({ hint: 'hex' })],
    ether: [17, mac()],
    name: [18, string({ maxLen: 31 }), { doc: 'the set that is a member' }],
    nameref: [19, string({ maxLen: 31 }), { doc: 'the member before or behind which it goes' }],
    ip2: [20, address()],
    cidr2: [21, u8({ hint: 'prefix-len' })],
    'ip2-to': [22, address()],
    iface: [23, string({ maxLen: 15 })],
    bytes: [24, be64()],
    packets: [25, be64()],
    comment: [26, string({ maxLen: 255 })],
    skbmark: [27, bits('u64', { mark: [32, 32], mask: [0, 32] }, 'big')],
    skbprio: [28, be32({ hint: 'handle' })],
    skbqueue: [29, be16()],
    pad: [30, pad()],
  },
  { netByteOrder: true },
);
