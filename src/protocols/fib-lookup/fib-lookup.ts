/** Asks which route an IPv4 address takes: the kernel fills the same struct in (include/net/ip_fib.h, which is no uapi header). */
import { ipv4, s32, struct, u8, u32 } from '../../schema/builders.ts';
import type { Family } from '../../schema/family.ts';
import { routeScope, routeTable, routeType } from '../route/route-header.ts';

const result = struct(
  'fib-result-nl',
  {
    'fl-addr': { type: ipv4(), doc: 'asked for' },
    'fl-mark': { type: u32({ hint: 'hex' }), doc: 'asked for' },
    'fl-tos': { type: u8({ hint: 'hex' }), doc: 'asked for' },
    'fl-scope': { type: u8({ enum: () => routeScope }), doc: 'asked for' },
    'tb-id-in': { type: u8({ enum: () => routeTable }), doc: 'asked for' },
    'tb-id': u8({ enum: () => routeTable }),
    prefixlen: u8({ hint: 'prefix-len' }),
    'nh-sel': { type: u8(), doc: 'which next hop' },
    type: u8({ enum: () => routeType }),
    scope: u8({ enum: () => routeScope }),
    err: s32({ hint: 'errno' }),
  },
  { constant: false },
);

export const fibLookup: Family = {
  name: 'fib-lookup',
  protocol: 'fib-lookup',
  doc: 'which IPv4 route an address takes',
  nested: false,
  operations: [
    {
      name: 'lookup',
      doc: 'ask, and the answer',
      request: 0,
      reply: 0,
      modes: ['do'],
      verb: 'other',
      body: result,
      example: ['fl-addr=192.0.2.1', 'tb-id-in=main'],
      summary: ['body.fl-addr', 'body.tb-id', 'body.prefixlen', 'body.type', 'body.scope', 'body.err'],
    },
  ],
};
