/** Generic family TIPC: the old configuration messages of TIPC (linux/tipc_config.h). */
import { be16, be32, binary, chars, pad, records, select, string, struct, u16, u32 } from '../../schema/builders.ts';
import { enumeration } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';
import { call, operations } from './operations.ts';

const command = enumeration('tipc-cmd', 'TIPC_CMD_', {
  noop: 0x0,
  'get-nodes': 0x1,
  'get-media-names': 0x2,
  'get-bearer-names': 0x3,
  'get-links': 0x4,
  'show-name-table': 0x5,
  'show-ports': 0x6,
  'show-link-stats': 0xb,
  'show-stats': 0xf,
  'get-remote-mng': 0x4003,
  'get-max-ports': 0x4004,
  'get-max-publ': 0x4005,
  'get-max-subscr': 0x4006,
  'get-max-zones': 0x4007,
  'get-max-clusters': 0x4008,
  'get-max-nodes': 0x4009,
  'get-max-slaves': 0x400a,
  'get-netid': 0x400b,
  'enable-bearer': 0x4101,
  'disable-bearer': 0x4102,
  'set-link-tol': 0x4107,
  'set-link-pri': 0x4108,
  'set-link-window': 0x4109,
  'set-log-size': 0x410a,
  'dump-log': 0x410b,
  'reset-link-stats': 0x410c,
  'set-node-addr': 0x8001,
  'set-remote-mng': 0x8003,
  'set-max-ports': 0x8004,
  'set-max-publ': 0x8005,
  'set-max-subscr': 0x8006,
  'set-max-zones': 0x8007,
  'set-max-clusters': 0x8008,
  'set-max-nodes': 0x8009,
  'set-max-slaves': 0x800a,
  'set-netid': 0x800b,
  'not-net-admin': 0xc001,
});

const tag = enumeration('tipc-tlv', 'TIPC_TLV_', {
  none: 0,
  void: 1,
  unsigned: 2,
  string: 3,
  'large-string': 4,
  'ultra-string': 5,
  'error-string': 16,
  'net-addr': 17,
  'media-name': 18,
  'bearer-name': 19,
  'link-name': 20,
  'node-info': 21,
  'link-info': 22,
  'bearer-config': 23,
  'link-config': 24,
  'name-tbl-query': 25,
  'port-ref': 26,
});

const header = struct('tipc-genlmsghdr', {
  dest: { type: u32({ hint: 'hex' }), doc: 'network address; 0: this node' },
  cmd: u16({ enum: () => command }),
  reserved: pad(2),
});

const nodeInfo = struct('tipc-node-info', { addr: be32({ hint: 'hex' }), up: be32() });

const linkInfo = struct('tipc-link-info', { dest: be32({ hint: 'hex' }), up: be32(), str: chars(68) });

const bearerConfig = struct('tipc-bearer-config', {
  priority: be32(),
  'disc-domain': be32({ hint: 'hex' }),
  name: chars(32),
});

const linkConfig = struct('tipc-link-config', { value: be32(), name: chars(68) });

const nameTableQuery = struct('tipc-name-table-query', {
  depth: { type: be32({ hint: 'hex' }), doc: '1 types, 2 names, 3 ports, 4 all; top bit: every type' },
  type: be32(),
  lowbound: be32(),
  upbound: be32(),
});

const items = records({
  header: struct('tlv-desc', { 'tlv-len': be16(), 'tlv-type': be16({ enum: () => tag }) }),
  length: 'tlv-len',
  unit: 1,
  counts: 'all',
  align: 4,
  payload: select(
    [
      { name: 'unsigned', when: { 'member.tlv-type': ['unsigned', 'port-ref'] }, type: be32() },
      { name: 'net-addr', when: { 'member.tlv-type': 'net-addr' }, type: be32({ hint: 'hex' }) },
      {
        name: 'string',
        when: {
          'member.tlv-type': [
            'string',
            'large-string',
            'ultra-string',
            'error-string',
            'media-name',
            'bearer-name',
            'link-name',
          ],
        },
        type: string(),
      },
      { name: 'node-info', when: { 'member.tlv-type': 'node-info' }, type: nodeInfo },
      { name: 'link-info', when: { 'member.tlv-type': 'link-info' }, type: linkInfo },
      { name: 'bearer-config', when: { 'member.tlv-type': 'bearer-config' }, type: bearerConfig },
      { name: 'link-config', when: { 'member.tlv-type': 'link-config' }, type: linkConfig },
      { name: 'name-tbl-query', when: { 'member.tlv-type': 'name-tbl-query' }, type: nameTableQuery },
    ],
    binary(),
  ),
});

export const tipc: Family = {
  name: 'TIPC',
  protocol: 'generic',
  doc: 'the old configuration messages of TIPC',
  version: 1,
  nested: false,
  fixed: header,
  operations: operations(
    'TIPC_GENL_',
    { body: items, needs: ['fixed.cmd'], summary: ['fixed.cmd', 'body'] },
    { cmd: call(1, 1, 'a command, named in the header; its answer') },
  ),
};
