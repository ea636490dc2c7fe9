/** Elements and frames of IEEE 802.11 in messages of nl80211. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { MessageRecord } from '../../../src/codec/record.ts';
import type { Value, ValueObject } from '../../../src/schema/value.ts';
import { fromHex, toHex } from '../../../src/wire/hex.ts';
import { allFixtures } from '../../support/fixtures.ts';
import { roundTrip } from '../../support/round-trip.ts';
import { runs } from '../../support/runs.ts';
import { allSchemas } from '../../support/schemas.ts';

const schemas = await allSchemas();
const protocol = schemas.protocol('generic')!;
schemas.ids.set(0x46, 'nl80211');

const command = { frame: 59, 'trigger-scan': 33, 'new-scan-results': 34, 'control-port-frame': 129 } as const;
const attribute = { frame: 51, ie: 42 } as const;

/** A message with one attribute, which must come back. */
function carrying(
  operation: keyof typeof command,
  name: keyof typeof attribute,
  payload: Uint8Array,
): { record: MessageRecord; value: Value | undefined } {
  const length = 24 + payload.length;
  const bytes = new Uint8Array(length + (-length & 3));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, bytes.length, true);
  view.setUint16(4, 0x46, true);
  bytes[16] = command[operation];
  bytes[17] = 1;
  view.setUint16(20, 4 + payload.length, true);
  view.setUint16(22, attribute[name], true);
  bytes.set(payload, 24);
  const { hex, issues, records } = roundTrip(bytes, { schemas, protocol, direction: 'from-kernel' });
  assert.deepEqual(issues, []);
  assert.equal(hex, toHex(bytes));
  const [record] = records;
  assert.ok(record);
  assert.equal(record.wire?.['']?.hex, undefined, toHex(bytes));
  return { record, value: (record.attributes as ValueObject | undefined)?.[name] };
}

const plain = (hex: string): Uint8Array => fromHex(hex.replaceAll(/\s/g, ''))!;

/** One element's data. */
function element(id: number, hex: string): Value | undefined {
  const data = plain(hex);
  const { record, value } = carrying('trigger-scan', 'ie', Uint8Array.of(id, data.length, ...data));
  assert.deepEqual([record.problems, record.unknown], [undefined, undefined]);
  return ((value as Value[])[0] as ValueObject).data;
}

const bytes = (most: number) => fc.uint8Array({ maxLength: most });

test('any bytes of any element come back', () => {
  const one = fc.tuple(fc.nat({ max: 255 }), bytes(60));
  const known = fc.oneof(
    one,
    bytes(60).map(data => [255, data] as const),
    fc.tuple(fc.nat({ max: 120 }), bytes(60)).map(([id, data]) => [255, Uint8Array.of(id, ...data)] as const),
    fc
      .tuple(fc.constantFrom('0050f2', '506f9a'), fc.nat({ max: 48 }), bytes(60))
      .map(([oui, type, data]) => [221, Uint8Array.of(...plain(oui), type, ...data)] as const),
  );
  fc.assert(
    fc.property(fc.array(known, { maxLength: 3 }), bytes(1), (all, rest) => {
      const payload = [...all.flatMap(([id, data]) => [id, data.length, ...data]), ...rest];
      carrying('new-scan-results', 'ie', Uint8Array.from(payload));
    }),
    runs(1500),
  );
});

test('any bytes of any frame come back', () => {
  const frame = fc.tuple(fc.nat({ max: 255 }), fc.constantFrom(0, 0x40, 0x80), bytes(22), bytes(60));
  fc.assert(
    fc.property(frame, ([kind, flags, header, body]) => {
      carrying('frame', 'frame', Uint8Array.of(kind & 0xfc, flags, ...header, ...body));
    }),
    runs(800),
  );
  const action = fc.tuple(fc.nat({ max: 25 }), fc.nat({ max: 40 }), bytes(60));
  fc.assert(
    fc.property(action, ([category, number, body]) => {
      carrying('frame', 'frame', Uint8Array.of(0xd0, 0, ...new Uint8Array(22), category, number, ...body));
    }),
    runs(800),
  );
  fc.assert(
    fc.property(fc.nat({ max: 5 }), bytes(120), (type, body) => {
      carrying('control-port-frame', 'frame', Uint8Array.of(2, type, ...body));
    }),
    runs(300),
  );
});

