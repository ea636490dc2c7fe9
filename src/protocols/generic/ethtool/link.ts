/** What ethtool says of a link (linux/ethtool_netlink.h). */
import { attributeSet, multi } from '../../../schema/attribute-set.ts';
import { array, binary, nest, pad, select, u8, u16, u32, u64, uint, unused } from '../../../schema/builders.ts';
import { header, linkModeBitset, messageBitset, wakeBitset } from './bitset.ts';
import { linkMode } from './link-modes.ts';
import {
  duplex,
  linkExtState,
  macStatsSource,
  masterSlaveConfig,
  masterSlaveState,
  mdix,
  mmVerifyStatus,
  port,
  rateMatching,
  speed,
  substateAutoneg,
  substateBadSignalIntegrity,
  substateCableIssue,
  substateLinkLogicalMismatch,
  substateLinkTraining,
  substateModule,
  transceiver,
} from './words.ts';

/** What it means depends on ext-state. */
const extSubstate = select(
  [
    { name: 'autoneg', when: { 'ext-state': 'autoneg' }, type: u8({ enum: () => substateAutoneg }) },
    {
      name: 'link-training-failure',
      when: { 'ext-state': 'link-training-failure' },
      type: u8({ enum: () => substateLinkTraining }),
    },
    {
      name: 'link-logical-mismatch',
      when: { 'ext-state': 'link-logical-mismatch' },
      type: u8({ enum: () => substateLinkLogicalMismatch }),
    },
    {
      name: 'bad-signal-integrity',
      when: { 'ext-state': 'bad-signal-integrity' },
      type: u8({ enum: () => substateBadSignalIntegrity }),
    },
    { name: 'cable-issue', when: { 'ext-state': 'cable-issue' }, type: u8({ enum: () => substateCableIssue }) },
    { name: 'module', when: { 'ext-state': 'module' }, type: u8({ enum: () => substateModule }) },
  ],
  u8(),
);

export const linkinfo = attributeSet('linkinfo', 'ETHTOOL_A_LINKINFO_', {
  unspec: [0, unused()],
  header: [1, nest(() => header)],
  port: [2, u8({ enum: () => port })],
  phyaddr: [3, u8()],
  'tp-mdix': [4, u8({ enum: () => mdix })],
  'tp-mdix-ctrl': [5, u8({ enum: () => mdix })],
  transceiver: [6, u8({ enum: () => transceiver })],
});

export const linkmodes = attributeSet('linkmodes', 'ETHTOOL_A_LINKMODES_', {
  unspec: [0, unused()],
  header: [1, nest(() => header)],
  autoneg: [2, u8()],
  ours: [3, nest(() => linkModeBitset)],
  peer: [4, nest(() => linkModeBitset)],
  speed: [5, u32({ enum: () => speed }), { doc: 'in Mbit/s' }],
  duplex: [6, u8({ enum: () => duplex })],
  'master-slave-cfg': [7, u8({ enum: () => masterSlaveConfig })],
  'master-slave-state': [8, u8({ enum: () => masterSlaveState })],
  lanes: [9, u32()],
  'rate-matching': [10, u8({ enum: () => rateMatching })],
});

export const linkstate = attributeSet('linkstate', 'ETHTOOL_A_LINKSTATE_', {
  unspec: [0, unused()],
  header: [1, nest(() => header)],
  link: [2, u8()],
  sqi: [3, u32(), { doc: 'signal quality' }],
  'sqi-max': [4, u32()],
  'ext-state': [5, u8({ enum: () => linkExtState })],
  'ext-substate': [6, extSubstate],
  'ext-down-cnt': [7, u32()],
});

export const debug = attributeSet('debug', 'ETHTOOL_A_DEBUG_', {
  unspec: [0, unused()],
  header: [1, nest(() => header)],
  msgmask: [2, nest(() => messageBitset)],
});

export const wol = attributeSet('wol', 'ETHTOOL_A_WOL_', {
  unspec: [0, unused()],
  header: [1, nest(() => header)],
  modes: [2, nest(() => wakeBitset)],
  sopass: [3, binary(), { secret: true, doc: 'password of SecureOn' }],
});

export const eee = attributeSet('eee', 'ETHTOOL_A_EEE_', {
  unspec: [0, unused()],
  header: [1, nest(() => header)],
  'modes-ours': [2, nest(() => linkModeBitset)],
  'modes-peer': [3, nest(() => linkModeBitset)],
  active: [4, u8()],
  enabled: [5, u8()],
  'tx-lpi-enabled': [6, u8()],
  'tx-lpi-timer': [7, u32({ hint: 'microseconds' })],
});

