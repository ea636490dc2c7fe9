/** Devices with several links (802.11be): the multi-link element (IEEE80211_ML*), which links traffic takes. */
import { array, binary, bits, s64, select, u8 } from '../../../../schema/builders.ts';
import { enumeration } from '../../../../schema/enum.ts';
import type { Type } from '../../../../schema/type.ts';
import { capability, status } from './fields.ts';
import { address, byMember, layout, le16, subElements } from './parts.ts';

const kind = enumeration('multi-link-type', false, {
  basic: 0,
  probe: 1,
  reconfiguration: 2,
  tdls: 3,
  'priority-access': 4,
});

/** First bytes that mean a type: its low bits, whatever the others say is present. */
const startsWith = (type: number) => Array.from({ length: 32 }, (_, i) => String.fromCharCode(8 * i + type));

const control = (presence: { [name: string]: readonly [number, number] } = {}) =>
  bits('u16', { type: [0, 3, () => kind], ...presence }, 'little');

/** Times by exponents. */
const eml = bits(
  'u16',
  {
    emlsr: [0, 1],
    'emlsr-padding': [1, 3],
    'emlsr-transition': [4, 3],
    emlmr: [7, 1],
    'emlmr-delay': [8, 3],
    'transition-timeout': [11, 4],
  },
  'little',
);
const mldCapabilities = bits(
  'u16',
  {
    'max-simultaneous-links': [0, 4],
    srs: [4, 1],
    'tid-to-link': [5, 2],
    'frequency-separation': [7, 5],
    aar: [12, 1],
    'link-reconfiguration': [13, 1],
    'aligned-twt': [14, 1],
  },
  'little',
);
const synchronization = bits('u16', { duration: [0, 8], 'ofdm-threshold': [8, 4], 'max-txops': [12, 4] }, 'little');

const present = (name: string) => ({ [`member.control.${name}-present`]: 1 });

/** What is common counts its own length. */
const common = (type: Type) => ({
  'common-length': u8(),
  common: { type, length: { member: 'common-length', offset: -1 } },
});

const linkPart = enumeration('multi-link-part', false, { 'per-sta-profile': 0, 'vendor-specific': 221, fragment: 254 });

/** What is the same in the frame of each link stands once, in the frame itself. */
function profile(elements: Type): Type {
  const described = layout('link-profile', { ...capability, elements });
  const answered = layout('link-profile-answer', { ...capability, ...status, elements });
  return select(
    [
      { name: 'answer', when: { 'member.frame-type': ['assoc-resp', 'reassoc-resp'] }, type: answered },
      {
        name: 'description',
        when: { 'member.frame-type': ['assoc-req', 'reassoc-req', 'probe-resp', 'beacon'] },
        type: described,
      },
      { name: 'found', when: { 'message.operation': ['get-scan', 'new-scan-results'] }, type: described },
    ],
    binary(),
  );
}

/** IEEE80211_MLE_STA_CONTROL_*; `info-length` counts itself. */
const station = (elements: Type) =>
  layout('multi-link-station', {
    control: bits(
      'u16',
      {
        'link-id': [0, 4],
        complete: [4, 1],
        'mac-present': [5, 1],
        'beacon-interval-present': [6, 1],
        'tsf-offset-present': [7, 1],
        'dtim-present': [8, 1],
        'nstr-present': [9, 1],
        'nstr-wide': [10, 1],
        'change-count-present': [11, 1],
      },
      'little',
    ),
    'info-length': u8(),
    info: {
      type: layout('multi-link-station-info', {
        mac: { type: address(), when: present('mac') },
        'beacon-interval': { type: le16(), when: present('beacon-interval') },
        'tsf-offset': { type: s64({ order: 'little' }), when: present('tsf-offset') },
        dtim: { type: layout('multi-link-dtim', { count: u8(), period: u8() }), when: present('dtim') },
        'nstr-links': { type: u8({ hint: 'hex' }), when: { ...present('nstr'), 'member.control.nstr-wide': 0 } },
        'nstr-links-wide': { type: le16({ hint: 'hex' }), when: { ...present('nstr'), 'member.control.nstr-wide': 1 } },
        'change-count': { type: u8(), when: present('change-count') },
      }),
      length: { member: 'info-length', offset: -1 },
    },
    profile: profile(elements),
  });

