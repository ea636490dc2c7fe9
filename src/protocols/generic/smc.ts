/** Generic family SMC_GEN_NETLINK: link groups, links, devices and counters of Shared Memory Communications (linux/smc.h). */
import { attributeSet } from '../../schema/attribute-set.ts';
import { nest, pad, string, u8, u16, u32, u64, uint, unused } from '../../schema/builders.ts';
import { enumeration } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';
import { change, dump, operations } from './operations.ts';

const role = enumeration('smc-lgr-role', false, { client: 0, server: 1 });

const groupType = enumeration('smc-lgr-type', false, {
  none: 0,
  single: 1,
  symmetric: 2,
  'asymmetric-peer': 3,
  'asymmetric-local': 4,
});

const linkState = enumeration('smc-link-state', false, { unused: 0, inactive: 1, activating: 2, active: 3 });

const os = enumeration('smc-clc-os', false, { unknown: 0, zos: 1, linux: 2, aix: 3 });

const smcAttributes = attributeSet('smc-gen-attrs', 'SMC_GEN_', {
  unspec: [0, unused()],
  'sys-info': [1, nest(() => system)],
  'lgr-smcr': [2, nest(() => groupR)],
  'link-smcr': [3, nest(() => link)],
  'lgr-smcd': [4, nest(() => groupD)],
  'dev-smcd': [5, nest(() => device)],
  'dev-smcr': [6, nest(() => device)],
  stats: [7, nest(() => stats)],
  'fback-stats': [8, nest(() => fallbacks)],
});

const system = attributeSet('smc-sys-attrs', 'SMC_NLA_SYS_', {
  unspec: [0, unused()],
  ver: [1, u8()],
  rel: [2, u8()],
  'is-ism-v2': [3, u8()],
  'local-host': [4, string()],
  seid: [5, string(), { doc: 'system enterprise ID' }],
  'is-smcr-v2': [6, u8()],
});

const groupV2 = attributeSet('smc-lgr-v2-attrs', 'SMC_NLA_LGR_V2_', {
  ver: [0, u8()],
  rel: [1, u8()],
  os: [2, u8({ enum: () => os }), { doc: 'of the peer' }],
  'neg-eid': [3, string(), { doc: 'enterprise ID agreed on' }],
  'peer-host': [4, string()],
});

const groupRV2 = attributeSet('smc-lgr-r-v2-attrs', 'SMC_NLA_LGR_R_V2_', {
  unspec: [0, unused()],
  direct: [1, u8(), { doc: 'no gateway between' }],
  'max-conns': [2, u8()],
  'max-links': [3, u8()],
});

const groupR = attributeSet('smc-lgr-r-attrs', 'SMC_NLA_LGR_R_', {
  unspec: [0, unused()],
  id: [1, u32({ hint: 'hex' })],
  role: [2, u8({ enum: () => role })],
  type: [3, u8({ enum: () => groupType })],
  pnetid: [4, string()],
  'vlan-id': [5, u8()],
  'conns-num': [6, u32()],
  'v2-common': [7, nest(() => groupV2)],
  v2: [8, nest(() => groupRV2)],
  'net-cookie': [9, u64()],
  pad: [10, pad()],
  'buf-type': [11, u8()],
  'sndbuf-alloc': [12, uint({ hint: 'bytes' })],
  'rmb-alloc': [13, uint({ hint: 'bytes' })],
});

const link = attributeSet('smc-link-attrs', 'SMC_NLA_LINK_', {
  unspec: [0, unused()],
  id: [1, u8()],
  'ib-dev': [2, string()],
  'ib-port': [3, u8()],
  gid: [4, string()],
  'peer-gid': [5, string()],
  'conn-cnt': [6, u32()],
  'net-dev': [7, u32({ hint: 'ifindex' })],
  uid: [8, u32({ hint: 'hex' })],
  'peer-uid': [9, u32({ hint: 'hex' })],
  state: [10, u32({ enum: () => linkState })],
});

