/** What ethtool says of transceivers, cables, pluggable modules and power over them (linux/ethtool_netlink.h). */
import { attributeSet, multi } from '../../../schema/attribute-set.ts';
import { binary, nest, s16, select, string, u8, u32, uint, unused } from '../../../schema/builders.ts';
import { header } from './bitset.ts';
import {
  c33AdminState,
  c33ErrorCondition,
  c33ExtState,
  c33MrMpsValid,
  c33MrPseEnable,
  c33OptionDetectTed,
  c33OptionVportLim,
  c33OvldDetected,
  c33PowerNotAvailable,
  c33PowerStatus,
  c33ShortDetected,
  cablePair,
  cableResultCode,
  cableSource,
  cableTestStatus,
  moduleFwFlashStatus,
  modulePowerMode,
  modulePowerModePolicy,
  phyUpstreamType,
  podlAdminState,
  podlPowerStatus,
  pseEvent,
} from './words.ts';

/** What it means depends on c33-pse-ext-state. */
const extSubstate = select(
  [
    ...Object.entries({
      'error-condition': c33ErrorCondition,
      'mr-mps-valid': c33MrMpsValid,
      'mr-pse-enable': c33MrPseEnable,
      'option-detect-ted': c33OptionDetectTed,
      'option-vport-lim': c33OptionVportLim,
      'ovld-detected': c33OvldDetected,
      'power-not-available': c33PowerNotAvailable,
      'short-detected': c33ShortDetected,
    }).map(([name, of]) => ({ name, when: { 'c33-pse-ext-state': name }, type: u32({ enum: () => of }) })),
  ],
  u32(),
);

export const phy = attributeSet('phy', 'ETHTOOL_A_PHY_', {
  unspec: [0, unused()],
  header: [1, nest(() => header)],
  index: [2, u32()],
  drvname: [3, string()],
  name: [4, string()],
  'upstream-type': [5, u32({ enum: () => phyUpstreamType })],
  'upstream-index': [6, u32()],
  'upstream-sfp-name': [7, string()],
  'downstream-sfp-name': [8, string()],
});

const cableResult = attributeSet('cable-result', 'ETHTOOL_A_CABLE_RESULT_', {
  unspec: [0, unused()],
  pair: [1, u8({ enum: () => cablePair })],
  code: [2, u8({ enum: () => cableResultCode })],
  src: [3, u32({ enum: () => cableSource })],
});

const cableFaultLength = attributeSet('cable-fault-length', 'ETHTOOL_A_CABLE_FAULT_LENGTH_', {
  unspec: [0, unused()],
  pair: [1, u8({ enum: () => cablePair })],
  cm: [2, u32()],
  src: [3, u32({ enum: () => cableSource })],
});

const cableNest = attributeSet('cable-nest', 'ETHTOOL_A_CABLE_NEST_', {
  unspec: [0, unused()],
  result: [1, multi(nest(() => cableResult))],
  'fault-length': [2, multi(nest(() => cableFaultLength))],
});
const cableStep = attributeSet('cable-step', 'ETHTOOL_A_CABLE_STEP_', {
  'first-distance': [1, u32(), { doc: 'in cm' }],
  'last-distance': [2, u32(), { doc: 'in cm' }],
  'step-distance': [3, u32(), { doc: 'in cm' }],
});

const cableAmplitude = attributeSet('cable-amplitude', 'ETHTOOL_A_CABLE_AMPLITUDE_', {
  pair: [1, u8({ enum: () => cablePair })],
  mv: [2, s16(), { constant: 'ETHTOOL_A_CABLE_AMPLITUDE_mV', doc: 'in mV' }],
});

const cablePulse = attributeSet('cable-pulse', 'ETHTOOL_A_CABLE_PULSE_', {
  mv: [1, s16(), { constant: 'ETHTOOL_A_CABLE_PULSE_mV', doc: 'in mV' }],
});

const cableTdrNest = attributeSet('cable-tdr-nest', 'ETHTOOL_A_CABLE_TDR_NEST_', {
  step: [1, nest(() => cableStep)],
  amplitude: [2, multi(nest(() => cableAmplitude))],
  pulse: [3, nest(() => cablePulse)],
});

export const cableTest = attributeSet('cable-test', 'ETHTOOL_A_CABLE_TEST_', {
  unspec: [0, unused()],
  header: [1, nest(() => header)],
});

export const cableTestNtf = attributeSet('cable-test-ntf', 'ETHTOOL_A_CABLE_TEST_NTF_', {
  unspec: [0, unused()],
  header: [1, nest(() => header)],
  status: [2, u8({ enum: () => cableTestStatus })],
  nest: [3, nest(() => cableNest)],
});

const cableTestTdrCfg = attributeSet('cable-test-tdr-cfg', 'ETHTOOL_A_CABLE_TEST_TDR_CFG_', {
  unspec: [0, unused()],
  first: [1, u32(), { doc: 'in cm' }],
  last: [2, u32(), { doc: 'in cm' }],
  step: [3, u32(), { doc: 'in cm' }],
  pair: [4, u8({ enum: () => cablePair })],
});