const pauseStat = attributeSet('pause-stat', 'ETHTOOL_A_PAUSE_STAT_', {
  unspec: [0, unused()],
  pad: [1, pad()],
  'tx-frames': [2, u64()],
  'rx-frames': [3, u64()],
  'tx-pause-storm-events': [4, u64()],
});

export const pause = attributeSet('pause', 'ETHTOOL_A_PAUSE_', {
  unspec: [0, unused()],
  header: [1, nest(() => header)],
  autoneg: [2, u8()],
  rx: [3, u8()],
  tx: [4, u8()],
  stats: [5, nest(() => pauseStat)],
  'stats-src': [6, u32({ enum: () => macStatsSource })],
});

const fecHist = attributeSet('fec-hist', 'ETHTOOL_A_FEC_HIST_', {
  pad: [1, pad()],
  'bin-low': [2, u32()],
  'bin-high': [3, u32()],
  'bin-val': [4, uint()],
  'bin-val-per-lane': [5, array(u64())],
});

const fecStat = attributeSet('fec-stat', 'ETHTOOL_A_FEC_STAT_', {
  unspec: [0, unused()],
  pad: [1, pad()],
  corrected: [2, array(u64())],
  uncorr: [3, array(u64())],
  'corr-bits': [4, array(u64())],
  hist: [5, multi(nest(() => fecHist))],
});

export const fec = attributeSet('fec', 'ETHTOOL_A_FEC_', {
  unspec: [0, unused()],
  header: [1, nest(() => header)],
  modes: [2, nest(() => linkModeBitset)],
  auto: [3, u8()],
  active: [4, u32({ enum: () => linkMode })],
  stats: [5, nest(() => fecStat)],
});

const mmStat = attributeSet('mm-stat', 'ETHTOOL_A_MM_STAT_', {
  unspec: [0, unused()],
  pad: [1, pad()],
  'reassembly-errors': [2, u64()],
  'smd-errors': [3, u64()],
  'reassembly-ok': [4, u64()],
  'rx-frag-count': [5, u64()],
  'tx-frag-count': [6, u64()],
  'hold-count': [7, u64()],
});

export const mm = attributeSet('mm', 'ETHTOOL_A_MM_', {
  unspec: [0, unused()],
  header: [1, nest(() => header)],
  'pmac-enabled': [2, u8()],
  'tx-enabled': [3, u8()],
  'tx-active': [4, u8()],
  'tx-min-frag-size': [5, u32()],
  'rx-min-frag-size': [6, u32()],
  'verify-enabled': [7, u8()],
  'verify-status': [8, u8({ enum: () => mmVerifyStatus })],
  'verify-time': [9, u32({ hint: 'milliseconds' })],
  'max-verify-time': [10, u32({ hint: 'milliseconds' })],
  stats: [11, nest(() => mmStat)],
});

export const plca = attributeSet('plca', 'ETHTOOL_A_PLCA_', {
  unspec: [0, unused()],
  header: [1, nest(() => header)],
  version: [2, u16({ hint: 'hex' })],
  enabled: [3, u8()],
  status: [4, u8()],
  'node-cnt': [5, u32()],
  'node-id': [6, u32()],
  'to-tmr': [7, u32()],
  'burst-cnt': [8, u32()],
  'burst-tmr': [9, u32()],
});

const mseCapabilities = attributeSet('mse-capabilities', 'ETHTOOL_A_MSE_CAPABILITIES_', {
  'max-average-mse': [1, uint()],
  'max-peak-mse': [2, uint()],
  'refresh-rate-ps': [3, uint()],
  'num-symbols': [4, uint()],
});

const mseSnapshot = attributeSet('mse-snapshot', 'ETHTOOL_A_MSE_SNAPSHOT_', {
  'average-mse': [1, uint()],
  'peak-mse': [2, uint()],
  'worst-peak-mse': [3, uint()],
});

export const mse = attributeSet('mse', 'ETHTOOL_A_MSE_', {
  header: [1, nest(() => header)],
  capabilities: [2, nest(() => mseCapabilities)],
  'channel-a': [3, nest(() => mseSnapshot)],
  'channel-b': [4, nest(() => mseSnapshot)],
  'channel-c': [5, nest(() => mseSnapshot)],
  'channel-d': [6, nest(() => mseSnapshot)],
  'worst-channel': [7, nest(() => mseSnapshot)],
  link: [8, nest(() => mseSnapshot)],
});
