import { enumeration, flagSet } from '../../../schema/enum.ts';

/** TUNNEL_ENCAP_* (linux/if_tunnel.h). */
export const tunnelEncap = enumeration('tunnel-encap-types', 'TUNNEL_ENCAP_', { none: 0, fou: 1, gue: 2, mpls: 3 });

export const tunnelEncapFlags = flagSet('tunnel-encap-flags', 'TUNNEL_ENCAP_FLAG_', {
  csum: 0x1,
  csum6: 0x2,
  remcsum: 0x4,
});
