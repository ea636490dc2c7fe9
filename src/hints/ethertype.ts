import type { Hint } from './hint.ts';

/** ETH_P_* of linux/if_ether.h that people meet; the others stay hex. */
const names: Record<number, string> = {
  3: 'all',
  2048: 'ip',
  2054: 'arp',
  32821: 'rarp',
  33024: '802.1q',
  34525: 'ipv6',
  34887: 'mpls-uc',
  34888: 'mpls-mc',
  34915: 'pppoe-disc',
  34916: 'pppoe-ses',
  34958: 'pae',
  34984: '802.1ad',
  35020: 'lldp',
  35045: 'macsec',
  35063: '1588',
  35078: 'fcoe',
  35135: '802.1br',
  35151: 'nsh',
};

export const ethertype: Hint = {
  number: {
    format: value => names[Number(value)] ?? `0x${value.toString(16)}`,
    parse(text) {
      const found = Object.entries(names).find(([, name]) => name === text.toLowerCase());
      return found ? Number(found[0]) : undefined;
    },
  },
};
