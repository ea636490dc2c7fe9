/** Generic family sunrpc: what the RPC server asks mountd and gssd (linux/sunrpc_netlink.h). */
import { attributeSet, multi } from '../../schema/attribute-set.ts';
import { flag, nest, string, u32, u64 } from '../../schema/builders.ts';
import { flagSet } from '../../schema/enum.ts';
import { dumpsOf, type Family } from '../../schema/family.ts';
import { admin, change, dump, event, operations } from './operations.ts';

const cacheType = flagSet('cache-type', 'SUNRPC_CACHE_TYPE_', { ip_map: 0x1, unix_gid: 0x2 });

const cacheNotify = attributeSet('cache-notify', 'SUNRPC_A_CACHE_NOTIFY_', {
  'cache-type': [1, u32({ enum: () => cacheType })],
});

const ipMap = attributeSet('ip-map', 'SUNRPC_A_IP_MAP_', {
  seqno: [1, u64()],
  class: [2, string()],
  addr: [3, string()],
  domain: [4, string()],
  negative: [5, flag(), { doc: 'no one' }],
  expiry: [6, u64({ hint: 'seconds' })],
});

const ipMapReqs = attributeSet('ip-map-reqs', 'SUNRPC_A_IP_MAP_REQS_', { requests: [1, multi(nest(() => ipMap))] });

const unixGid = attributeSet('unix-gid', 'SUNRPC_A_UNIX_GID_', {
  seqno: [1, u64()],
  uid: [2, u32()],
  gids: [3, multi(u32())],
  negative: [4, flag(), { doc: 'no one' }],
  expiry: [5, u64({ hint: 'seconds' })],
});

const unixGidReqs = attributeSet('unix-gid-reqs', 'SUNRPC_A_UNIX_GID_REQS_', {
  requests: [1, multi(nest(() => unixGid))],
});

const cacheFlush = attributeSet('cache-flush', 'SUNRPC_A_CACHE_FLUSH_', { mask: [1, u32({ enum: () => cacheType })] });

const requests = { needs: ['requests'], summary: ['requests'] };

export const sunrpc: Family = {
  name: 'sunrpc',
  protocol: 'generic',
  doc: 'what the RPC server asks its helpers in user space',
  version: 1,
  nested: true,
  groups: [
    { name: 'none', number: 0, doc: 'nothing is sent to it' },
    {
      name: 'exportd',
      number: 0,
      doc: 'requests that wait',
      dumps: dumpsOf('sunrpc', 'ip-map-get-reqs', 'unix-gid-get-reqs'),
    },
  ],
  operations: operations(
    'SUNRPC_CMD_',
    {},
    {
      'cache-notify': event(1, 'a request waits', { attributes: () => cacheNotify, summary: ['cache-type'] }),
      'ip-map-get-reqs': dump(2, 2, 'addresses whose client is asked for', { attributes: () => ipMapReqs, ...admin }),
      'ip-map-set-reqs': change(3, 'which client an address is', { attributes: () => ipMapReqs, ...requests }),
      'unix-gid-get-reqs': dump(4, 4, 'users whose groups are asked for', {
        attributes: () => unixGidReqs,
        ...admin,
      }),
      'unix-gid-set-reqs': change(5, 'which groups a user has', { attributes: () => unixGidReqs, ...requests }),
      'cache-flush': change(6, 'forget all answers', { attributes: () => cacheFlush, summary: ['mask'] }),
    },
  ),
};
