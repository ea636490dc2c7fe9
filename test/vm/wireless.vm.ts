/** iw beside nltool: simulated radios, one an access point, two in a mesh, one that looks for networks. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Json } from '../support/differences.ts';
import { head, tail } from './beacon.ts';
import { compareEht, compareElements } from './elements.ts';
import { blocks, channel, ciphers, iftypes, items, line, rule } from './iw.ts';
import { nltool, records, shell, skip } from './nltool.ts';

const setup = `
modprobe -r mac80211_hwsim || true; modprobe mac80211_hwsim radios=4; iw reg set DE
iw dev wlan1 set type __ap; ip link set wlan1 up
iw dev wlan1 ap start 'test net' 2412 100 2 head ${head} tail ${tail}
for i in 2 3; do iw dev wlan$i set type mp; ip link set wlan$i up; iw dev wlan$i mesh join 'my mesh' freq 2462; done
ip link set wlan0 up
for i in 1 2 3 4 5 6 7 8 9; do iw dev wlan2 station dump | grep -q ESTAB && break; sleep 1; done
`;

/** What was found is forgotten after half a minute. */
const scan = () =>
  shell('for i in 1 2 3 4 5 6 7 8 9; do iw dev wlan0 scan freq 2412 2462 | grep -q 02:00:00:00:01:00 && break; done');

const ask = (...words: string[]): Json[] => {
  const { out, err, code } = nltool('send', 'nl80211', ...words, '--json');
  assert.equal(code, 0, err);
  const all = records(out);
  for (const { unknown, problems } of all) assert.deepEqual([unknown, problems], [undefined, undefined]);
  return all.map(({ attributes }) => attributes);
};

