import { attributeSet } from '../../../schema/attribute-set.ts';
import { u8 } from '../../../schema/builders.ts';
import { enumeration } from '../../../schema/enum.ts';

const ovpnMode = enumeration('ovpn-mode', 'OVPN_MODE_', { p2p: 0, mp: 1 });

/** IFLA_INFO_DATA of an ovpn: IFLA_OVPN_* (linux/if_link.h). */
export const ovpnAttributes = attributeSet('linkinfo-ovpn-attrs', 'IFLA_OVPN_', {
  mode: [1, u8({ enum: () => ovpnMode })],
});
