/** Registers, verdicts and data of nftables (linux/netfilter/nf_tables.h). */
import { attributeSet } from '../../schema/attribute-set.ts';
import { be32, binary, nest, string } from '../../schema/builders.ts';
import { type EnumSchema, enumeration } from '../../schema/enum.ts';

/** NFT_REG_*: 1 to 4 are 16 bytes each, reg32-00 to reg32-15 are 4 bytes each of the same store. */
const registers = enumeration('registers', 'NFT_', {
  'reg-verdict': 0,
  'reg-1': 1,
  'reg-2': 2,
  'reg-3': 3,
  'reg-4': 4,
  'reg32-00': 8,
  'reg32-01': 9,
  'reg32-02': 10,
  'reg32-03': 11,
  'reg32-04': 12,
  'reg32-05': 13,
  'reg32-06': 14,
  'reg32-07': 15,
  'reg32-08': 16,
  'reg32-09': 17,
  'reg32-10': 18,
  'reg32-11': 19,
  'reg32-12': 20,
  'reg32-13': 21,
  'reg32-14': 22,
  'reg32-15': 23,
});
export const register = () => be32({ enum: () => registers });

/** NFT_* below zero, NF_* from zero on (linux/netfilter.h). */
export const verdictCode = enumeration('verdict-code', 'NFT_', {
  continue: 0xffffffff,
  break: 0xfffffffe,
  jump: 0xfffffffd,
  goto: 0xfffffffc,
  return: 0xfffffffb,
  drop: { value: 0, constant: 'NF_DROP' },
  accept: { value: 1, constant: 'NF_ACCEPT' },
  stolen: { value: 2, constant: 'NF_STOLEN' },
  queue: { value: 3, constant: 'NF_QUEUE' },
  repeat: { value: 4, constant: 'NF_REPEAT' },
});

/** NFTA_VERDICT_* */
export const verdictAttributes = attributeSet(
  'verdict-attrs',
  'NFTA_VERDICT_',
  {
    code: [1, be32({ enum: () => verdictCode })],
    chain: [2, string()],
    'chain-id': [3, be32(), { doc: 'of a chain that the same batch makes' }],
  },
  { reads: ['{code}', 'to {chain}'] },
);

/** NFTA_DATA_*: bytes as they lie in a register, or a verdict. */
const dataAttributes = attributeSet(
  'data-attrs',
  'NFTA_DATA_',
  {
    value: [1, binary()],
    verdict: [2, nest(() => verdictAttributes)],
  },
  { reads: ['0x{value}', '{verdict}'] },
);
export const data = () => nest(() => dataAttributes);

/** What the tool nft means by a key or value; the kernel keeps the number and does not read it. */
export const dataTypeNumbers = {
  invalid: 0,
  verdict: 1,
  nf_proto: 2,
  bitmask: 3,
  integer: 4,
  string: 5,
  ll_addr: 6,
  ipv4_addr: 7,
  ipv6_addr: 8,
  ether_addr: 9,
  ether_type: 10,
  arp_op: 11,
  inet_proto: 12,
  inet_service: 13,
  icmp_type: 14,
  tcp_flag: 15,
  dccp_pkttype: 16,
  mh_type: 17,
  time: 18,
  mark: 19,
  iface_index: 20,
  iface_type: 21,
  realm: 22,
  classid: 23,
  uid: 24,
  gid: 25,
  ct_state: 26,
  ct_dir: 27,
  ct_status: 28,
  icmpv6_type: 29,
  ct_label: 30,
  pkt_type: 31,
  icmp_code: 32,
  icmpv6_code: 33,
  icmpx_code: 34,
  devgroup: 35,
  dscp: 36,
  ecn: 37,
  fib_addrtype: 38,
  boolean: 39,
  ct_event: 40,
  ifname: 41,
  igmp_type: 42,
  time_date: 43,
  time_hour: 44,
  time_day: 45,
  cgroupsv2: 46,
} as const;
export const keyType: EnumSchema = enumeration('set-key-type', false, dataTypeNumbers);
export const valueType: EnumSchema = enumeration('set-data-type', false, {
  ...dataTypeNumbers,
  verdict: { value: 0xffffff00, constant: 'NFT_DATA_VERDICT' },
});
