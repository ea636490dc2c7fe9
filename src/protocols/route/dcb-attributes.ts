/** Data centre bridging (linux/dcbnl.h). */
import { type AttributeSet, attributeSet, multi } from '../../schema/attribute-set.ts';
import { array, binary, flag, nest, pad, select, string, struct, u8, u16, u32 } from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';
import { addressFamily } from './address-family.ts';
import { dcbApp, ieeeAttributes } from './dcb-ieee.ts';

const command = enumeration('dcbnl-commands', 'DCB_CMD_', {
  undefined: 0,
  gstate: 1,
  sstate: 2,
  'pgtx-gcfg': 3,
  'pgtx-scfg': 4,
  'pgrx-gcfg': 5,
  'pgrx-scfg': 6,
  'pfc-gcfg': 7,
  'pfc-scfg': 8,
  'set-all': 9,
  'gperm-hwaddr': 10,
  gcap: 11,
  gnumtcs: 12,
  snumtcs: 13,
  'pfc-gstate': 14,
  'pfc-sstate': 15,
  'bcn-gcfg': 16,
  'bcn-scfg': 17,
  gapp: 18,
  sapp: 19,
  'ieee-set': 20,
  'ieee-get': 21,
  gdcbx: 22,
  sdcbx: 23,
  gfeatcfg: 24,
  sfeatcfg: 25,
  'cee-get': 26,
  'ieee-del': 27,
});

/** Behind nlmsghdr in RTM_GETDCB and RTM_SETDCB. */
export const dcbmsg = struct('dcbmsg', {
  family: u8({ enum: () => addressFamily }),
  cmd: u8({ enum: () => command }),
  'dcb-pad': pad(2),
});

/** Attributes, but in the answer to what was set a single byte: 0, or what went wrong. */
const orResult = (set: () => AttributeSet) => select([{ name: 'result', when: { length: 1 }, type: u8() }], nest(set));

const dcbxFlags = flagSet('dcb-cap-dcbx', 'DCB_CAP_DCBX_', {
  host: 0x1,
  'lld-managed': 0x2,
  'ver-cee': 0x4,
  'ver-ieee': 0x8,
  static: 0x10,
});

export const dcbAttributes = attributeSet('dcb-attrs', 'DCB_ATTR_', {
  ifname: [1, string()],
  state: [2, u8()],
  'pfc-state': [3, u8()],
  'pfc-cfg': [4, orResult(() => priorities)],
  'num-tc': [5, u8()],
  'pg-cfg': [6, orResult(() => priorityGroups)],
  'set-all': [7, u8()],
  'perm-hwaddr': [8, binary()],
  cap: [9, nest(() => capabilities)],
  numtcs: [10, orResult(() => trafficClassCounts)],
  bcn: [11, orResult(() => congestion)],
  app: [12, orResult(() => application)],
  ieee: [13, orResult(() => ieeeAttributes), { nested: 'to-kernel' }],
  dcbx: [14, u8({ enum: () => dcbxFlags })],
  featcfg: [15, orResult(() => features)],
  cee: [16, nest(() => ceeAttributes)],
});

/** Priority flow control by user priority. */
const priorities = attributeSet('dcb-pfc-up-attrs', 'DCB_PFC_UP_ATTR_', {
  'up-0': [1, u8(), { constant: 'DCB_PFC_UP_ATTR_0' }],
  'up-1': [2, u8(), { constant: 'DCB_PFC_UP_ATTR_1' }],
  'up-2': [3, u8(), { constant: 'DCB_PFC_UP_ATTR_2' }],
  'up-3': [4, u8(), { constant: 'DCB_PFC_UP_ATTR_3' }],
  'up-4': [5, u8(), { constant: 'DCB_PFC_UP_ATTR_4' }],
  'up-5': [6, u8(), { constant: 'DCB_PFC_UP_ATTR_5' }],
  'up-6': [7, u8(), { constant: 'DCB_PFC_UP_ATTR_6' }],
  'up-7': [8, u8(), { constant: 'DCB_PFC_UP_ATTR_7' }],
  all: [9, flag()],
});

const priorityGroups = attributeSet('dcb-pg-attrs', 'DCB_PG_ATTR_', {
  'tc-0': [1, nest(() => trafficClass)],
  'tc-1': [2, nest(() => trafficClass)],
  'tc-2': [3, nest(() => trafficClass)],
  'tc-3': [4, nest(() => trafficClass)],
  'tc-4': [5, nest(() => trafficClass)],
  'tc-5': [6, nest(() => trafficClass)],
  'tc-6': [7, nest(() => trafficClass)],
  'tc-7': [8, nest(() => trafficClass)],
  'tc-max': [9, nest(() => trafficClass)],
  'tc-all': [10, nest(() => trafficClass)],
  'bw-id-0': [11, u8()],
  'bw-id-1': [12, u8()],
  'bw-id-2': [13, u8()],
  'bw-id-3': [14, u8()],
  'bw-id-4': [15, u8()],
  'bw-id-5': [16, u8()],
  'bw-id-6': [17, u8()],
  'bw-id-7': [18, u8()],
  'bw-id-max': [19, u8()],
  'bw-id-all': [20, flag()],
});

