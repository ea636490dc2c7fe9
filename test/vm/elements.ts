/** Elements of a beacon as iw prints them, beside those of a record. */
import assert from 'node:assert/strict';
import type { Json } from '../support/differences.ts';
import { ciphers, line } from './iw.ts';

const flags = (named: { [line: string]: string }, text: string): string[] =>
  Object.keys(named).filter(label => new RegExp(`^[\\t *]*${label}$`, 'm').test(text));

/** What iw calls the flags that it prints, and we. */
function compareFlags(text: string, named: { [line: string]: string }, ours: readonly string[]): void {
  assert.deepEqual(
    flags(named, text).map(label => named[label]),
    Object.values(named).filter(name => ours.includes(name)),
  );
}

const rrm: { [line: string]: string } = {
  'Link Measurement': 'link',
  'Neighbor Report': 'neighbor_report',
  'Beacon Passive Measurement': 'beacon_passive',
  'Beacon Active Measurement': 'beacon_active',
  'Beacon Table Measurement': 'beacon_table',
  'Frame Measurement': 'frame',
  'Channel Load Measurement': 'channel_load',
};

const extended: { [line: string]: string } = {
  'HT Information Exchange Supported': '20-40-coexistence',
  'Extended Channel Switching': 'extended-channel-switching',
  'BSS Transition': 'bss-transition',
  'Operating Mode Notification': 'operating-mode-notification',
  'Multiple BSSID': 'multiple-bssid',
  Interworking: 'interworking',
};

const mesh: { [line: string]: string } = {
  'Accepting Additional Mesh Peerings': 'accept_plinks',
  Forwarding: 'forwarding',
  'MCCA Supported': 'mcca_supported',
  'TBTT Adjustment in Progress': 'tbtt_adjusting',
};

const setFields = (fields: Json): string[] => Object.keys(fields).filter(key => fields[key] === 1);
const number = (text: string, label: string): number => Number.parseFloat(line(text, label) ?? '');

/** Each element that iw prints in words. `elements` are those of the record. */
export function compareElements(text: string, elements: readonly Json[]): void {
  const data = (id: string): Json => elements.find(one => one.id === id)?.data;
  const vendor = (type: string): Json =>
    elements.find(one => one.id === 'vendor-specific' && one.data.type === type)?.data.data;

  assert.deepEqual(data('supported-regulatory-classes').classes, [81, 84]);
  assert.match(text, /\* operating class: 81\n.*\* operating class: 84\n/);
  compareFlags(text, rrm, setFields(data('rrm-enabled-capabilities').bits_0_31));
  const scan = data('overlap-bss-scan-param');
  assert.deepEqual(
    [scan.passive_dwell, scan.trigger_interval, scan.passive_total, scan.activity_threshold / 100],
    [
      'passive dwell',
      'channel width trigger scan interval',
      'scan passive total per channel',
      'OBSS Scan Activity Threshold',
    ].map(label => number(text, label)),
  );
  const { access, venue_group, venue_type, hessid } = data('interworking');
  assert.equal(line(text, 'Network Type'), `15 (${access.network[0].toUpperCase()}${access.network.slice(1)})`);
  assert.equal(access.internet, 1);
  assert.deepEqual([venue_group, venue_type], [number(text, 'Venue Group'), number(text, 'Venue Type')]);
  assert.equal(hessid, line(text, 'HESSID'));
  const { response, protocol } = data('advertisement-protocol');
  assert.equal(response.length_limit, number(text, 'Query Response Length Limit'));
  assert.equal(line(text, protocol.toUpperCase()), '');
  assert.equal(data('mesh-config').formation.peerings, number(text, 'Number of Peerings'));
  compareFlags(text, mesh, setFields(data('mesh-config').capability));
  compareFlags(text, extended, Object.values<string>(data('ext-capability')).flat());
  const operation = data('vht-operation');
  assert.match(text, new RegExp(`channel width: 1 \\(${operation.channel_width} MHz\\)`));
  assert.equal(
    operation.center_segment_0,
    Number(/center freq segment 1: (\d+)\n.*segment 2: 0\n.*VHT basic/.exec(text)![1]),
  );
  const powers = [20, 40].map(width => number(text, `Local Maximum Transmit Power For ${width} MHz`));
  assert.deepEqual(
    data('tx-power-envelope').powers.map((power: number) => power / 2),
    powers,
  );
  const he = elements.find(one => one.data?.extension_id === 'he-capability')?.data.data;
  assert.deepEqual(setFields(he.mac.bits_0_31), ['htc_he']);

  compareWpa(text, vendor('wpa'));
  compareWmm(text, vendor('wmm'));
  compareWps(text, vendor('wps'));
  // iw takes the first byte for the group's
  const [, first, second] = /Group capa: 0x(..), Device capa: 0x(..)/.exec(text)!;
  assert.deepEqual([first, second], ['25', '0b']);
  assert.deepEqual(vendor('p2p')[0].data, {
    device: ['service-discovery', 'concurrent', 'invitation'],
    group: ['owner', 'persistent', 'intra-bss'],
  });
  const twin = text.slice(text.indexOf('OWE Transition Mode'));
  assert.deepEqual(
    [vendor('owe-transition').bssid, vendor('owe-transition').ssid],
    [line(twin, 'BSSID'), line(twin, 'SSID')],
  );
}