const groupD = attributeSet('smc-lgr-d-attrs', 'SMC_NLA_LGR_D_', {
  unspec: [0, unused()],
  id: [1, u32({ hint: 'hex' })],
  gid: [2, u64({ hint: 'hex' })],
  'peer-gid': [3, u64({ hint: 'hex' })],
  'vlan-id': [4, u8()],
  'conns-num': [5, u32()],
  pnetid: [6, string()],
  chid: [7, u32({ hint: 'hex' })],
  pad: [8, pad()],
  'v2-common': [9, nest(() => groupV2)],
  'ext-gid': [10, u64({ hint: 'hex' })],
  'peer-ext-gid': [11, u64({ hint: 'hex' })],
  'sndbuf-alloc': [12, uint({ hint: 'bytes' })],
  'dmb-alloc': [13, uint({ hint: 'bytes' })],
});

const port = attributeSet('smc-dev-port-attrs', 'SMC_NLA_DEV_PORT_', {
  unspec: [0, unused()],
  'pnet-usr': [1, u8(), { doc: 'the physical network ID was set by hand' }],
  pnetid: [2, string()],
  netdev: [3, u32({ hint: 'ifindex' })],
  state: [4, u8()],
  valid: [5, u8()],
  'lnk-cnt': [6, u32()],
});

const device = attributeSet('smc-dev-attrs', 'SMC_NLA_DEV_', {
  unspec: [0, unused()],
  'use-cnt': [1, u32()],
  'is-crit': [2, u8()],
  'pci-fid': [3, u32({ hint: 'hex' })],
  'pci-chid': [4, u16({ hint: 'hex' })],
  'pci-vendor': [5, u16({ hint: 'hex' })],
  'pci-device': [6, u16({ hint: 'hex' })],
  'pci-id': [7, string()],
  port: [8, nest(() => port)],
  port2: [9, nest(() => port)],
  'ib-name': [10, string()],
});

const sizes = attributeSet('smc-stats-pload-attrs', 'SMC_NLA_STATS_PLOAD_', {
  pad: [0, pad()],
  '8k': [1, u64()],
  '16k': [2, u64()],
  '32k': [3, u64()],
  '64k': [4, u64()],
  '128k': [5, u64()],
  '256k': [6, u64()],
  '512k': [7, u64()],
  '1024k': [8, u64()],
  'g-1024k': [9, u64()],
});

const buffers = attributeSet('smc-stats-rmb-attrs', 'SMC_NLA_STATS_RMB_', {
  pad: [0, pad()],
  'size-sm-peer-cnt': [1, u64()],
  'size-sm-cnt': [2, u64()],
  'full-peer-cnt': [3, u64()],
  'full-cnt': [4, u64()],
  'reuse-cnt': [5, u64()],
  'alloc-cnt': [6, u64()],
  'dgrade-cnt': [7, u64()],
});

const technology = attributeSet('smc-stats-tech-attrs', 'SMC_NLA_STATS_T_', {
  pad: [0, pad()],
  'tx-rmb-size': [1, nest(() => sizes)],
  'rx-rmb-size': [2, nest(() => sizes)],
  'txpload-size': [3, nest(() => sizes)],
  'rxpload-size': [4, nest(() => sizes)],
  'tx-rmb-stats': [5, nest(() => buffers)],
  'rx-rmb-stats': [6, nest(() => buffers)],
  'clnt-v1-succ': [7, u64()],
  'clnt-v2-succ': [8, u64()],
  'srv-v1-succ': [9, u64()],
  'srv-v2-succ': [10, u64()],
  'sendpage-cnt': [11, u64()],
  'splice-cnt': [12, u64()],
  'cork-cnt': [13, u64()],
  'ndly-cnt': [14, u64()],
  'urg-data-cnt': [15, u64()],
  'rx-bytes': [16, u64({ hint: 'bytes' })],
  'tx-bytes': [17, u64({ hint: 'bytes' })],
  'rx-cnt': [18, u64()],
  'tx-cnt': [19, u64()],
  'rx-rmb-usage': [20, uint({ hint: 'bytes' })],
  'tx-rmb-usage': [21, uint({ hint: 'bytes' })],
});

const stats = attributeSet('smc-stats-attrs', 'SMC_NLA_STATS_', {
  pad: [0, pad()],
  'smcd-tech': [1, nest(() => technology)],
  'smcr-tech': [2, nest(() => technology)],
  'clnt-hs-err-cnt': [3, u64()],
  'srv-hs-err-cnt': [4, u64()],
});

