import { attributeSet } from '../../../schema/attribute-set.ts';
import { mac, u8, u16, u32 } from '../../../schema/builders.ts';
import { enumeration } from '../../../schema/enum.ts';

const hsrProtocol = enumeration('hsr-protocol', 'HSR_PROTOCOL_', { hsr: 0, prp: 1 });

/** IFLA_INFO_DATA of an hsr: IFLA_HSR_* (linux/if_link.h). */
export const hsrAttributes = attributeSet('linkinfo-hsr-attrs', 'IFLA_HSR_', {
  slave1: [1, u32({ hint: 'ifindex' })],
  slave2: [2, u32({ hint: 'ifindex' })],
  'multicast-spec': [3, u8()],
  'supervision-addr': [4, mac()],
  'seq-nr': [5, u16()],
  version: [6, u8()],
  protocol: [7, u8({ enum: () => hsrProtocol })],
  interlink: [8, u32({ hint: 'ifindex' })],
});