/** The flags and numbers that are not 0. */
const set = (fields: Value | undefined): ValueObject =>
  Object.fromEntries(Object.entries(fields as ValueObject).filter(([, value]) => value !== 0));

test('WPA, the elder RSN', () => {
  const data = element(
    221,
    `0050f2 01 0100  0050f202  0200 0050f204 0050f202  0100 0050f202`,
    // OUI, type, version, group cipher, pairwise ciphers, key management
  );
  assert.deepEqual(data, {
    oui: '0050f2',
    type: 'wpa',
    data: {
      version: 1,
      group_cipher: 'tkip',
      pairwise_count: 2,
      pairwise_ciphers: ['ccmp', 'tkip'],
      akm_count: 1,
      akm_suites: ['psk'],
    },
  });
});

test('WMM: parameters of each access category', () => {
  const { data } = element(221, '0050f2 02 01 01 80 00  03a40000 27a40000 42435e00 62322f00') as { data: ValueObject };
  assert.deepEqual([data.subtype, data.version, set(data.qos_info)], ['parameter', 1, { uapsd: 1 }]);
  assert.deepEqual(
    (data.parameters as ValueObject[]).map(one => [set(one.category), one.window, one.txop_limit]),
    [
      [{ aifsn: 3, ac: 'be' }, { ecw_min: 4, ecw_max: 10 }, 0],
      [{ aifsn: 7, ac: 'bk' }, { ecw_min: 4, ecw_max: 10 }, 0],
      [{ aifsn: 2, ac: 'vi' }, { ecw_min: 3, ecw_max: 4 }, 94],
      [{ aifsn: 2, ac: 'vo' }, { ecw_min: 2, ecw_max: 3 }, 47],
    ],
  );
});

test('WPS: attributes are big-endian', () => {
  const { data } = element(
    221,
    `0050f2 04  104a 0001 10  1044 0001 02  1012 0002 0004  1008 0002 2688
     1054 0008 0006 0050f204 0001  1011 0003 626f78  1049 0006 00372a 00 01 20  10ff 0001 aa`,
  ) as { data: ValueObject[] };
  assert.deepEqual(
    data.map(({ type, data }) => [type, data]),
    [
      ['version', 0x10],
      ['wps-state', 'configured'],
      ['device-password-id', 'push-button'],
      ['config-methods', ['display', 'push-button', 'virtual-push-button', 'physical-push-button', 'virtual-display']],
      ['primary-device-type', { category: 'network-infrastructure', oui: 0x50f204, subcategory: 1 }],
      ['device-name', 'box'],
      ['vendor-extension', { oui: '00372a', parts: [{ id: 'version2', data: 0x20 }] }],
      [0x10ff, 'aa'],
    ],
  );
});

test('P2P: a device and what it can do', () => {
  const { data } = element(
    221,
    // capability; device info: address, methods, primary type, no secondary ones, name; listen channel
    `506f9a 09  02 0200 25 09  0d 1900 020000000101 0188 000a 0050f204 0005 00 1011 0004 70656572  06 0500 444504 51 06`,
  ) as { data: ValueObject[] };
  assert.deepEqual(data[0]!.data, {
    device: ['service-discovery', 'concurrent', 'invitation'],
    group: ['owner', 'intra-bss'],
  });
  const info = data[1]!.data as ValueObject;
  assert.deepEqual(
    [info.device_address, info.config_methods, info.device_name],
    ['02:00:00:00:01:01', ['display', 'push-button', 'keypad'], 'peer'],
  );
  assert.deepEqual(data[2]!.data, { country: 'DE\x04', operating_class: 81, channel: 6 });
});

