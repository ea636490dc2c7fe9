/** Generic family nfsd: the NFS server (linux/nfsd_netlink.h). */
import { attributeSet, multi } from '../../schema/attribute-set.ts';
import {
  be16,
  be32,
  binary,
  flag,
  ipv4,
  ipv6,
  nest,
  pad,
  s32,
  s64,
  string,
  u8,
  u32,
  u64,
} from '../../schema/builders.ts';
import { flagSet } from '../../schema/enum.ts';
import { dumpsOf, type Family } from '../../schema/family.ts';
import { anySockaddr, sockaddr } from '../sockaddr.ts';
import { admin, call, change, dump, event, operations } from './operations.ts';

const cacheType = flagSet('cache-type', 'NFSD_CACHE_TYPE_', {
  svc_export: 0x1,
  expkey: 0x2,
});

const exportFlags = flagSet('export-flags', 'NFSD_EXPORT_FLAGS_', {
  readonly: 0x1,
  'insecure-port': 0x2,
  rootsquash: 0x4,
  allsquash: 0x8,
  async: 0x10,
  'gathered-writes': 0x20,
  noreaddirplus: 0x40,
  'security-label': 0x80,
  'sign-fh': 0x100,
  nohide: 0x200,
  nosubtreecheck: 0x400,
  noauthnlm: 0x800,
  msnfs: 0x1000,
  fsid: 0x2000,
  crossmount: 0x4000,
  noacl: 0x8000,
  v4root: 0x10000,
  pnfs: 0x20000,
});

const xprtsecMode = flagSet('xprtsec-mode', 'NFSD_XPRTSEC_MODE_', {
  none: 0x1,
  tls: 0x2,
  mtls: 0x4,
});

const cacheNotify = attributeSet('cache-notify', 'NFSD_A_CACHE_NOTIFY_', {
  'cache-type': [1, u32({ enum: () => cacheType })],
});

const rpcStatus = attributeSet('rpc-status', 'NFSD_A_RPC_STATUS_', {
  xid: [1, be32({ hint: 'hex' })],
  flags: [2, u32()],
  prog: [3, u32()],
  version: [4, u8()],
  proc: [5, u32()],
  'service-time': [6, s64({ hint: 'microseconds' }), { doc: 'when it began, since boot' }],
  pad: [7, pad()],
  saddr4: [8, ipv4()],
  daddr4: [9, ipv4()],
  saddr6: [10, ipv6()],
  daddr6: [11, ipv6()],
  sport: [12, be16()],
  dport: [13, be16()],
  'compound-ops': [14, multi(u32()), { doc: 'operations of NFSv4' }],
});

const server = attributeSet('server', 'NFSD_A_SERVER_', {
  threads: [1, multi(u32()), { doc: 'of each pool' }],
  gracetime: [2, u32({ hint: 'seconds' })],
  leasetime: [3, u32({ hint: 'seconds' })],
  scope: [4, string()],
  'min-threads': [5, u32()],
  'fh-key': [6, binary({ checks: { exactLen: 16 } }), { secret: true, doc: 'signs file handles' }],
});

const nfsVersion = attributeSet('version', 'NFSD_A_VERSION_', {
  major: [1, u32()],
  minor: [2, u32()],
  enabled: [3, flag()],
});

const serverProto = attributeSet('server-proto', 'NFSD_A_SERVER_PROTO_', {
  version: [1, multi(nest(() => nfsVersion))],
});

const sock = attributeSet('sock', 'NFSD_A_SOCK_', {
  addr: [1, anySockaddr],
  'transport-name': [2, string()],
});

const serverSock = attributeSet('server-sock', 'NFSD_A_SERVER_SOCK_', {
  addr: [1, multi(nest(() => sock))],
});

const poolMode = attributeSet('pool-mode', 'NFSD_A_POOL_MODE_', {
  mode: [1, string()],
  npools: [2, u32()],
});

const fslocation = attributeSet('fslocation', 'NFSD_A_FSLOCATION_', {
  host: [1, string()],
  path: [2, string()],
});

const fslocations = attributeSet('fslocations', 'NFSD_A_FSLOCATIONS_', {
  location: [1, multi(nest(() => fslocation))],
});

const authFlavor = attributeSet('auth-flavor', 'NFSD_A_AUTH_FLAVOR_', {
  pseudoflavor: [1, u32(), { doc: 'number of a security flavour of RPC' }],
  flags: [2, u32({ enum: () => exportFlags })],
});

const svcExport = attributeSet('svc-export', 'NFSD_A_SVC_EXPORT_', {
  seqno: [1, u64()],
  client: [2, string()],
  path: [3, string()],
  negative: [4, flag()],
  expiry: [5, u64({ hint: 'seconds' })],
  'anon-uid': [6, u32()],
  'anon-gid': [7, u32()],
  fslocations: [8, nest(() => fslocations)],
  uuid: [9, binary()],
  secinfo: [10, multi(nest(() => authFlavor))],
  xprtsec: [11, multi(u32({ enum: () => xprtsecMode }))],
  flags: [12, u32({ enum: () => exportFlags })],
  fsid: [13, s32()],
});

const svcExportReqs = attributeSet('svc-export-reqs', 'NFSD_A_SVC_EXPORT_REQS_', {
  requests: [1, multi(nest(() => svcExport))],
});