/** The element, by its type; `elements` are those of a link's profile. */
export function multiLinkOf(elements: Type): Type {
  const links = subElements(() => linkPart, select(byMember('id', { 'per-sta-profile': station(elements) }), binary()));
  const basic = layout('multi-link-basic', {
    control: control({
      'link-id-present': [4, 1],
      'change-count-present': [5, 1],
      'synchronization-present': [6, 1],
      'eml-present': [7, 1],
      'capabilities-present': [8, 1],
      'mld-id-present': [9, 1],
      'more-capabilities-present': [10, 1],
    }),
    ...common(
      layout('multi-link-common', {
        'mld-address': address(),
        'link-id': { type: bits('u8', { id: [0, 4] }), when: present('link-id') },
        'change-count': { type: u8(), when: present('change-count') },
        synchronization: { type: synchronization, when: present('synchronization') },
        eml: { type: eml, when: present('eml') },
        capabilities: { type: mldCapabilities, when: present('capabilities') },
        'mld-id': { type: u8(), when: present('mld-id') },
        'more-capabilities': { type: le16({ hint: 'hex' }), when: present('more-capabilities') },
      }),
    ),
    links,
  });
  const probe = layout('multi-link-probe', {
    control: control({ 'mld-id-present': [4, 1] }),
    ...common(layout('multi-link-probe-common', { 'mld-id': { type: u8(), when: present('mld-id') } })),
    links: subElements(() => linkPart, binary()),
  });
  const reconfiguration = layout('multi-link-reconfiguration', {
    control: control({ 'mld-address-present': [4, 1], 'eml-present': [5, 1], 'capabilities-present': [6, 1] }),
    ...common(
      layout('multi-link-reconfiguration-common', {
        'mld-address': { type: address(), when: present('mld-address') },
        eml: { type: eml, when: present('eml') },
        capabilities: { type: mldCapabilities, when: present('capabilities') },
      }),
    ),
    links: subElements(() => linkPart, binary()),
  });
  const addressed = (name: string) =>
    layout(name, {
      control: control({ 'mld-address-present': [4, 1] }),
      ...common(layout(`${name}-common`, { 'ap-mld-address': address() })),
      links: subElements(() => linkPart, binary()),
    });
  return select(
    [
      { name: 'basic', when: { starts: startsWith(0) }, type: basic },
      { name: 'probe', when: { starts: startsWith(1) }, type: probe },
      { name: 'reconfiguration', when: { starts: startsWith(2) }, type: reconfiguration },
      { name: 'tdls', when: { starts: startsWith(3) }, type: addressed('multi-link-tdls') },
      { name: 'priority-access', when: { starts: startsWith(4) }, type: addressed('multi-link-priority-access') },
    ],
    binary(),
  );
}

const direction = enumeration('link-direction', false, { down: 0, up: 1, both: 2 });

/** IEEE80211_TTLM_CONTROL_*; a bitmap of links for each traffic that `traffic` has; times in units of 1024 microseconds. */
export const trafficToLinks = layout('tid-to-link-mapping', {
  control: bits('u8', {
    direction: [0, 2, () => direction],
    default: [2, 1],
    'switch-time-present': [3, 1],
    'duration-present': [4, 1],
    narrow: [5, 1],
  }),
  traffic: { type: u8({ hint: 'hex' }), when: { 'member.control.default': 0 } },
  'switch-time': { type: le16(), when: present('switch-time') },
  duration: { type: binary({ size: 3 }), when: present('duration') },
  links: { type: array(le16({ hint: 'hex' })), when: { 'member.control.default': 0, 'member.control.narrow': 0 } },
  'narrow-links': {
    type: array(u8({ hint: 'hex' })),
    when: { 'member.control.default': 0, 'member.control.narrow': 1 },
  },
});