describe('what iw says', { skip }, () => {
  before(() => void shell(setup));
  after(() => void shell('modprobe -r mac80211_hwsim'));

  test('iw dev', () => {
    const theirs = blocks(shell('iw dev'), /^\tInterface (\S+)/).map(({ head: [, name], body }) => ({
      name,
      index: Number(line(body, 'ifindex')),
      wdev: Number(line(body, 'wdev')),
      mac: line(body, 'addr'),
      type: iftypes[line(body, 'type')!]!.replace('_', '-'),
      freq: Number(/channel \d+ \((\d+) MHz\)/.exec(body)?.[1] ?? 0),
      power: Number(/txpower ([\d.]+)/.exec(body)![1]),
    }));
    const ours = ask('get-interface', '--dump').map(one => ({
      name: one.ifname,
      index: one.ifindex,
      wdev: one.wdev,
      mac: one.mac,
      type: one.iftype,
      freq: one.wiphy_freq ?? 0,
      power: one.wiphy_tx_power_level / 100,
    }));
    assert.equal(theirs.length, 4);
    assert.deepEqual(ours, theirs);
  });

  test('iw list', () => {
    for (const {
      head: [, name],
      body,
    } of blocks(shell('iw list'), /^Wiphy (\S+)/)) {
      const own = ask('get-wiphy', '--dump', 'split-wiphy-dump', `wiphy=${name!.slice(3)}`).reduce(together);
      assert.equal(own.max_num_scan_ssids, Number(line(body, 'max # scan SSIDs')));
      assert.deepEqual(
        own.cipher_suites,
        items(body, 'Supported Ciphers').map(item => ciphers[item.split(' ')[0]!]),
      );
      assert.deepEqual(
        Object.keys(own.supported_iftypes),
        items(body, 'Supported interface modes').map(item => iftypes[item]),
      );
      const commands = items(body, 'Supported commands').map(item => item.replaceAll('_', '-'));
      assert.deepEqual(
        own.supported_commands.map((one: string) => alike(one)),
        commands.map(alike),
      );
      const bands = blocks(body.slice(0, body.indexOf('Supported commands:')), /^\tBand (\d+):/);
      const ours: Json[] = Object.values(own.wiphy_bands);
      for (const [i, { body: band }] of bands.entries()) if (ours[i]?.ht_capa) compareBand(band, ours[i]);
    }
  });

  test('iw reg get', () => {
    const theirs = shell('iw reg get')
      .split('\n')
      .filter(one => one.startsWith('\t('));
    const [own] = ask('get-reg', '--dump');
    assert.ok(theirs.length > 0);
    assert.deepEqual(
      own.reg_rules.map((one: Json) => ({
        khz: [one.freq_range_start, one.freq_range_end, one.freq_range_max_bw],
        gain: one.power_rule_max_ant_gain,
        power: one.power_rule_max_eirp,
        flags: one.reg_rule_flags.toSorted(),
      })),
      theirs.map(rule),
    );
  });

  test('iw scan dump', () => {
    scan();
    const theirs = blocks(shell('iw dev wlan0 scan dump'), /^BSS (\S{17})/);
    const ours = ask('get-scan', 'ifindex=wlan0', '--dump').map(one => one.bss);
    assert.ok(theirs.some(({ head: [, mac] }) => mac === '02:00:00:00:01:00'));
    assert.equal(ours.length, theirs.length);
    for (const {
      head: [, mac],
      body,
    } of theirs) {
      const own = ours.find(one => one.bssid === mac);
      const elements: Json[] = own.information_elements ?? own.beacon_ies;
      const data = (id: string): Json => elements.find(one => one.id === id)?.data;
      assert.equal(own.frequency, Number(line(body, 'freq')));
      assert.equal(own.beacon_interval, Number(line(body, 'beacon interval')!.split(' ')[0]));
      assert.equal(own.signal_mbm / 100, Number(line(body, 'signal')!.split(' ')[0]));
      // that of a mesh network is empty
      assert.equal(data('ssid')?.ssid ?? '', line(body, 'SSID') ?? '');
      const rates = [...data('supp-rates').rates, ...(data('ext-supp-rates')?.rates ?? [])];
      const said = `${line(body, 'Supported rates')} ${line(body, 'Extended supported rates') ?? ''}`;
      assert.equal(rates.join(' '), said.trim().replaceAll('.0', ''));
      assert.equal(data('ds-params')?.channel, Number(line(body, 'DS Parameter set')!.split(' ')[1]));
      if (mac === '02:00:00:00:01:00') {
        compareAccessPoint(body, own, data);
        compareElements(body, elements);
      } else assert.equal(data('mesh-id')?.mesh_id, line(body, 'MESH ID'));
    }
  });

  test('iw station dump', () => {
    const [theirs] = blocks(shell('iw dev wlan2 station dump'), /^Station (\S+)/);
    const [{ mac, sta_info: own }] = ask('get-station', 'ifindex=wlan2', '--dump');
    const body = theirs!.body;
    assert.equal(mac, theirs!.head[1]);
    assert.equal(`${own.signal} dBm`, line(body, 'signal'));
    assert.equal(own.llid, Number(line(body, 'mesh llid')));
    assert.equal(own.plink_state, line(body, 'mesh plink')!.toLowerCase());
    assert.equal(own.bss_param.beacon_interval, Number(line(body, 'beacon interval')));
    assert.equal(own.tx_bitrate.bitrate / 10, Number(line(body, 'tx bitrate')!.split(' ')[0]));
    for (const [label, flag] of [
      ['authorized', 'authorized'],
      ['WMM/WME', 'wme'],
      ['MFP', 'mfp'],
      ['TDLS peer', 'tdls-peer'],
    ])
      assert.equal(own.sta_flags.set.includes(flag), line(body, label!) === 'yes', label);
  });

  test('in a line and in a tree a person sees what there is', () => {
    const words = ['send', 'nl80211', 'get-scan', 'ifindex=wlan0', '--dump'];
    scan();
    assert.match(
      nltool(...words).out,
      /wlan0\(\d+\) .*02:00:00:00:01:00 ssid "test net" .*2412 MHz .*-30 dBm .*psk sae/,
    );
    scan();
    assert.match(nltool(...words, '-v').out, /rates +1\* 2\* 5\.5\* 11\* 6 9 12 18\n/);
  });
});