const strictPriority = enumeration('dcb-strict-prio', false, { none: 0, group: 1, link: 2 });

const trafficClass = attributeSet('dcb-tc-attrs', 'DCB_TC_ATTR_PARAM_', {
  pgid: [1, u8()],
  'up-mapping': [2, u8({ hint: 'hex' })],
  'strict-prio': [3, u8({ enum: () => strictPriority })],
  'bw-pct': [4, u8()],
  all: [5, flag()],
});

const capabilities = attributeSet('dcb-cap-attrs', 'DCB_CAP_ATTR_', {
  all: [1, flag()],
  pg: [2, u8()],
  pfc: [3, u8()],
  up2tc: [4, u8()],
  'pg-tcs': [5, u8({ hint: 'hex' })],
  'pfc-tcs': [6, u8({ hint: 'hex' })],
  gsp: [7, u8()],
  bcn: [8, u8()],
  dcbx: [9, u8({ enum: () => dcbxFlags })],
});

const trafficClassCounts = attributeSet('dcb-numtcs-attrs', 'DCB_NUMTCS_ATTR_', {
  all: [1, flag()],
  pg: [2, u8()],
  pfc: [3, u8()],
});

/** Backward congestion notification. */
const congestion = attributeSet('dcb-bcn-attrs', 'DCB_BCN_ATTR_', {
  'rp-0': [1, u8()],
  'rp-1': [2, u8()],
  'rp-2': [3, u8()],
  'rp-3': [4, u8()],
  'rp-4': [5, u8()],
  'rp-5': [6, u8()],
  'rp-6': [7, u8()],
  'rp-7': [8, u8()],
  'rp-all': [9, flag()],
  'bcna-0': [10, u32()],
  'bcna-1': [11, u32()],
  alpha: [12, u32()],
  beta: [13, u32()],
  gd: [14, u32()],
  gi: [15, u32()],
  tmax: [16, u32()],
  td: [17, u32()],
  rmin: [18, u32()],
  w: [19, u32()],
  rd: [20, u32()],
  ru: [21, u32()],
  wrtt: [22, u32()],
  ri: [23, u32()],
  c: [24, u32()],
  all: [25, flag()],
});

const idType = enumeration('dcb-app-idtype', 'DCB_APP_IDTYPE_', { ethtype: 0, portnum: 1 });

const application = attributeSet('dcb-app-attrs', 'DCB_APP_ATTR_', {
  idtype: [1, u8({ enum: () => idType })],
  id: [2, u16()],
  priority: [3, u8({ hint: 'hex' })],
});

const featureFlags = flagSet('dcb-featcfg', 'DCB_FEATCFG_', { error: 0x1, enable: 0x2, willing: 0x4, advertise: 0x8 });

const features = attributeSet('dcb-featcfg-attrs', 'DCB_FEATCFG_ATTR_', {
  all: [1, flag()],
  pg: [2, u8({ enum: () => featureFlags })],
  pfc: [3, u8({ enum: () => featureFlags })],
  app: [4, u8({ enum: () => featureFlags })],
});

const ceePg = struct('cee-pg', {
  willing: u8(),
  error: u8(),
  'pg-en': u8(),
  'tcs-supported': u8(),
  'pg-bw': array(u8(), 8),
  'prio-pg': array(u8(), 8),
});

const ceePfc = struct('cee-pfc', { willing: u8(), error: u8(), 'pfc-en': u8({ hint: 'hex' }), 'tcs-supported': u8() });

/** Converged enhanced Ethernet, what came before IEEE 802.1Qaz. */
const ceeAttributes = attributeSet('dcb-cee-attrs', 'DCB_ATTR_CEE_', {
  'peer-pg': [1, ceePg],
  'peer-pfc': [2, ceePfc],
  'peer-app-table': [3, nest(() => peerApps)],
  'tx-pg': [4, nest(() => priorityGroups)],
  'rx-pg': [5, nest(() => priorityGroups)],
  pfc: [6, nest(() => priorities)],
  'app-table': [7, nest(() => ceeApps)],
  feat: [8, nest(() => features)],
});

const peerInfo = struct('dcb-peer-app-info', { willing: u8(), error: u8() });

const peerApps = attributeSet('dcb-cee-peer-app-attrs', 'DCB_ATTR_CEE_PEER_APP_', {
  info: [1, peerInfo],
  app: [2, multi(dcbApp), { constant: 'DCB_ATTR_CEE_PEER_APP' }],
});

/** The kernel writes its entries under the number of DCB_ATTR_APP. */
const ceeApps = attributeSet('dcb-cee-app-attrs', 'DCB_ATTR_', {
  'cee-app': [1, multi(nest(() => application))],
  app: [12, multi(nest(() => application))],
});
