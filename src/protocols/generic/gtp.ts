/** Generic family gtp: tunnels of mobile subscribers, GPRS and LTE (linux/gtp.h). */
import { attributeSet } from '../../schema/attribute-set.ts';
import { ipv4, ipv6, pad, u8, u16, u32, u64, unused } from '../../schema/builders.ts';
import { enumeration } from '../../schema/enum.ts';
import { dumpsOf, type Family } from '../../schema/family.ts';
import { addressFamily } from '../route/address-family.ts';
import { admin, call, operations, query } from './operations.ts';

const version = enumeration('gtp-version', 'GTP_', { v0: 0, v1: 1 });

const gtpAttributes = attributeSet('gtp-attrs', 'GTPA_', {
  unspec: [0, unused()],
  link: [1, u32({ hint: 'ifindex' })],
  version: [2, u32({ enum: () => version })],
  tid: [3, u64({ hint: 'hex' }), { doc: 'tunnel of version 0' }],
  'peer-address': [4, ipv4(), { doc: 'the other support node' }],
  'ms-address': [5, ipv4(), { doc: 'the subscriber' }],
  flow: [6, u16(), { doc: 'of version 0' }],
  'net-ns-fd': [7, u32()],
  'i-tei': [8, u32({ hint: 'hex' }), { doc: 'tunnel of version 1, towards here' }],
  'o-tei': [9, u32({ hint: 'hex' }), { doc: 'tunnel of version 1, towards the peer' }],
  pad: [10, pad()],
  'peer-addr6': [11, ipv6()],
  'ms-addr6': [12, ipv6()],
  family: [13, u8({ enum: () => addressFamily })],
});

const common = {
  attributes: () => gtpAttributes,
  summary: ['link', 'version', 'tid', 'i-tei', 'o-tei', 'ms-address', 'ms-addr6', 'peer-address', 'peer-addr6'],
};
const told: { modes: ('do' | 'notify')[] } = { modes: ['do', 'notify'] };

/** Answers to getpdp have the lower byte of the family's ID as their command. */
export const gtp: Family = {
  name: 'gtp',
  protocol: 'generic',
  doc: 'tunnels of mobile subscribers, GPRS and LTE',
  version: 0,
  nested: false,
  groups: [{ name: 'gtp', number: 0, doc: 'tunnels appear and go; echo answers', dumps: dumpsOf('gtp', 'getpdp') }],
  astray: 'getpdp',
  operations: operations(
    'GTP_CMD_',
    { ...common, needs: ['link'] },
    {
      newpdp: call(0, 0, 'add a tunnel; one appeared', { verb: 'new', ...told, ...admin }),
      delpdp: call(1, 1, 'take a tunnel away; one is gone', { verb: 'delete', ...told, ...admin }),
      getpdp: query(2, 2, 'a tunnel, or all', { verb: 'get', ...admin }),
      echoreq: call(3, 3, 'send an echo request; an answer came', { needs: ['peer-address'], ...told, ...admin }),
    },
  ),
};
