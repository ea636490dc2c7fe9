import { attributeSet } from '../../schema/attribute-set.ts';
import { binary, nest, select, string, subMessage } from '../../schema/builders.ts';
import { bondAttributes, bondSlaveAttributes } from './link-kinds/bond.ts';
import { bridgeAttributes, bridgePortAttributes } from './link-kinds/bridge.ts';
import { canAttributes, canDeviceStats } from './link-kinds/can.ts';
import { geneveAttributes } from './link-kinds/geneve.ts';
import { gre6Attributes, greAttributes } from './link-kinds/gre.ts';
import { hsrAttributes } from './link-kinds/hsr.ts';
import { ip6tnlAttributes, iptunAttributes } from './link-kinds/iptun.ts';
import { macsecAttributes } from './link-kinds/macsec.ts';
import { macvlanAttributes } from './link-kinds/macvlan.ts';
import { netkitAttributes } from './link-kinds/netkit.ts';
import {
  amtAttributes,
  bareudpAttributes,
  batadvAttributes,
  dsaAttributes,
  gtpAttributes,
  ipoibAttributes,
  ipvlanAttributes,
  pppAttributes,
  rmnetAttributes,
  wwanAttributes,
  xfrmAttributes,
} from './link-kinds/others.ts';
import { ovpnAttributes } from './link-kinds/ovpn.ts';
import { tunAttributes } from './link-kinds/tun.ts';
import { vethAttributes, vxcanAttributes } from './link-kinds/veth.ts';
import { vlanAttributes } from './link-kinds/vlan.ts';
import { vrfAttributes, vrfPortAttributes } from './link-kinds/vrf.ts';
import { vti6Attributes, vtiAttributes } from './link-kinds/vti.ts';
import { vxlanAttributes } from './link-kinds/vxlan.ts';

/** Of kinds that have nothing to say; iproute2 sends an empty nest all the same. */
const noAttributes = attributeSet('linkinfo-no-attrs', false, {});

const withoutData = [
  'dummy',
  'ifb',
  'lowpan',
  'netdevsim',
  'nlmon',
  'team',
  'vcan',
  'virt_wifi',
  'vsockmon',
  'wireguard',
];

const linkInfoData = subMessage('linkinfo-data-msg', 'kind', {
  amt: nest(() => amtAttributes),
  bareudp: nest(() => bareudpAttributes),
  batadv: nest(() => batadvAttributes),
  bond: nest(() => bondAttributes),
  bridge: nest(() => bridgeAttributes),
  can: nest(() => canAttributes),
  dsa: nest(() => dsaAttributes),
  erspan: nest(() => greAttributes),
  geneve: nest(() => geneveAttributes),
  gre: nest(() => greAttributes),
  gretap: nest(() => greAttributes),
  gtp: nest(() => gtpAttributes),
  hsr: nest(() => hsrAttributes),
  ip6erspan: nest(() => gre6Attributes),
  ip6gre: nest(() => gre6Attributes),
  ip6gretap: nest(() => gre6Attributes),
  ip6tnl: nest(() => ip6tnlAttributes),
  ipip: nest(() => iptunAttributes),
  ipoib: nest(() => ipoibAttributes),
  ipvlan: nest(() => ipvlanAttributes),
  ipvtap: nest(() => ipvlanAttributes),
  macsec: nest(() => macsecAttributes),
  macvlan: nest(() => macvlanAttributes),
  macvtap: nest(() => macvlanAttributes),
  netkit: nest(() => netkitAttributes),
  ovpn: nest(() => ovpnAttributes),
  ppp: nest(() => pppAttributes),
  rmnet: nest(() => rmnetAttributes),
  sit: nest(() => iptunAttributes),
  tun: nest(() => tunAttributes),
  veth: nest(() => vethAttributes),
  vlan: nest(() => vlanAttributes),
  vrf: nest(() => vrfAttributes),
  vti: nest(() => vtiAttributes),
  vti6: nest(() => vti6Attributes),
  vxcan: nest(() => vxcanAttributes),
  vxlan: nest(() => vxlanAttributes),
  wwan: nest(() => wwanAttributes),
  xfrm: nest(() => xfrmAttributes),
  ...Object.fromEntries(withoutData.map(kind => [kind, nest(() => noAttributes)])),
});

const linkInfoMemberData = subMessage('linkinfo-member-data-msg', 'slave-kind', {
  bond: nest(() => bondSlaveAttributes),
  bridge: nest(() => bridgePortAttributes),
  vrf: nest(() => vrfPortAttributes),
});

/** IFLA_LINKINFO: what kind of link, and what that kind has to say: IFLA_INFO_* (linux/if_link.h). */
export const linkInfo = attributeSet('linkinfo-attrs', 'IFLA_INFO_', {
  kind: [1, string()],
  data: [2, linkInfoData],
  xstats: [3, select([{ name: 'can', when: { kind: 'can' }, type: canDeviceStats }], binary())],
  'slave-kind': [4, string()],
  'slave-data': [5, linkInfoMemberData],
});
