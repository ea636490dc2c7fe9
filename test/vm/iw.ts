/** The text of iw, read again. */

/** Pieces of an indented text that begin with a line of this shape, each with what the line caught. */
export function blocks(text: string, head: RegExp): { head: RegExpExecArray; body: string }[] {
  const starts = [...text.matchAll(new RegExp(head, 'gm'))] as RegExpExecArray[];
  return starts.map((found, i) => ({ head: found, body: text.slice(found.index, starts[i + 1]?.index) }));
}

/** What a line with this label says. */
export const line = (text: string, label: string): string | undefined =>
  new RegExp(`^\\s*\\*?\\s*${label}:?[ \\t]*(.*?)[ \\t]*$`, 'm').exec(text)?.[1];

/** The starred items below a heading, to the next heading of its depth. */
export function items(text: string, heading: string): string[] {
  const found = new RegExp(`^(\\t+)${heading}:\\n((?:\\1\\t.*\\n)*)`, 'm').exec(text);
  return [...(found?.[2] ?? '').matchAll(/^\s*\* (.*?)\s*$/gm)].map(([, item]) => item!);
}

/** Interface types as nl80211 calls them. */
export const iftypes: { [iw: string]: string } = {
  IBSS: 'adhoc',
  managed: 'station',
  AP: 'ap',
  'AP/VLAN': 'ap_vlan',
  monitor: 'monitor',
  'mesh point': 'mesh_point',
  'P2P-client': 'p2p_client',
  'P2P-GO': 'p2p_go',
  'P2P-device': 'p2p_device',
  'outside context of a BSS': 'ocb',
};

export const ciphers: { [iw: string]: string } = {
  WEP40: 'wep40',
  WEP104: 'wep104',
  TKIP: 'tkip',
  'CCMP-128': 'ccmp',
  CCMP: 'ccmp',
  'CCMP-256': 'ccmp-256',
  'GCMP-128': 'gcmp',
  'GCMP-256': 'gcmp-256',
  CMAC: 'aes-cmac',
  'CMAC-256': 'bip-cmac-256',
  'GMAC-128': 'bip-gmac-128',
  'GMAC-256': 'bip-gmac-256',
};

/** What iw says of a radio's channel: `2467 MHz [12] (20.0 dBm) (no IR)`. */
export function channel(item: string): object {
  const [, freq] = /^([\d.]+) MHz/.exec(item)!;
  const power = /\(([\d.]+) dBm\)/.exec(item)?.[1];
  return {
    freq: Number(freq),
    ...(power ? { power: Number(power) } : {}),
    disabled: item.includes('disabled'),
    'no-ir': item.includes('no IR'),
    radar: item.includes('radar detection'),
  };
}

/** A rule of a country: `(5250 - 5330 @ 80), (6, 20), (0 ms), DFS, AUTO-BW`. */
export function rule(text: string): object {
  const [, start, end, width, gain, power, rest] = /\((\d+) - (\d+) @ (\d+)\), \((\S+), (\d+)\), \([^)]*\)(.*)$/.exec(
    text,
  )!;
  return {
    khz: [start, end, width].map(mhz => Number(mhz) * 1000),
    gain: gain === 'N/A' ? 0 : Number(gain) * 100,
    power: Number(power) * 100,
    flags: rest!
      .split(', ')
      .filter(Boolean)
      .map(flag => flag.toLowerCase().replace('passive-scan', 'no-ir'))
      .sort(),
  };
}
