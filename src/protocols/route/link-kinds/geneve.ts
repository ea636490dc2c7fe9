import { attributeSet } from '../../../schema/attribute-set.ts';
import { be16, be32, flag, ipv6, struct, u8, u32 } from '../../../schema/builders.ts';
import { enumeration } from '../../../schema/enum.ts';

const geneveDf = enumeration('geneve-df', 'GENEVE_DF_', { unset: 0, set: 1, inherit: 2 });

const portRange = struct('ifla-geneve-port-range', { low: be16(), high: be16() });

/** IFLA_INFO_DATA of a geneve: IFLA_GENEVE_* (linux/if_link.h). */
export const geneveAttributes = attributeSet('linkinfo-geneve-attrs', 'IFLA_GENEVE_', {
  id: [1, u32()],
  remote: [2, be32({ hint: 'ipv4' })],
  ttl: [3, u8()],
  tos: [4, u8()],
  port: [5, be16()],
  'collect-metadata': [6, flag()],
  remote6: [7, ipv6()],
  'udp-csum': [8, u8()],
  'udp-zero-csum6-tx': [9, u8()],
  'udp-zero-csum6-rx': [10, u8()],
  label: [11, be32({ hint: 'hex' })],
  'ttl-inherit': [12, u8()],
  df: [13, u8({ enum: () => geneveDf })],
  'inner-proto-inherit': [14, flag()],
  'port-range': [15, portRange],
  'gro-hint': [16, flag()],
  local: [17, be32({ hint: 'ipv4' })],
  local6: [18, ipv6()],
});