export const cableTestTdrNtf = attributeSet('cable-test-tdr-ntf', 'ETHTOOL_A_CABLE_TEST_TDR_NTF_', {
  unspec: [0, unused()],
  header: [1, nest(() => header)],
  status: [2, u8({ enum: () => cableTestStatus })],
  nest: [3, nest(() => cableTdrNest)],
});

export const cableTestTdr = attributeSet('cable-test-tdr', 'ETHTOOL_A_CABLE_TEST_TDR_', {
  unspec: [0, unused()],
  header: [1, nest(() => header)],
  cfg: [2, nest(() => cableTestTdrCfg)],
});

export const module = attributeSet('module', 'ETHTOOL_A_MODULE_', {
  unspec: [0, unused()],
  header: [1, nest(() => header)],
  'power-mode-policy': [2, u8({ enum: () => modulePowerModePolicy })],
  'power-mode': [3, u8({ enum: () => modulePowerMode })],
});

export const moduleEeprom = attributeSet('module-eeprom', 'ETHTOOL_A_MODULE_EEPROM_', {
  unspec: [0, unused()],
  header: [1, nest(() => header)],
  offset: [2, u32()],
  length: [3, u32()],
  page: [4, u8()],
  bank: [5, u8()],
  'i2c-address': [6, u8({ hint: 'hex' })],
  data: [7, binary()],
});

export const moduleFwFlash = attributeSet('module-fw-flash', 'ETHTOOL_A_MODULE_FW_FLASH_', {
  unspec: [0, unused()],
  header: [1, nest(() => header)],
  'file-name': [2, string()],
  password: [3, u32(), { secret: true }],
  status: [4, u32({ enum: () => moduleFwFlashStatus })],
  'status-msg': [5, string()],
  done: [6, uint()],
  total: [7, uint()],
});

const c33PsePwLimit = attributeSet('c33-pse-pw-limit', 'ETHTOOL_A_C33_PSE_PW_LIMIT_', {
  unspec: [0, unused()],
  min: [1, u32(), { doc: 'in mW' }],
  max: [2, u32(), { doc: 'in mW' }],
});

export const pse = attributeSet('pse', 'ETHTOOL_A_PSE_', {
  unspec: [0, unused()],
  header: [1, nest(() => header)],
  'podl-pse-admin-state': [2, u32({ enum: () => podlAdminState }), { constant: 'ETHTOOL_A_PODL_PSE_ADMIN_STATE' }],
  'podl-pse-admin-control': [3, u32({ enum: () => podlAdminState }), { constant: 'ETHTOOL_A_PODL_PSE_ADMIN_CONTROL' }],
  'podl-pse-pw-d-status': [4, u32({ enum: () => podlPowerStatus }), { constant: 'ETHTOOL_A_PODL_PSE_PW_D_STATUS' }],
  'c33-pse-admin-state': [5, u32({ enum: () => c33AdminState }), { constant: 'ETHTOOL_A_C33_PSE_ADMIN_STATE' }],
  'c33-pse-admin-control': [6, u32({ enum: () => c33AdminState }), { constant: 'ETHTOOL_A_C33_PSE_ADMIN_CONTROL' }],
  'c33-pse-pw-d-status': [7, u32({ enum: () => c33PowerStatus }), { constant: 'ETHTOOL_A_C33_PSE_PW_D_STATUS' }],
  'c33-pse-pw-class': [8, u32(), { constant: 'ETHTOOL_A_C33_PSE_PW_CLASS' }],
  'c33-pse-actual-pw': [9, u32(), { doc: 'in mW', constant: 'ETHTOOL_A_C33_PSE_ACTUAL_PW' }],
  'c33-pse-ext-state': [10, u32({ enum: () => c33ExtState }), { constant: 'ETHTOOL_A_C33_PSE_EXT_STATE' }],
  'c33-pse-ext-substate': [11, extSubstate, { constant: 'ETHTOOL_A_C33_PSE_EXT_SUBSTATE' }],
  'c33-pse-avail-pw-limit': [12, u32(), { doc: 'in mW', constant: 'ETHTOOL_A_C33_PSE_AVAIL_PW_LIMIT' }],
  'c33-pse-pw-limit-ranges': [13, multi(nest(() => c33PsePwLimit)), { constant: 'ETHTOOL_A_C33_PSE_PW_LIMIT_RANGES' }],
  'pse-pw-d-id': [14, u32(), { constant: 'ETHTOOL_A_PSE_PW_D_ID' }],
  'pse-prio-max': [15, u32(), { constant: 'ETHTOOL_A_PSE_PRIO_MAX' }],
  'pse-prio': [16, u32(), { constant: 'ETHTOOL_A_PSE_PRIO' }],
});

export const pseNtf = attributeSet('pse-ntf', 'ETHTOOL_A_PSE_NTF_', {
  header: [1, nest(() => header)],
  events: [2, uint({ enum: () => pseEvent })],
});
