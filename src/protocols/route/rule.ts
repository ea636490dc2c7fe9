import { attributeSet } from '../../schema/attribute-set.ts';
import { be32, be64, ip, pad, string, struct, u8, u16, u32 } from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';
import type { Family, Operation } from '../../schema/family.ts';
import { addressFamily } from './address-family.ts';
import { routeProtocol, routeTable } from './route-header.ts';

/** FR_ACT_* (linux/fib_rules.h). */
const ruleAction = enumeration('fr-act', 'FR_ACT_', {
  unspec: 0,
  'to-tbl': 1,
  goto: 2,
  nop: 3,
  res3: 4,
  res4: 5,
  blackhole: 6,
  unreachable: 7,
  prohibit: 8,
});

const ruleFlags = flagSet('fib-rule-flags', 'FIB_RULE_', {
  permanent: 0x1,
  invert: 0x2,
  unresolved: 0x4,
  'iif-detached': 0x8,
  'oif-detached': 0x10,
  'find-saddr': 0x10000,
});

/** Behind nlmsghdr in every RTM_*RULE message. */
const fibRuleHeader = struct('fib-rule-hdr', {
  family: u8({ enum: () => addressFamily }),
  'dst-len': u8({ hint: 'prefix-len' }),
  'src-len': u8({ hint: 'prefix-len' }),
  tos: u8({ hint: 'hex' }),
  table: u8({ enum: () => routeTable }),
  res1: pad(1),
  res2: pad(1),
  action: u8({ enum: () => ruleAction }),
  flags: u32({ enum: () => ruleFlags }),
});

const portRange = struct('fib-rule-port-range', { start: u16(), end: u16() });

const uidRange = struct('fib-rule-uid-range', { start: u32(), end: u32() });

/** FRA_* (linux/fib_rules.h). */
const ruleAttributes = attributeSet('fib-rule-attrs', 'FRA_', {
  dst: [1, ip()],
  src: [2, ip()],
  iifname: [3, string()],
  goto: [4, u32()],
  unused2: [5, pad()],
  priority: [6, u32()],
  unused3: [7, pad()],
  unused4: [8, pad()],
  unused5: [9, pad()],
  fwmark: [10, u32({ hint: 'hex' })],
  flow: [11, u32({ hint: 'hex' })],
  'tun-id': [12, be64()],
  'suppress-ifgroup': [13, u32()],
  'suppress-prefixlen': [14, u32({ hint: 'hex' })],
  table: [15, u32({ enum: () => routeTable })],
  fwmask: [16, u32({ hint: 'hex' })],
  oifname: [17, string()],
  pad: [18, pad()],
  l3mdev: [19, u8()],
  'uid-range': [20, uidRange],
  protocol: [21, u8({ enum: () => routeProtocol })],
  'ip-proto': [22, u8()],
  'sport-range': [23, portRange],
  'dport-range': [24, portRange],
  dscp: [25, u8()],
  flowlabel: [26, be32({ hint: 'hex' })],
  'flowlabel-mask': [27, be32({ hint: 'hex' })],
  'sport-mask': [28, u16({ hint: 'hex' })],
  'dport-mask': [29, u16({ hint: 'hex' })],
  'dscp-mask': [30, u8({ hint: 'hex' })],
});

const common: Pick<Operation, 'fixed' | 'attributes' | 'summary'> = {
  fixed: fibRuleHeader,
  attributes: () => ruleAttributes,
  summary: [
    'priority',
    'fixed.family',
    'src',
    'fixed.src-len',
    'dst',
    'fixed.dst-len',
    'iifname',
    'oifname',
    'fwmark',
    'fwmask',
    'fixed.action',
    'table',
    'goto',
    'protocol',
    'fixed.flags',
  ],
};

/** RTM_*RULE. */
export const rtRule: Family = {
  name: 'rt-rule',
  protocol: 'route',
  doc: 'rules that say which table routes a packet',
  nested: false,
  operations: [
    {
      name: 'newrule',
      constant: 'RTM_NEWRULE',
      doc: 'add a rule; a rule appeared',
      request: 32,
      reply: 32,
      modes: ['do', 'notify'],
      verb: 'new',
      ...common,
      flags: ['create'],
      capability: 'CAP_NET_ADMIN',
      example: ['src=10.0.0.0/8', 'fixed.table=100', 'action=to-tbl'],
    },
    {
      name: 'delrule',
      constant: 'RTM_DELRULE',
      doc: 'delete the first rule that fits; a rule disappeared',
      request: 33,
      reply: 33,
      modes: ['do', 'notify'],
      verb: 'delete',
      ...common,
      capability: 'CAP_NET_ADMIN',
      example: ['src=10.0.0.0/8'],
    },
    {
      name: 'getrule',
      constant: 'RTM_GETRULE',
      doc: 'ask for all rules',
      request: 34,
      reply: 32,
      modes: ['dump'],
      verb: 'get',
      ...common,
    },
  ],
};