const expkey = attributeSet('expkey', 'NFSD_A_EXPKEY_', {
  seqno: [1, u64()],
  client: [2, string()],
  fsidtype: [3, u8()],
  fsid: [4, binary()],
  negative: [5, flag()],
  expiry: [6, u64({ hint: 'seconds' })],
  path: [7, string()],
});

const expkeyReqs = attributeSet('expkey-reqs', 'NFSD_A_EXPKEY_REQS_', {
  requests: [1, multi(nest(() => expkey))],
});

const cacheFlush = attributeSet('cache-flush', 'NFSD_A_CACHE_FLUSH_', {
  mask: [1, u32({ enum: () => cacheType })],
});

const unlockIp = attributeSet('unlock-ip', 'NFSD_A_UNLOCK_IP_', {
  address: [1, sockaddr()],
});

const unlockFilesystem = attributeSet('unlock-filesystem', 'NFSD_A_UNLOCK_FILESYSTEM_', {
  path: [1, string()],
});

const unlockExport = attributeSet('unlock-export', 'NFSD_A_UNLOCK_EXPORT_', {
  path: [1, string()],
});

const serverProcEntry = attributeSet('server-proc-entry', 'NFSD_A_SERVER_PROC_ENTRY_', {
  op: [1, u32()],
  count: [2, u64()],
  pad: [3, pad()],
});

const serverStats = attributeSet('server-stats', 'NFSD_A_SERVER_STATS_', {
  'rc-hits': [1, u64()],
  'rc-misses': [2, u64()],
  'rc-nocache': [3, u64()],
  pad: [4, pad()],
  'fh-stale': [5, u64()],
  'io-read': [6, u64()],
  'io-write': [7, u64()],
  netcnt: [8, u32()],
  netudpcnt: [9, u32()],
  nettcpcnt: [10, u32()],
  nettcpconn: [11, u32()],
  rpccnt: [12, u32()],
  rpcbadfmt: [13, u32()],
  rpcbadauth: [14, u32()],
  rpcbadclnt: [15, u32()],
  'proc2-ops': [16, multi(nest(() => serverProcEntry))],
  'proc3-ops': [17, multi(nest(() => serverProcEntry))],
  'proc4-ops': [18, multi(nest(() => serverProcEntry))],
  'proc4ops-ops': [19, multi(nest(() => serverProcEntry))],
  'proc4cb-ops': [20, multi(nest(() => serverProcEntry))],
});

const requests = { needs: ['requests'], summary: ['requests'] };

export const nfsd: Family = {
  name: 'nfsd',
  protocol: 'generic',
  doc: 'the NFS server: threads, versions, sockets, exports, counters',
  version: 1,
  nested: true,
  groups: [
    { name: 'none', number: 0, doc: 'nothing is sent to it' },
    {
      name: 'exportd',
      number: 0,
      doc: 'requests about exports that wait',
      dumps: dumpsOf('nfsd', 'svc-export-get-reqs', 'expkey-get-reqs'),
    },
  ],
  operations: operations(
    'NFSD_CMD_',
    {},
    {
      'rpc-status-get': dump(1, 1, 'requests of clients that are being served', {
        attributes: () => rpcStatus,
        summary: ['xid', 'prog', 'version', 'proc', 'saddr4', 'saddr6', 'compound-ops'],
      }),
      'threads-set': change(2, 'set threads, grace and lease time', { attributes: () => server, needs: ['threads'] }),
      'threads-get': call(3, 3, 'threads, grace and lease time', { attributes: () => server }),
      'version-set': change(4, 'turn NFS versions on and off', {
        attributes: () => serverProto,
        needs: ['version'],
        summary: ['version'],
      }),
      'version-get': call(5, 5, 'NFS versions, which are on', {
        attributes: () => serverProto,
        summary: ['version'],
      }),
      'listener-set': change(6, 'set the sockets to listen on', { attributes: () => serverSock, summary: ['addr'] }),
      'listener-get': call(7, 7, 'the sockets it listens on', { attributes: () => serverSock, summary: ['addr'] }),
      'pool-mode-set': change(8, 'set how threads are split', { attributes: () => poolMode, needs: ['mode'] }),
      'pool-mode-get': call(9, 9, 'how threads are split', { attributes: () => poolMode }),
      'cache-notify': event(10, 'a request waits', { attributes: () => cacheNotify }),
      'svc-export-get-reqs': dump(11, 11, 'exports that are asked for', { attributes: () => svcExportReqs, ...admin }),
      'svc-export-set-reqs': change(12, 'how a path is exported', { attributes: () => svcExportReqs, ...requests }),
      'expkey-get-reqs': dump(13, 13, 'file handles whose path is asked for', {
        attributes: () => expkeyReqs,
        ...admin,
      }),
      'expkey-set-reqs': change(14, 'which path a file handle is of', { attributes: () => expkeyReqs, ...requests }),
      'cache-flush': change(15, 'forget all answers', { attributes: () => cacheFlush }),
      'unlock-ip': change(16, 'drop the locks that came to an address', {
        attributes: () => unlockIp,
        needs: ['address'],
      }),
      'unlock-filesystem': change(17, 'drop the locks and files of a file system', {
        attributes: () => unlockFilesystem,
        needs: ['path'],
      }),
      'unlock-export': change(18, 'drop the locks and files of an export', {
        attributes: () => unlockExport,
        needs: ['path'],
      }),
      'server-stats-get': dump(19, 19, 'counters', { attributes: () => serverStats }),
    },
  ),
};