/** What the kernel says of a radio in many messages, as one; lists go on from one to the next. */
function together(one: Json, other: Json): Json {
  if (Array.isArray(one)) return [...one, ...other];
  if (typeof one !== 'object') return other;
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  const both = (key: string) => key in one && key in other;
  return Object.fromEntries(
    keys.map(key => [key, both(key) ? together(one[key], other[key]) : (one[key] ?? other[key])]),
  );
}

/** Names of commands that iw shortens. */
const alike = (name: string): string => name.replaceAll(/[^a-z0-9]/g, '');

const smPowerSave: { [name: string]: string } = {
  disabled: 'SM Power Save disabled',
  static: 'Static SM Power Save',
  dynamic: 'Dynamic SM Power Save',
};

function compareHt(text: string, capabilities: Json): void {
  const { ldpc, width_40, sm_ps, greenfield, sgi_20, sgi_40, dsss_cck_40, max_amsdu_7935 } = capabilities;
  const said: [string, unknown][] = [
    ['RX LDPC', ldpc],
    ['HT20/HT40', width_40],
    [smPowerSave[sm_ps]!, true],
    ['RX Greenfield', greenfield],
    ['RX HT20 SGI', sgi_20],
    ['RX HT40 SGI', sgi_40],
    [`Max AMSDU length: ${max_amsdu_7935 ? 7935 : 3839} bytes`, true],
  ];
  for (const [words, is] of said) assert.equal(text.includes(`\t${words}\n`), Boolean(is), words);
  assert.equal(/\tDSSS\/CCK HT40\n/.test(text), Boolean(dsss_cck_40));
}

function compareBand(text: string, band: Json): void {
  compareHt(text.slice(0, text.indexOf('VHT Capabilities')), band.ht_capa);
  const kinds = blocks(text.slice(0, text.indexOf('Bitrates')), /^\t\tHE Iftypes: /);
  assert.equal(kinds.length, band.iftype_data?.length ?? 0, Object.keys(band).join());
  for (const [i, { body }] of kinds.entries()) compareHe(body, band.iftype_data[i]);
  const rates = items(text, 'Bitrates \\(non-HT\\)');
  assert.deepEqual(
    band.rates.map(
      (one: Json) =>
        `${(one.rate / 10).toFixed(1)} Mbps${one['2ghz_shortpreamble'] ? ' (short preamble supported)' : ''}`,
    ),
    rates,
  );
  assert.deepEqual(
    band.freqs.map((one: Json) => ({
      freq: one.freq,
      ...(one.disabled ? {} : { power: one.max_tx_power / 100 }),
      disabled: Boolean(one.disabled),
      'no-ir': Boolean(one.no_ir),
      radar: Boolean(one.radar),
    })),
    items(text, 'Frequencies').map(channel),
  );
  assert.equal(Boolean(band.vht_capa), text.includes('VHT Capabilities'));
  if (!band.vht_capa) return;
  const { max_mpdu, width, rx_ldpc, sgi_80, sgi_160, tx_stbc } = band.vht_capa;
  assert.equal(max_mpdu, line(text, 'Max MPDU length'));
  assert.equal(
    line(text, 'Supported Channel Width'),
    { '160-80p80': '160 MHz, 80+80 MHz', '160': '160 MHz', '80': 'neither 160 nor 80+80' }[width as string],
  );
  const vht = text.slice(text.indexOf('VHT Capabilities'));
  const said = {
    'RX LDPC': rx_ldpc,
    'short GI (80 MHz)': sgi_80,
    'short GI (160/80+80 MHz)': sgi_160,
    'TX STBC': tx_stbc,
  };
  for (const [words, is] of Object.entries(said)) assert.equal(vht.includes(`\t${words}\n`), Boolean(is), words);
  const streams = [...vht.matchAll(/(\d) streams: (?:MCS )?(.*)/g)].slice(0, 8);
  assert.equal(streams.length, 8);
  for (const [, count, mcs] of streams)
    assert.equal(band.vht_mcs_set.rx_mcs_map[`nss_${count}`], mcs === 'not supported' ? 'none' : mcs, count);
}

