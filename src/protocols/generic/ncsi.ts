/** Generic family NCSI: network cards shared with a management controller (linux/ncsi.h). */
import { attributeSet, multi } from '../../schema/attribute-set.ts';
import { be16, binary, flag, nest, pad, string, struct, u8, u16, u32, unused } from '../../schema/builders.ts';
import type { Family } from '../../schema/family.ts';
import { admin, call, change, operations, query } from './operations.ts';

/** Header and payload of an NC-SI packet, DSP0222. */
const packet = struct(
  'ncsi-pkt-hdr',
  {
    'mc-id': u8(),
    revision: u8(),
    reserved: u8(),
    id: u8(),
    type: { type: u8({ hint: 'hex' }), doc: 'of the command; 0x80 more in answers' },
    channel: { type: u8({ hint: 'hex' }), doc: 'package in the upper 3 bits' },
    length: be16(),
    reserved1: pad(8),
    payload: binary(),
  },
  { constant: false },
);

const ncsiAttributes = attributeSet('ncsi-attrs', 'NCSI_ATTR_', {
  unspec: [0, unused()],
  ifindex: [1, u32({ hint: 'ifindex' })],
  'package-list': [2, nest(() => packages)],
  'package-id': [3, u32()],
  'channel-id': [4, u32()],
  data: [5, packet],
  'multi-flag': [6, flag(), { doc: 'several at a time' }],
  'package-mask': [7, u32({ hint: 'hex' })],
  'channel-mask': [8, u32({ hint: 'hex' })],
});

const packages = attributeSet('ncsi-pkg-list-attrs', false, {
  pkg: [1, multi(nest(() => packageAttributes)), { constant: 'NCSI_PKG_ATTR' }],
});

const packageAttributes = attributeSet('ncsi-pkg-attrs', 'NCSI_PKG_ATTR_', {
  unspec: [0, unused()],
  id: [2, u32()],
  forced: [3, flag(), { doc: 'set as the preferred one' }],
  'channel-list': [4, nest(() => channels)],
});

const channels = attributeSet('ncsi-channel-list-attrs', false, {
  channel: [1, multi(nest(() => channelAttributes)), { constant: 'NCSI_CHANNEL_ATTR' }],
});

const vlans = attributeSet('ncsi-vlan-list-attrs', 'NCSI_CHANNEL_ATTR_', { 'vlan-id': [10, multi(u16())] });

const channelAttributes = attributeSet('ncsi-channel-attrs', 'NCSI_CHANNEL_ATTR_', {
  unspec: [0, unused()],
  id: [2, u32()],
  'version-major': [3, u32()],
  'version-minor': [4, u32()],
  'version-str': [5, string()],
  'link-state': [6, u32({ hint: 'hex' })],
  active: [7, flag()],
  forced: [8, flag(), { doc: 'set as the preferred one' }],
  'vlan-list': [9, nest(() => vlans)],
});

const needs = ['ifindex'];
const ofChannel = { needs, summary: ['ifindex', 'package-id', 'channel-id'] };

export const ncsi: Family = {
  name: 'NCSI',
  protocol: 'generic',
  doc: 'network cards shared with a management controller',
  version: 0,
  nested: false,
  operations: operations(
    'NCSI_CMD_',
    { attributes: () => ncsiAttributes },
    {
      'pkg-info': query(1, 1, 'a package with its channels, or all', {
        verb: 'get',
        needs,
        summary: ['ifindex', 'package-list'],
      }),
      'set-interface': change(2, 'prefer a package and channel', ofChannel),
      'clear-interface': change(3, 'prefer none', { needs, summary: ['ifindex'] }),
      'send-cmd': call(4, 4, 'send a command to the card; its answer', {
        needs,
        summary: ['ifindex', 'package-id', 'channel-id', 'data.type'],
        ...admin,
      }),
      'set-package-mask': change(5, 'set which packages may be used', {
        needs,
        summary: ['ifindex', 'package-mask', 'multi-flag'],
      }),
      'set-channel-mask': change(6, 'set which channels of a package may be used', {
        needs,
        summary: ['ifindex', 'package-id', 'channel-mask', 'multi-flag'],
      }),
    },
  ),
};
