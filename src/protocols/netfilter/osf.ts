import { attributeSet } from '../../schema/attribute-set.ts';
import { array, chars, struct, u8, u16, u32 } from '../../schema/builders.ts';
import { enumeration } from '../../schema/enum.ts';
import type { Family, Operation } from '../../schema/family.ts';
import { baseOf, operations, plainHeader } from './nfgenmsg.ts';

/** OSF_WSS_*: what the window size is a multiple of. */
const windowSize = enumeration('nf-osf-window-size', 'OSF_WSS_', { plain: 0, mss: 1, mtu: 2, modulo: 3 });

const wildcard = struct('nf-osf-wc', { wc: u32({ enum: () => windowSize }), val: u32() });

/** OSFOPT_*: TCP options by their IANA numbers. */
const optionKind = enumeration('iana-options', 'OSFOPT_', {
  eol: 0,
  nop: 1,
  mss: 2,
  wso: 3,
  sackp: 4,
  sack: 5,
  echo: 6,
  echoreply: 7,
  ts: 8,
  pocp: 9,
  posp: 10,
  empty: 255,
});

const option = struct('nf-osf-opt', {
  kind: u16({ enum: () => optionKind }),
  length: u16(),
  wc: wildcard,
});

/** Integers in host order, unlike all else here. */
const finger = struct('nf-osf-user-finger', {
  wss: wildcard,
  ttl: u8(),
  df: u8(),
  ss: u16(),
  mss: u16(),
  'opt-num': { type: u16(), doc: 'how many of the options hold' },
  genre: chars(32),
  version: chars(32),
  subtype: chars(32),
  opt: array(option, 40),
});

/** OSF_ATTR_* (linux/netfilter/nfnetlink_osf.h) */
const osfAttributes = attributeSet('osf-attrs', 'OSF_ATTR_', { finger: [1, finger] });

const common: Partial<Operation> = {
  attributes: () => osfAttributes,
  needs: ['finger'],
  summary: ['finger.genre', 'finger.version', 'finger.subtype', 'finger.ttl', 'finger.ss'],
};
const base = baseOf('osf');

/** OSF_MSG_*: fingerprints of operating systems for the matches osf. */
export const osf: Family = {
  name: 'osf',
  protocol: 'netfilter',
  doc: 'fingerprints by which rules tell operating systems apart',
  nested: true,
  base,
  fixed: plainHeader,
  operations: operations(
    base,
    'OSF_MSG_',
    {
      add: { request: 0, modes: ['do'], verb: 'new', doc: 'add a fingerprint', flags: ['create'] },
      remove: { request: 1, modes: ['do'], verb: 'delete', doc: 'remove a fingerprint' },
    },
    common,
  ),
};