test('HE operation: what is present stands there', () => {
  const bare = (element(255, '24 f43f00 24 fcff') as { data: ValueObject }).data;
  assert.deepEqual(Object.keys(bare), ['parameters', 'basic_mcs_set']);
  assert.deepEqual(set(bare.parameters), { default_pe_duration: 4, rts_threshold: 1023, bss_color: 36 });
  // the bits of VHT (14) and of 6 GHz (17) operation, then both
  const full = (element(255, '24 004002 01 fcff  01 2a 00  25 02 2f 00 06') as { data: ValueObject }).data;
  assert.deepEqual(full.vht, { channel_width: '80', center_segment_0: 42, center_segment_1: 0 });
  const { primary_channel, control, center_segment_0, min_rate } = full['6ghz'] as ValueObject;
  assert.deepEqual(
    [primary_channel, control, center_segment_0, min_rate],
    [37, { width: '80', duplicate_beacon: 0, regulatory_info: 0 }, 47, 6],
  );
});

test('HE capabilities: modulations of 160 MHz and thresholds, by their own bits', () => {
  const { data } = element(
    255,
    // MAC; PHY with 160 MHz (bit 3) and thresholds (bit 55); modulations twice; thresholds of 2 streams and units 242, 484
    `23 000000000000  08000000 00008000 000000  faff faff  aaff aaff  1962e410`,
  ) as { data: ValueObject };
  assert.equal((data.mcs as { rx: ValueObject }).rx.nss_1, '0-11');
  assert.equal((data.mcs_160 as { rx: ValueObject }).rx.nss_4, '0-11');
  assert.equal(data.mcs_80p80, undefined);
  const { nss, units, thresholds } = data.ppe_thresholds as { nss: Value; units: Value; thresholds: Value[] };
  assert.deepEqual([nss, units, thresholds.length], [1, ['242', '484'], 4]);
  // the bytes as one number: from bit 7 on six bits each
  const bits = 0x10e46219n;
  assert.deepEqual(
    thresholds,
    [7n, 13n, 19n, 25n].map(at => ({
      ppet16: Number((bits >> at) & 7n),
      ppet8: Number((bits >> (at + 3n)) & 7n),
    })),
  );
});

test('EHT: capabilities, operation, several links', () => {
  const capability = (element(255, '6c 0701 02000000000000ff02 444444 333333 222222') as { data: ValueObject }).data;
  assert.deepEqual(set(capability.mac), {
    epcs_priority_access: 1,
    om_control: 1,
    txop_sharing_1: 1,
    max_mpdu: '3895',
    max_ampdu_exponent: 1,
  });
  assert.equal((capability.phy as { bits_0_63: ValueObject }).bits_0_63.width_320_6ghz, 1);
  const streams = (count: number) => ({ rx: count, tx: count });
  assert.deepEqual((capability.mcs as ValueObject)['320mhz'], {
    mcs_0_9: streams(2),
    mcs_10_11: streams(2),
    mcs_12_13: streams(2),
  });
  // information (bit 0) and the subchannels that are not used (bit 1)
  const operation = (element(255, '6a 03 44444444 04 1f 0f 0180') as { data: ValueObject }).data;
  assert.deepEqual(operation.info, { control: { width: '320' }, center_segment_0: 31, center_segment_1: 15 });
  assert.equal(operation.disabled_subchannels, 0x8001);
  const links = (
    element(
      255,
      // basic, with link ID, count of changes and capabilities; 11 bytes in common; one link with its address and DTIMs
      `6b 3001  0b 020000000a00 01 05 4300  00 10 2201 09 020000000a01 0102 aabbcc0000`,
    ) as { data: ValueObject }
  ).data;
  assert.deepEqual(links.common, {
    mld_address: '02:00:00:00:0a:00',
    link_id: { id: 1 },
    change_count: 5,
    capabilities: {
      max_simultaneous_links: 3,
      srs: 0,
      tid_to_link: 2,
      frequency_separation: 0,
      aar: 0,
      link_reconfiguration: 0,
      aligned_twt: 0,
    },
  });
  const [link] = links.links as { id: Value; data: ValueObject }[];
  assert.equal(link!.id, 'per-sta-profile');
  assert.deepEqual(link!.data.info, { mac: '02:00:00:00:0a:01', dtim: { count: 1, period: 2 } });
});