function compareWpa(text: string, wpa: Json): void {
  const own = text.slice(text.indexOf('\tWPA:'));
  assert.equal(wpa.group_cipher, ciphers[line(own, 'Group cipher')!]);
  assert.deepEqual(
    wpa.pairwise_ciphers,
    line(own, 'Pairwise ciphers')!
      .split(' ')
      .map(name => ciphers[name]),
  );
  assert.equal(wpa.akm_suites.join(' ').toUpperCase(), line(own, 'Authentication suites'));
}

/** iw prints windows, elements have exponents; of bursts units of 32 microseconds. */
function compareWmm(text: string, { qos_info, parameters }: Json): void {
  assert.equal(Boolean(qos_info.uapsd), /\* u-APSD\n/.test(text));
  assert.deepEqual(
    parameters.map(({ category, window, txop_limit }: Json) => {
      const txop = txop_limit ? `, TXOP ${32 * txop_limit} usec` : '';
      const [least, most] = [window.ecw_min, window.ecw_max].map((exponent: number) => 2 ** exponent - 1);
      return `${category.ac.toUpperCase()}: CW ${least}-${most}, AIFSN ${category.aifsn}${txop}`;
    }),
    [...text.matchAll(/^\t+ \* ((?:BE|BK|VI|VO): CW .*)$/gm)].map(([, said]) => said),
  );
}

const methods: { [name: string]: string } = { display: 'Display', 'push-button': 'PBC' };

function compareWps(text: string, attributes: readonly Json[]): void {
  const own = text.slice(text.indexOf('\tWPS:'));
  const data = (type: string): Json => attributes.find(one => one.type === type)!.data;
  const dotted = (version: number): string => `${version >> 4}.${version & 15}`;
  const { category, oui, subcategory } = data('primary-device-type');
  assert.equal(category, 'network-infrastructure');
  const ours: { [label: string]: string } = {
    'Selected Registrar': `0x${data('selected-registrar')}`,
    UUID: data('uuid-e'),
    Manufacturer: data('manufacturer'),
    Model: data('model-name'),
    'Model Number': data('model-number'),
    'Serial Number': data('serial-number'),
    'Primary Device Type': `6-${oui.toString(16).padStart(8, '0')}-${subcategory}`,
    'Device name': data('device-name'),
    'Config methods': data('config-methods')
      .flatMap((name: string) => methods[name] ?? [])
      .join(', '),
    'AP setup locked': `0x0${data('ap-setup-locked')}`,
    Version2: dotted(data('vendor-extension').parts[0].data),
  };
  for (const [label, value] of Object.entries(ours)) assert.equal(line(own, label), value, label);
  assert.equal(dotted(data('version')), /WPS:\t \* Version: (\S+)/.exec(own)![1]);
  const state = /State: 2 \((.*)\)/.exec(own)![1]!;
  assert.equal(data('wps-state'), state.toLowerCase());
  const response = /Response Type: 3 \((.*)\)/.exec(own)![1]!;
  assert.equal(data('response-type'), response.toLowerCase());
  const password = /Device Password ID: 4 \((.*)\)/.exec(own)![1]!;
  assert.equal(data('device-password-id').replace('-', ''), password.toLowerCase());
  assert.equal(line(own, 'RF Bands'), '0x3');
  assert.deepEqual(data('rf-bands'), ['2.4ghz', '5ghz']);
}

