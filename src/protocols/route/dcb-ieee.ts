/** IEEE 802.1Qaz, 802.1Qau and 802.1Qbb objects of data centre bridging: DCB_ATTR_IEEE_* (linux/dcbnl.h). */
import { attributeSet, multi } from '../../schema/attribute-set.ts';
import { array, nest, pad, struct, u8, u16, u32, u64 } from '../../schema/builders.ts';
import { enumeration } from '../../schema/enum.ts';

/** By traffic class or by priority, of which there are eight. */
const eight = array(u8(), 8);

/** How a traffic class is chosen to send. */
const selectionAlgorithm = enumeration('ieee-8021qaz-tsa', 'IEEE_8021QAZ_TSA_', {
  strict: 0,
  'cb-shaper': 1,
  ets: 2,
  vendor: 255,
});

const algorithms = array(u8({ enum: () => selectionAlgorithm }), 8);

/** Enhanced transmission selection; bandwidths in percent. */
const ieeeEts = struct('ieee-ets', {
  willing: u8(),
  'ets-cap': u8(),
  cbs: u8(),
  'tc-tx-bw': eight,
  'tc-rx-bw': eight,
  'tc-tsa': algorithms,
  'prio-tc': eight,
  'tc-reco-bw': eight,
  'tc-reco-tsa': algorithms,
  'reco-prio-tc': eight,
});

/** Priority flow control. */
const ieeePfc = struct('ieee-pfc', {
  'pfc-cap': u8(),
  'pfc-en': u8({ hint: 'hex' }),
  mbc: u8(),
  pad1: pad(1),
  delay: u16(),
  pad2: pad(2),
  requests: array(u64(), 8),
  indications: array(u64(), 8),
});

/** In kbit/s. */
const ieeeMaxrate = struct('ieee-maxrate', { 'tc-maxrate': array(u64(), 8) });

const eightWide = array(u32(), 8);

/** State of the congestion notification domain's defence. */
const defenceState = enumeration('dcbnl-cndd-states', 'DCB_CNDD_', {
  reset: 0,
  edge: 1,
  interior: 2,
  'interior-ready': 3,
});

/** Quantized congestion notification. */
const ieeeQcn = struct('ieee-qcn', {
  'rpg-enable': eight,
  'rppp-max-rps': eightWide,
  'rpg-time-reset': eightWide,
  'rpg-byte-reset': eightWide,
  'rpg-threshold': eightWide,
  'rpg-max-rate': eightWide,
  'rpg-ai-rate': eightWide,
  'rpg-hai-rate': eightWide,
  'rpg-gd': eightWide,
  'rpg-min-dec-fac': eightWide,
  'rpg-min-rate': eightWide,
  'cndd-state-machine': array(u32({ enum: () => defenceState }), 8),
});

const ieeeQcnStats = struct('ieee-qcn-stats', {
  'rppp-rp-centiseconds': array(u64(), 8),
  'rppp-created-rps': eightWide,
});

const dcbnlBuffer = struct('dcbnl-buffer', {
  prio2buffer: eight,
  'buffer-size': array(u32({ hint: 'bytes' }), 8),
  'total-size': u32({ hint: 'bytes' }),
});

/** What protocol is a number of; CEE has 0 for an Ethernet protocol, 1 for a port. */
const appSelector = enumeration('ieee-8021qaz-app-sel', 'IEEE_8021QAZ_APP_SEL_', {
  ethertype: 1,
  stream: 2,
  dgram: 3,
  any: 4,
  dscp: 5,
  pcp: { value: 255, constant: 'DCB_APP_SEL_PCP' },
});

/** Which priority an application has. */
export const dcbApp = struct('dcb-app', {
  selector: u8({ enum: () => appSelector }),
  priority: u8(),
  protocol: u16(),
});

export const ieeeAttributes = attributeSet('dcb-ieee-attrs', 'DCB_ATTR_IEEE_', {
  ets: [1, ieeeEts],
  pfc: [2, ieeePfc],
  'app-table': [3, nest(() => appTable), { nested: 'to-kernel' }],
  'peer-ets': [4, ieeeEts],
  'peer-pfc': [5, ieeePfc],
  'peer-app': [6, nest(() => appTable)],
  maxrate: [7, ieeeMaxrate],
  qcn: [8, ieeeQcn],
  'qcn-stats': [9, ieeeQcnStats],
  'dcb-buffer': [10, dcbnlBuffer, { constant: 'DCB_ATTR_DCB_BUFFER' }],
  'app-trust-table': [11, nest(() => trustTable), { constant: 'DCB_ATTR_DCB_APP_TRUST_TABLE', nested: true }],
  'rewr-table': [12, nest(() => appTable), { constant: 'DCB_ATTR_DCB_REWR_TABLE', nested: true }],
});

/** Selectors of the standard have ieee-app, others dcb-app. */
const appTable = attributeSet('dcb-app-table-attrs', 'DCB_ATTR_', {
  'ieee-app': [1, multi(dcbApp)],
  'dcb-app': [2, multi(dcbApp)],
});

/** The most trusted first. */
const trustTable = attributeSet('dcb-app-trust-attrs', 'DCB_ATTR_', {
  'ieee-app': [1, multi(u8({ enum: () => appSelector }))],
  'dcb-app': [2, multi(u8({ enum: () => appSelector }))],
});
