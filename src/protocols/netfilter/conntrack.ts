import type { Family, Operation } from '../../schema/family.ts';
import { conntrackAttributes, cpuStatsAttributes, globalStatsAttributes } from './conntrack-attributes.ts';
import { baseOf, nfgenmsg, operations, plainHeader } from './nfgenmsg.ts';

const entry: Partial<Operation> = {
  attributes: () => conntrackAttributes,
  summary: [
    'tuple-orig.tuple-proto.proto-num',
    'protoinfo.protoinfo-tcp.tcp-state',
    'protoinfo.protoinfo-sctp.sctp-state',
    'tuple-orig.tuple-ip.ip-v4-src',
    'tuple-orig.tuple-ip.ip-v4-dst',
    'tuple-orig.tuple-ip.ip-v6-src',
    'tuple-orig.tuple-ip.ip-v6-dst',
    'tuple-orig.tuple-proto.proto-src-port',
    'tuple-orig.tuple-proto.proto-dst-port',
    'tuple-orig.tuple-proto.proto-icmp-type',
    'tuple-orig.tuple-proto.proto-icmpv6-type',
    'status',
    'timeout',
    'mark',
    'zone',
  ],
};

const base = baseOf('ctnetlink');

/** IPCTNL_MSG_CT_* (linux/netfilter/nfnetlink_conntrack.h). */
export const conntrack: Family = {
  name: 'conntrack',
  protocol: 'netfilter',
  doc: 'tracked connections, their state and statistics',
  nested: true,
  base,
  fixed: plainHeader,
  operations: operations(base, 'IPCTNL_MSG_CT_', {
    new: {
      request: 0,
      reply: 0,
      modes: ['do', 'notify'],
      verb: 'new',
      doc: 'add or change a connection; one appeared or changed',
      flags: ['create'],
      needs: ['tuple-orig', 'tuple-reply'],
      ...entry,
    },
    get: {
      request: 1,
      reply: 0,
      modes: ['do', 'dump'],
      verb: 'get',
      doc: 'ask for a connection or for all',
      needs: ['tuple-orig', 'tuple-reply'],
      ...entry,
    },
    delete: {
      request: 2,
      reply: 2,
      modes: ['do', 'notify'],
      verb: 'delete',
      doc: 'delete a connection, or those that fit; one ended',
      ...entry,
    },
    'get-ctrzero': {
      request: 3,
      reply: 0,
      modes: ['do', 'dump'],
      verb: 'get',
      doc: 'ask for connections and set their counters to zero',
      ...entry,
    },
    'get-stats': {
      request: 4,
      reply: 4,
      modes: ['dump'],
      verb: 'get',
      constant: 'IPCTNL_MSG_CT_GET_STATS_CPU',
      doc: 'ask for the statistics of each CPU',
      fixed: nfgenmsg('of an answer: the CPU'),
      attributes: () => cpuStatsAttributes,
      summary: ['fixed.res-id', 'found', 'invalid', 'insert', 'insert-failed', 'drop', 'early-drop', 'error'],
    },
    'get-stats-global': {
      request: 5,
      reply: 5,
      modes: ['do'],
      verb: 'get',
      constant: 'IPCTNL_MSG_CT_GET_STATS',
      doc: 'ask how many connections there are and may be',
      attributes: () => globalStatsAttributes,
      summary: ['entries', 'max-entries'],
    },
    'get-dying': {
      request: 6,
      reply: 0,
      modes: ['dump'],
      verb: 'get',
      doc: 'ask for connections that ended and are not told of yet',
      ...entry,
    },
    'get-unconfirmed': {
      request: 7,
      reply: 0,
      modes: ['dump'],
      verb: 'get',
      doc: 'ask for connections whose first packet is not through yet',
      ...entry,
    },
  }),
};