const fallbacks = attributeSet('smc-fback-stats-attrs', 'SMC_NLA_FBACK_STATS_', {
  pad: [0, pad()],
  type: [1, u8({ enum: () => role })],
  'srv-cnt': [2, u64()],
  'clnt-cnt': [3, u64()],
  'rsn-code': [4, u32({ hint: 'hex' }), { doc: 'why TCP was used' }],
  'rsn-cnt': [5, u16()],
});

const userIds = attributeSet('smc-eid-table-attrs', 'SMC_NLA_EID_TABLE_', {
  unspec: [0, unused()],
  entry: [1, string({ maxLen: 32 })],
});

const systemId = attributeSet('smc-seid-attrs', 'SMC_NLA_SEID_', {
  unspec: [0, unused()],
  entry: [1, string()],
  enabled: [2, u8()],
});

const limitation = attributeSet('smc-hs-limitation-attrs', 'SMC_NLA_HS_LIMITATION_', {
  unspec: [0, unused()],
  enabled: [1, u8()],
});

const ofUserId = { attributes: () => userIds, needs: ['entry'], summary: ['entry'] };
const ofDevice = (name: string) => [
  `${name}.pci-id`,
  `${name}.ib-name`,
  `${name}.use-cnt`,
  `${name}.port.pnetid`,
  `${name}.port.netdev`,
];

export const smc: Family = {
  name: 'SMC_GEN_NETLINK',
  protocol: 'generic',
  doc: 'link groups, links, devices and counters of Shared Memory Communications',
  version: 1,
  nested: true,
  operations: operations(
    'SMC_NETLINK_',
    { attributes: () => smcAttributes },
    {
      'get-sys-info': dump(1, 1, 'versions and host', {
        summary: ['sys-info.ver', 'sys-info.rel', 'sys-info.local-host', 'sys-info.seid'],
      }),
      'get-lgr-smcr': dump(2, 2, 'link groups over RDMA', {
        summary: ['lgr-smcr.id', 'lgr-smcr.role', 'lgr-smcr.type', 'lgr-smcr.pnetid', 'lgr-smcr.conns-num'],
      }),
      'get-link-smcr': dump(3, 3, 'links over RDMA', {
        summary: ['link-smcr.id', 'link-smcr.ib-dev', 'link-smcr.net-dev', 'link-smcr.state', 'link-smcr.conn-cnt'],
      }),
      'get-lgr-smcd': dump(4, 4, 'link groups over shared memory', {
        summary: ['lgr-smcd.id', 'lgr-smcd.gid', 'lgr-smcd.peer-gid', 'lgr-smcd.conns-num', 'lgr-smcd.pnetid'],
      }),
      'get-dev-smcd': dump(5, 5, 'devices for shared memory', { summary: ofDevice('dev-smcd') }),
      'get-dev-smcr': dump(6, 6, 'devices for RDMA', { summary: ofDevice('dev-smcr') }),
      'get-stats': dump(7, 7, 'counters', { summary: ['stats.clnt-hs-err-cnt', 'stats.srv-hs-err-cnt'] }),
      'get-fback-stats': dump(8, 8, 'how often and why TCP was used instead', {
        summary: ['fback-stats.type', 'fback-stats.rsn-code', 'fback-stats.rsn-cnt'],
      }),
      'dump-ueid': dump(9, 9, 'enterprise IDs of this host', { attributes: () => userIds, summary: ['entry'] }),
      'add-ueid': change(10, 'add an enterprise ID', ofUserId),
      'remove-ueid': change(11, 'take an enterprise ID away', ofUserId),
      'flush-ueid': change(12, 'take all enterprise IDs away', { verb: 'delete' }),
      'dump-seid': dump(13, 13, 'the system enterprise ID', {
        attributes: () => systemId,
        summary: ['entry', 'enabled'],
      }),
      'enable-seid': change(14, 'use the system enterprise ID'),
      'disable-seid': change(15, 'no longer use the system enterprise ID'),
      'dump-hs-limitation': dump(16, 16, 'whether handshakes are limited', {
        attributes: () => limitation,
        summary: ['enabled'],
      }),
      'enable-hs-limitation': change(17, 'limit handshakes'),
      'disable-hs-limitation': change(18, 'no longer limit handshakes'),
    },
  ),
};