/** What iw says of EHT, and our bits for it. */
const eht: { [line: string]: string } = {
  '320MHz in 6GHz Supported': 'width_320_6ghz',
  '242-tone RU in BW wider than 20MHz Supported': 'ru_242_over_20',
  'Partial Bandwidth UL MU-MIMO': 'ul_mu_mimo_partial',
  'SU Beamformer': 'su_beamformer',
  'SU Beamformee': 'su_beamformee',
  'Ng = 16 SU Feedback': 'ng16_su',
  'Ng = 16 MU Feedback': 'ng16_mu',
  'Codebook size \\(4, 2\\) SU Feedback': 'codebook_4_2_su',
  'Codebook size \\(7, 5\\) MU Feedback': 'codebook_7_5_mu',
  'Triggered SU Beamforming Feedback': 'triggered_su_beamforming',
  'Triggered MU Beamforming Partial BW Feedback': 'triggered_mu_beamforming',
  'Triggered CQI Feedback': 'triggered_cqi',
  'Partial Bandwidth DL MU-MIMO': 'dl_mu_mimo_partial',
  'PSR-Based SR Support': 'psr',
  'Power Boost Factor Support': 'power_boost_factor',
  'Non-Triggered CQI Feedback': 'non_triggered_cqi',
  'PPE Thresholds Present': 'ppe_thresholds',
  'Support For 20MHz Rx NDP With Wider Bandwidth': 'ndp_rx_wider_20',
};

/** Of streams iw is right about the bytes, and about stations with 20 MHz; those of others it takes from other places. */
export function compareEht(
  text: string,
  { iftypes, eht_cap_mac: mac, eht_cap_phy: phy, eht_cap_mcs_set: mcs }: Json,
): void {
  const bits = phy.bits_0_63;
  compareFlags(text, eht, setFields(bits));
  const named: { [line: string]: string } = {
    'NSEP priority access Supported': 'epcs_priority_access',
    'EHT OM Control Supported': 'om_control',
    'Triggered TXOP Sharing Supported': 'txop_sharing_1',
  };
  compareFlags(text, named, setFields(mac));
  assert.equal(bits.max_nc, number(text, 'Max Nc'));
  assert.equal(bits.nominal_packet_padding, number(text, 'Common Nominal Packet Padding'));
  assert.equal(bits.max_ltfs, number(text, 'Maximum Number Of Supported EHT-LTFs'));
  assert.equal(bits.mcs_15, number(text, 'Support of MCS 15'));
  const streams = Object.values<Json>(mcs).flatMap(one => Object.values<Json>(one));
  const hex = Buffer.from(streams.map(({ rx, tx }) => (tx << 4) | rx)).toString('hex');
  assert.match(text, new RegExp(`EHT MCS/NSS: \\(0x${hex}0*\\)`));
  if (!iftypes.station || mcs['20mhz'] === undefined) return;
  const said = [...text.matchAll(/EHT bw=20 MHz, max NSS for MCS (\d+)-(\d+): Rx=(\d), Tx=(\d)/g)];
  assert.deepEqual(
    Object.fromEntries(said.map(([, from, to, rx, tx]) => [`mcs_${from}_${to}`, { rx: Number(rx), tx: Number(tx) }])),
    mcs['20mhz'],
  );
}
