/** Bits of NL80211_EXT_FEATURE_*, which counts them: a string of bytes, as many as the kernel needs (linux/nl80211.h). */
import { struct, u8 } from '../../../schema/builders.ts';
import { flagSet } from '../../../schema/enum.ts';

const features0 = flagSet('ext-features-0', false, {
  'vht-ibss': 0x1,
  rrm: 0x2,
  'mu-mimo-air-sniffer': 0x4,
  'scan-start-time': 0x8,
  'bss-parent-tsf': 0x10,
  'set-scan-dwell': 0x20,
  'beacon-rate-legacy': 0x40,
  'beacon-rate-ht': 0x80,
});

const features8 = flagSet('ext-features-8', false, {
  'beacon-rate-vht': 0x1,
  'fils-sta': 0x2,
  'mgmt-tx-random-ta': 0x4,
  'mgmt-tx-random-ta-connected': 0x8,
  'sched-scan-relative-rssi': 0x10,
  'cqm-rssi-list': 0x20,
  'fils-sk-offload': 0x40,
  '4way-handshake-sta-psk': 0x80,
});

const features16 = flagSet('ext-features-16', false, {
  '4way-handshake-sta-1x': 0x1,
  'fils-max-channel-time': 0x2,
  'accept-bcast-probe-resp': 0x4,
  'oce-probe-req-high-tx-rate': 0x8,
  'oce-probe-req-deferral-suppression': 0x10,
  'mfp-optional': 0x20,
  'low-span-scan': 0x40,
  'low-power-scan': 0x80,
});

const features24 = flagSet('ext-features-24', false, {
  'high-accuracy-scan': 0x1,
  'dfs-offload': 0x2,
  'control-port-over-nl80211': 0x4,
  'ack-signal-support': 0x8,
  txqs: 0x10,
  'scan-random-sn': 0x20,
  'scan-min-preq-content': 0x40,
  'can-replace-ptk0': 0x80,
});

const features32 = flagSet('ext-features-32', false, {
  'enable-ftm-responder': 0x1,
  'airtime-fairness': 0x2,
  'ap-pmksa-caching': 0x4,
  'sched-scan-band-specific-rssi-thold': 0x8,
  'ext-key-id': 0x10,
  'sta-tx-pwr': 0x20,
  'sae-offload': 0x40,
  'vlan-offload': 0x80,
});

const features40 = flagSet('ext-features-40', false, {
  aql: 0x1,
  'beacon-protection': 0x2,
  'control-port-no-preauth': 0x4,
  'protected-twt': 0x8,
  'del-ibss-sta': 0x10,
  'multicast-registrations': 0x20,
  'beacon-protection-client': 0x40,
  'scan-freq-khz': 0x80,
});

const features48 = flagSet('ext-features-48', false, {
  'control-port-over-nl80211-tx-status': 0x1,
  'operating-channel-validation': 0x2,
  '4way-handshake-ap-psk': 0x4,
  'sae-offload-ap': 0x8,
  'fils-discovery': 0x10,
  'unsol-bcast-probe-resp': 0x20,
  'beacon-rate-he': 0x40,
  'secure-ltf': 0x80,
});

const features56 = flagSet('ext-features-56', false, {
  'secure-rtt': 0x1,
  'prot-range-nego-and-measure': 0x2,
  'bss-color': 0x4,
  'fils-crypto-offload': 0x8,
  'radar-background': 0x10,
  'powered-addr-change': 0x20,
  punct: 0x40,
  'secure-nan': 0x80,
});

const features64 = flagSet('ext-features-64', false, {
  'auth-and-deauth-random-ta': 0x1,
  'owe-offload': 0x2,
  'owe-offload-ap': 0x4,
  'dfs-concurrent': 0x8,
  'spp-amsdu-support': 0x10,
  'beacon-rate-eht': 0x20,
  eppke: 0x40,
  'assoc-frame-encryption': 0x80,
});

const features72 = flagSet('ext-features-72', false, {
  'ieee8021x-auth': 0x1,
  'roc-addr-filter': 0x2,
  'set-key-ltf-seed': 0x4,
});

export const extFeatures = struct(
  'ext-features',
  {
    'features-0': u8({ enum: () => features0 }),
    'features-8': u8({ enum: () => features8 }),
    'features-16': u8({ enum: () => features16 }),
    'features-24': u8({ enum: () => features24 }),
    'features-32': u8({ enum: () => features32 }),
    'features-40': u8({ enum: () => features40 }),
    'features-48': u8({ enum: () => features48 }),
    'features-56': u8({ enum: () => features56 }),
    'features-64': u8({ enum: () => features64 }),
    'features-72': u8({ enum: () => features72 }),
  },
  { constant: false },
);