/** What iw says of HE, and our bits for it. */
const he: { [line: string]: (mac: Json, phy: Json) => unknown } = {
  '\\+HTC HE Supported': mac => mac.bits_0_31.htc_he,
  BSR: mac => mac.bits_0_31.bsr,
  'MU Cascading': mac => mac.bits_0_31.mu_cascading,
  'Ack-Enabled Aggregation': mac => mac.bits_0_31.ack_enabled_aggregation,
  'OM Control': mac => mac.bits_0_31.om_control,
  'A-MSDU in A-MPDU': mac => mac.bits_32_47.amsdu_in_ampdu,
  'LDPC Coding in Payload': (_, phy) => phy.bits_0_31.ldpc,
  'NDP with 4x HE-LTF and 3.2us GI': (_, phy) => phy.bits_0_31.ndp_4x_ltf,
  'STBC Tx <= 80MHz': (_, phy) => phy.bits_0_31.stbc_tx_80,
  'STBC Rx <= 80MHz': (_, phy) => phy.bits_0_31.stbc_rx_80,
  'Full Bandwidth UL MU-MIMO': (_, phy) => phy.bits_0_31.ul_mu_mimo,
  'Partial Bandwidth UL MU-MIMO': (_, phy) => phy.bits_0_31.ul_mu_mimo_partial,
};

/** `iw` turns the bytes of what it prints in hexadecimal around; the named lines are compared. */
function compareHe(text: string, data: Json): void {
  const { he_cap_mac: mac, he_cap_phy: phy } = data;
  const [part = '', eht] = text.split('EHT Iftypes');
  // where there is none iw prints zeros
  if (data.eht_cap_mac) compareEht(eht!, data);
  else assert.match(eht ?? '(0x0000)', /\(0x0000\)/);
  for (const [label, of] of Object.entries(he))
    assert.equal(new RegExp(`^\\t+${label}$`, 'm').test(part), Boolean(of(mac, phy)), label);
  assert.equal(mac.bits_0_31.trigger_padding, Number(line(part, 'Trigger Frame MAC Padding Duration') ?? 0));
  assert.equal(mac.bits_0_31.multi_tid_rx, Number(line(part, 'Multi-TID Aggregation Support') ?? 0));
  assert.equal(mac.bits_0_31.max_ampdu_exponent, Number(line(part, 'Maximum A-MPDU Length Exponent') ?? 0));
  assert.equal(phy.bits_0_31.punctured_preamble_rx, Number(line(part, 'Punctured Preamble RX') ?? 0));
}

/** What the beacon of the access point says. */
function compareAccessPoint(text: string, own: Json, data: (id: string) => Json): void {
  const names: { [flag: string]: string } = { ess: 'ESS', privacy: 'Privacy', 'short-slot-time': 'ShortSlotTime' };
  assert.equal(
    own.capability.map((flag: string) => names[flag]).join(' '),
    line(text, 'capability')!.replace(/ \(.*/, ''),
  );
  const { group_cipher, pairwise_ciphers, akm_suites, capabilities } = data('rsn');
  assert.equal(group_cipher, ciphers[line(text, 'Group cipher')!]);
  assert.deepEqual(pairwise_ciphers, [ciphers[line(text, 'Pairwise ciphers')!]]);
  assert.equal(akm_suites.join(' ').toUpperCase(), line(text, 'Authentication suites'));
  assert.equal(Boolean(capabilities.mfp_capable), text.includes('MFP-capable'));
  assert.equal(data('country').country.slice(0, 2), /Country: (..)/.exec(text)![1]);
  compareHt(text, data('ht-capability').cap_info);
  assert.equal(data('ht-operation').primary_channel, Number(line(text, 'primary channel')));
  assert.equal(data('qbss-load').station_count, Number(line(text, 'station count')));
  assert.equal(data('tim').dtim_period, Number(/DTIM Period (\d+)/.exec(text)![1]));
}