test('neighbours: the length of an entry and how many there are', () => {
  const [first, second] = element(
    201,
    // two of 13 bytes on channel 37 of class 131, then one of 8 on channel 1
    `10 0d 83 25  ff 020000000001 11223344 40 fe  05 020000000002 55667788 48 02
     00 08 51 01  00 020000000003 40`,
  ) as { [key: string]: Value }[];
  assert.deepEqual([first!.channel, (first!.info as ValueObject).count], [37, 1]);
  const beacons = first!.data as ValueObject[];
  assert.deepEqual(
    beacons.map(one => [one.tbtt_offset, one.bssid, one.short_ssid, one.psd, set(one.parameters)]),
    [
      [255, '02:00:00:00:00:01', 0x44332211, -2, { colocated_ap: 1 }],
      [5, '02:00:00:00:00:02', 0x88776655, 2, { transmitted_bssid: 1, colocated_ap: 1 }],
    ],
  );
  assert.equal((second!.data as ValueObject[])[0]!.bssid, '02:00:00:00:00:03');
});

test('fast transitions, radio measurement, meshes, extended capabilities', () => {
  assert.deepEqual(element(54, '3412 01'), { mdid: 0x1234, capabilities: { over_ds: 1, resource_request: 0 } });
  assert.deepEqual(element(7, '444520 010d14 c9 51 00'.replaceAll(' ', '')), {
    country: 'DE ',
    triplets: [
      { first: 1, count: 13, max_power: 20 },
      { first: 201, operating_class: 81, coverage_class: 0 },
    ],
  });
  const rrm = element(70, '73 00 00 00 02') as ValueObject;
  assert.deepEqual(Object.keys(set(rrm.bits_0_31)), [
    'link',
    'neighbor_report',
    'beacon_passive',
    'beacon_active',
    'beacon_table',
  ]);
  assert.deepEqual(set(rrm.bits_32_39), { antenna: 1 });
  const mesh = element(113, '01 01 00 01 00 03 09') as ValueObject;
  assert.deepEqual(set(mesh.formation), { connected_to_gate: 1, peerings: 1 });
  assert.deepEqual(set(mesh.capability), { accept_plinks: 1, forwarding: 1 });
  const request = element(
    130,
    // of a station outside (bit 6): its address stands behind the sequence number
    `40 00 1f 01000000 020000000001 05000000 0a0000000001 88130000 00000000 01  01 020000000002 00000000`,
  ) as ValueObject;
  assert.equal(request.external, '0a:00:00:00:00:01');
  assert.deepEqual(request.targets, [
    { target_flags: { target_only: 1, unknown_sequence: 0 }, target: '02:00:00:00:00:02', sequence: 0 },
  ]);
  const capabilities = element(127, '05 00 08 00 00 00 00 40 00 20') as ValueObject;
  assert.deepEqual(
    [capabilities.bits_0_7, capabilities.bits_16_23, capabilities.bits_56_63, capabilities.bits_72_79],
    [
      ['20-40-coexistence', 'extended-channel-switching'],
      ['bss-transition'],
      ['operating-mode-notification'],
      ['twt-requester'],
    ],
  );
});

/** A frame's value. */
function frame(hex: string): ValueObject {
  const { record, value } = carrying('frame', 'frame', plain(hex));
  assert.deepEqual([record.problems, record.unknown], [undefined, undefined]);
  return value as ValueObject;
}

