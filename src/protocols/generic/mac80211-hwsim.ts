/** Generic family MAC80211_HWSIM: simulated radios of IEEE 802.11 (drivers/net/wireless/virtual/mac80211_hwsim.h). */
import { attributeSet } from '../../schema/attribute-set.ts';
import {
  array,
  bareString,
  flag,
  mac,
  nest,
  pad,
  s8,
  s32,
  struct,
  u8,
  u16,
  u32,
  u64,
  unused,
} from '../../schema/builders.ts';
import { flagSet } from '../../schema/enum.ts';
import { dumpsOf, type Family } from '../../schema/family.ts';
import { frame } from './nl80211/elements/frame.ts';
import { measurements } from './nl80211/measurement.ts';
import { admin, call, change, event, operations, query } from './operations.ts';

const controlFlags = flagSet('hwsim-tx-control-flags', 'HWSIM_TX_', {
  'ctl-req-tx-status': 0x1,
  'ctl-no-ack': 0x2,
  'stat-ack': 0x4,
});

const rateFlags = flagSet('hwsim-tx-rate-flags', 'MAC80211_HWSIM_TX_RC_', {
  'use-rts-cts': 0x1,
  'use-cts-protect': 0x2,
  'use-short-preamble': 0x4,
  mcs: 0x8,
  'green-field': 0x10,
  '40-mhz-width': 0x20,
  'dup-data': 0x40,
  'short-gi': 0x80,
  'vht-mcs': 0x100,
  '80-mhz-width': 0x200,
  '160-mhz-width': 0x400,
});

/** A try at a rate; index -1: there are no more. */
const rate = struct('hwsim-tx-rate', { idx: s8(), count: u8() }, { constant: false });

const rateFlag = struct(
  'hwsim-tx-rate-flag',
  { idx: s8(), flags: u16({ enum: () => rateFlags }) },
  { constant: false },
);

const hwsimAttributes = attributeSet('hwsim-attrs', 'HWSIM_ATTR_', {
  unspec: [0, unused()],
  'addr-receiver': [1, mac()],
  'addr-transmitter': [2, mac()],
  frame: [3, frame],
  flags: [4, u32({ enum: () => controlFlags })],
  'rx-rate': [5, u32()],
  signal: [6, s32(), { doc: 'in dBm' }],
  'tx-info': [7, array(rate)],
  cookie: [8, u64({ hint: 'hex' })],
  channels: [9, u32()],
  'radio-id': [10, u32()],
  'reg-hint-alpha2': [11, bareString({ maxLen: 2 })],
  'reg-custom-reg': [12, u32()],
  'reg-strict-reg': [13, flag()],
  'support-p2p-device': [14, flag()],
  'use-chanctx': [15, flag()],
  'destroy-radio-on-close': [16, flag()],
  'radio-name': [17, bareString()],
  'no-vif': [18, flag()],
  freq: [19, u32(), { doc: 'in MHz' }],
  pad: [20, pad()],
  'tx-info-flags': [21, array(rateFlag)],
  'perm-addr': [22, mac()],
  'iftype-support': [23, u32({ hint: 'hex' }), { doc: 'one bit for each interface type' }],
  'cipher-support': [24, array(u32({ hint: 'hex' }))],
  'mlo-support': [25, flag()],
  'pmsr-support': [26, nest(() => measurements), { nested: true }],
  'pmsr-request': [27, nest(() => request), { nested: true }],
  'pmsr-result': [28, nest(() => measurements), { nested: true }],
  'multi-radio': [29, flag()],
  'support-nan-device': [30, flag()],
  'support-background-radar': [31, flag()],
});

const request = attributeSet('hwsim-pmsr-request-attrs', 'NL80211_ATTR_', {
  mac: [6, mac()],
  'mac-mask': [215, mac()],
  'peer-measurements': [273, nest(() => measurements), { nested: true }],
  timeout: [272, u32({ hint: 'milliseconds' })],
});

const ofRadio = { needs: ['radio-id', 'radio-name'], summary: ['radio-id', 'radio-name', 'channels', 'perm-addr'] };
const ofAddress = { summary: ['addr-transmitter', 'addr-receiver'] };
const told: { modes: ('do' | 'notify')[] } = { modes: ['do', 'notify'] };

export const mac80211Hwsim: Family = {
  name: 'MAC80211_HWSIM',
  protocol: 'generic',
  doc: 'simulated radios of IEEE 802.11',
  version: 1,
  nested: false,
  groups: [{ name: 'config', number: 0, doc: 'radios appear and go', dumps: dumpsOf('MAC80211_HWSIM', 'get-radio') }],
  operations: operations(
    'HWSIM_CMD_',
    { attributes: () => hwsimAttributes },
    {
      register: change(1, 'be the medium: get every frame'),
      frame: call(2, 2, 'a frame is received; a frame is sent', {
        ...told,
        needs: ['frame'],
        summary: ['addr-transmitter', 'addr-receiver', 'freq', 'flags', 'signal', 'cookie'],
      }),
      'tx-info-frame': call(3, 3, 'what became of a frame', {
        needs: ['cookie'],
        summary: ['addr-transmitter', 'cookie', 'flags', 'signal', 'tx-info'],
      }),
      'new-radio': call(4, 4, 'add a radio; one appeared', {
        ...told,
        summary: ofRadio.summary,
        ...admin,
      }),
      'del-radio': call(5, 5, 'take a radio away; one is gone', { ...told, ...ofRadio, ...admin }),
      'get-radio': query(6, 6, 'a radio, or all', { needs: ['radio-id'], summary: ofRadio.summary }),
      'add-mac-addr': event(7, 'a radio has a further address', ofAddress),
      'del-mac-addr': event(8, 'a radio no longer has an address', ofAddress),
      'start-pmsr': event(9, 'a distance is to be measured', { summary: ['addr-transmitter', 'pmsr-request'] }),
      'abort-pmsr': event(10, 'a measurement is to be stopped', { summary: ['addr-transmitter', 'pmsr-request'] }),
      'report-pmsr': {
        doc: 'a distance was measured',
        request: 11,
        modes: ['do'],
        needs: ['pmsr-result'],
        summary: ['addr-transmitter', 'pmsr-result'],
      },
    },
  ),
};
