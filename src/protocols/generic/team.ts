/** Generic family team: options and ports of team interfaces (linux/if_team.h). */
import { attributeSet, multi } from '../../schema/attribute-set.ts';
import { binary, flag, nest, s32, select, string, u8, u32, unused } from '../../schema/builders.ts';
import { enumeration } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';
import { admin, call, operations } from './operations.ts';

/** NLA_* (include/net/netlink.h): what type an option's data has. */
const optionType = enumeration('option-type', false, { u32: 3, string: 5, flag: 6, s32: 14, binary: 11 });

const duplex = enumeration('duplex', 'DUPLEX_', { half: 0, full: 1, unknown: 255 });

const teamAttributes = attributeSet('team', 'TEAM_ATTR_', {
  unspec: [0, unused()],
  'team-ifindex': [1, u32({ hint: 'ifindex' })],
  'list-option': [2, nest(() => itemOption)],
  'list-port': [3, nest(() => itemPort)],
});

const itemOption = attributeSet('item-option', 'TEAM_ATTR_ITEM_', {
  'option-unspec': [0, unused(), { constant: 'TEAM_ATTR_ITEM_OPTION_UNSPEC' }],
  option: [1, multi(nest(() => option))],
});

const option = attributeSet('attr-option', 'TEAM_ATTR_OPTION_', {
  unspec: [0, unused()],
  name: [1, string({ maxLen: 32 })],
  changed: [2, flag()],
  type: [3, u8({ enum: () => optionType })],
  data: [
    4,
    select(
      [
        { name: 'u32', when: { type: 'u32' }, type: u32() },
        { name: 'string', when: { type: 'string' }, type: string() },
        { name: 'flag', when: { type: 'flag' }, type: flag() },
        { name: 's32', when: { type: 's32' }, type: s32() },
      ],
      binary(),
    ),
  ],
  removed: [5, flag()],
  'port-ifindex': [6, u32({ hint: 'ifindex' })],
  'array-index': [7, u32()],
});

const itemPort = attributeSet('item-port', 'TEAM_ATTR_ITEM_', {
  'port-unspec': [0, unused(), { constant: 'TEAM_ATTR_ITEM_PORT_UNSPEC' }],
  port: [1, multi(nest(() => port))],
});

const port = attributeSet('attr-port', 'TEAM_ATTR_PORT_', {
  unspec: [0, unused()],
  ifindex: [1, u32({ hint: 'ifindex' })],
  changed: [2, flag()],
  linkup: [3, flag()],
  speed: [4, u32(), { doc: 'in Mbit/s' }],
  duplex: [5, u8({ enum: () => duplex })],
  removed: [6, flag()],
});

const ofTeam = {
  needs: ['team-ifindex'],
  ...admin,
};

export const team: Family = {
  name: 'team',
  protocol: 'generic',
  doc: 'options and ports of team interfaces',
  version: 1,
  nested: false,
  groups: [{ name: 'change_event', number: 0, doc: 'options and ports changed', capability: 'CAP_NET_ADMIN' }],
  operations: operations(
    'TEAM_CMD_',
    { attributes: () => teamAttributes, summary: ['team-ifindex', 'list-option', 'list-port'] },
    {
      noop: call(0, 0, 'whether the family answers'),
      'options-set': call(1, 1, 'set options', ofTeam),
      'options-get': call(2, 2, 'all options; some of them changed', { ...ofTeam, modes: ['do', 'notify'] }),
      'port-list-get': call(3, 3, 'all ports; some of them changed', { ...ofTeam, modes: ['do', 'notify'] }),
    },
  ),
};