const header = (control: string) => `${control} 3a01 020000000001 020000000000 020000000000 5000`;

test('frames: what each says before its elements', () => {
  const auth = frame(`${header('b000')} 0300 0100 0000 1300 aabb`);
  assert.deepEqual(
    [auth.destination, auth.sequence, auth.algorithm, auth.transaction, auth.status_code, auth.group],
    ['02:00:00:00:00:01', { fragment: 0, number: 5 }, 'sae', 1, 'success', 19],
  );
  const deauth = frame(`${header('c000')} 0300`);
  assert.equal(deauth.reason_code, 'deauth-leaving');
  const response = frame(`${header('1000')} 1104 1100 01c0 010182`);
  assert.deepEqual(
    [response.status_code, response.aid, (response.elements as Value[]).length],
    ['ap-unable-to-handle-new-sta', { id: 1, set: 3 }, 1],
  );
  const request = frame(`${header('d000')} 03 00 05 0310 0000 a001`);
  assert.deepEqual(
    [request.category, request.action, request.dialog_token, request.parameters, request.start_sequence],
    ['block-ack', 'addba-request', 5, { amsdu: 1, immediate: 1, tid: 0, buffer_size: 64 }, { fragment: 0, number: 26 }],
  );
  const hidden = frame(`${header('d040')} 0102030405060708`);
  assert.equal(hidden.encrypted, '0102030405060708');
  const data = frame('8801 0000 020000000001 0011');
  assert.deepEqual([data.frame_type, data.receiver, data.content], ['qos-data', '02:00:00:00:00:01', '0011']);
});

test('frames: a peering ends with the reason that only the frame tells from an ID', () => {
  const close = frame(`${header('d000')} 0f 03 7506 0000 0500 3700`);
  const [peering] = close.elements as { data: ValueObject }[];
  assert.equal(peering!.data.reason, 'mesh-close');
  assert.equal((element(117, '0000 0500 3700') as ValueObject).peer_id_or_reason, 55);
});

test('frames: a handshake of keys', () => {
  const zeros = (count: number) => '00'.repeat(count);
  const payload = plain(
    `02 03 0075 02 010a 0000 0000000000000001 ${'ab'.repeat(32)} ${zeros(32)} ${'cd'.repeat(16)} 0016
     30 14 0100 000fac04 0100 000fac04 0100 000fac02 0000`,
  );
  const { value } = carrying('control-port-frame', 'frame', payload);
  const key = value as ValueObject;
  assert.deepEqual(
    [key.type, key.descriptor, set(key.info), key.replay_counter, key.mic],
    ['key', 'rsn', { version: 2, pairwise: 1, mic: 1 }, 1, 'cd'.repeat(16)],
  );
  assert.deepEqual(
    (key.data as { id: Value }[]).map(({ id }) => id),
    ['rsn'],
  );
});

test('an access point and a station of a real kernel: all is known', () => {
  const fixtures = allFixtures().filter(({ name }) => name.startsWith('generic/nl80211-access-point'));
  const ids = new Map(schemas.ids);
  schemas.ids.set(0x20, 'nl80211');
  const records = fixtures.flatMap(({ bytes, direction }) => {
    const { records, hex } = roundTrip(bytes, { schemas, protocol, ...(direction ? { direction } : {}) });
    assert.equal(hex, toHex(bytes));
    return records;
  });
  for (const [id, name] of ids) schemas.ids.set(id, name);
  for (const { operation, problems, unknown } of records)
    assert.deepEqual([problems, unknown], [undefined, undefined], operation);
  const kinds = records.flatMap(({ attributes }) => {
    const { frame } = (attributes ?? {}) as { frame?: { frame_type?: Value } };
    return frame?.frame_type ?? [];
  });
  assert.deepEqual(new Set(kinds), new Set(['probe-req', 'probe-resp', 'auth', 'assoc-resp', 'deauth']));
});
