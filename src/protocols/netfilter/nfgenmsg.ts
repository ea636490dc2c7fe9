/** What every nfnetlink message begins with (linux/netfilter/nfnetlink.h), and how its operations are written down. */
import { be16, struct, u8 } from '../../schema/builders.ts';
import { constantOf, type EnumSchema, enumeration } from '../../schema/enum.ts';
import type { Operation } from '../../schema/family.ts';

/** NFPROTO_* (linux/netfilter.h); where a subsystem speaks of AF_*, the numbers are the same. */
export const nfProto = enumeration('nfproto', 'NFPROTO_', {
  unspec: 0,
  inet: { value: 1, doc: 'IPv4 and IPv6' },
  ipv4: 2,
  arp: 3,
  netdev: { value: 5, doc: 'at a device, before and behind all else' },
  bridge: 7,
  ipv6: 10,
  decnet: { value: 12, doc: 'until Linux 6.1' },
});

/** NFNL_SUBSYS_*: the high byte of nlmsg_type. */
export const subsystem = enumeration('nfnl-subsys', 'NFNL_SUBSYS_', {
  none: 0,
  ctnetlink: 1,
  'ctnetlink-exp': 2,
  queue: 3,
  ulog: 4,
  osf: 5,
  ipset: 6,
  acct: 7,
  'ctnetlink-timeout': 8,
  cthelper: 9,
  nftables: 10,
  'nft-compat': 11,
  hook: 12,
});

/** The header; `resource` is what its res_id, big-endian, means in a subsystem. */
export const nfgenmsg = (resource: string, of?: () => EnumSchema) =>
  struct('nfgenmsg', {
    family: u8({ enum: () => nfProto }),
    version: { type: u8(), doc: 'NFNETLINK_V0' },
    'res-id': { type: of ? be16({ enum: of }) : be16(), doc: resource },
  });

/** The header where no resource is told apart. */
export const plainHeader = nfgenmsg('0: there is nothing to tell apart');

/** An operation as a table has it: `request` and `reply` are the header's message numbers, without the subsystem. */
export type OperationInput = Pick<Operation, 'modes' | 'verb'> &
  Partial<Omit<Operation, 'name' | 'constant'>> & { constant?: string };

/** The operations of a subsystem. All of nfnetlink needs CAP_NET_ADMIN. */
export const operations = (
  base: number,
  prefix: string,
  inputs: Record<string, OperationInput>,
  common: Partial<Operation> = {},
): Operation[] =>
  Object.entries(inputs).map(([name, { constant = constantOf(prefix, name), request, reply, ...input }]) => ({
    name,
    constant,
    ...(request === undefined ? {} : { request: base + request, capability: 'CAP_NET_ADMIN' }),
    ...(reply === undefined ? {} : { reply: base + reply }),
    ...common,
    ...input,
  }));

/** Where the numbers of a subsystem start. */
export const baseOf = (name: (typeof subsystem.entries)[number]['name']): number =>
  Number(subsystem.entries.find(entry => entry.name === name)!.value) << 8;
