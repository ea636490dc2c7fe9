/** `--dump`: what there is now of that which the joined groups tell of. */
import { encodeRecord } from '../../src/codec/encode.ts';
import type { RecordInput } from '../../src/codec/record.ts';
import type { Family, Operation, Protocol } from '../../src/schema/family.ts';
import { request } from '../../src/socket/request.ts';
import type { Datagram, Transport } from '../../src/socket/transport.ts';
import { errnoText } from '../../src/wire/errno.ts';
import type { Context } from '../shared/context.ts';
import { type KnownGroup, labelOf } from '../shared/groups.ts';

/** A dump to ask for, and the groups that it stands for. */
interface Dump {
  family: Family;
  operation: Operation;
  fixed?: RecordInput['fixed'];
  groups: KnownGroup[];
}

/** What a group of route tells of, by its name without `ipv4-` and `ipv6-`, as the operation that asks for it. */
const routeDumps: { [name: string]: string } = {
  link: 'getlink',
  neigh: 'getneigh',
  ifaddr: 'getaddr',
  mcaddr: 'getmulticast',
  acaddr: 'getanycast',
  route: 'getroute',
  mroute: 'getroute',
  rule: 'getrule',
  netconf: 'getnetconf',
  nexthop: 'getnexthop',
  mdb: 'getmdb',
  tc: 'getqdisc',
  nsid: 'getnsid',
};

/** AF_INET, AF_INET6; RTNL_FAMILY_IPMR, RTNL_FAMILY_IP6MR for multicast routes (linux/rtnetlink.h) */
const addressFamilies: { [prefix: string]: number } = { ipv4: 2, ipv6: 10, 'ipv4-mroute': 128, 'ipv6-mroute': 129 };

function dumpOf(context: Context, protocol: Protocol, group: KnownGroup): Omit<Dump, 'groups'> | undefined {
  const { schemas } = context;
  if (protocol.name === 'route') {
    const [, prefix, name = ''] = /^(?:(ipv4|ipv6)-)?(.*)$/.exec(group.name) ?? [];
    for (const family of schemas.families(protocol)) {
      const operation = family.operations.find(one => one.name === routeDumps[name] && one.modes.includes('dump'));
      if (!operation) continue;
      const number = addressFamilies[group.name] ?? addressFamilies[prefix ?? ''];
      return { family, operation, ...(number === undefined ? {} : { fixed: { family: number } }) };
    }
    return undefined;
  }
  if (group.family === 'nlctrl') {
    const family = schemas.family(protocol, 'nlctrl');
    const operation = family?.operations.find(({ name }) => name === 'getfamily');
    return family && operation && { family, operation };
  }
  return undefined;
}

export interface Dumped {
  /** dumps that changed while they ran, or of which datagrams were lost */
  incomplete: number;
}

/** Asks for everything, one dump after the other; `take` gets the datagrams, whose bytes last until it has settled. */
export async function dumpAll(
  context: Context,
  protocol: Protocol,
  groups: readonly KnownGroup[],
  take: (datagram: Datagram, bytes: Uint8Array) => void | Promise<void>,
  ended: () => boolean,
): Promise<Dumped> {
  await context.load(protocol);
  const dumps: Dump[] = [];
  const without: KnownGroup[] = [];
  for (const group of groups) {
    const found = dumpOf(context, protocol, group);
    const same = dumps.find(one => one.operation === found?.operation && one.fixed?.family === found.fixed?.family);
    if (same) same.groups.push(group);
    else if (found) dumps.push({ ...found, groups: [group] });
    else without.push(group);
  }
  if (without.length > 0 && without.length <= 6)
    context.say(`no dump tells of ${protocol.name} ${without.map(labelOf).join(', ')}: only what comes is shown`);
  let incomplete = 0;
  if (dumps.length === 0) return { incomplete };
  const transport = await context.open(protocol);
  try {
    for (const [i, dump] of dumps.entries()) {
      if (ended()) break;
      if (!(await ask(context, transport, protocol, dump, i + 1, take))) incomplete++;
    }
  } finally {
    transport.close();
  }
  return { incomplete };
}

/** False where the answer may miss something. */
async function ask(
  context: Context,
  transport: Transport,
  protocol: Protocol,
  { family, operation, fixed, groups }: Dump,
  seq: number,
  take: (datagram: Datagram, bytes: Uint8Array) => void | Promise<void>,
): Promise<boolean> {
  const what = `${family.name} ${operation.name}`;
  const { bytes, issues } = encodeRecord(
    {
      protocol: protocol.name,
      family: family.name,
      operation: operation.name,
      direction: 'to-kernel',
      header: { len: 0, flags: ['request', 'root', 'match'], seq, port: 0 } as unknown as RecordInput['header'],
      ...(operation.fixed ? { fixed: fixed ?? {} } : {}),
    },
    { schemas: context.schemas },
  );
  if (issues.length > 0) throw new TypeError(`${what}: ${issues.map(({ message }) => message).join('; ')}`);
  const answer = await request(transport, bytes, {
    data: ({ datagram, start, end }) => take(datagram, datagram.bytes.subarray(start, end)),
  });
  const of = `the dump of ${groups.map(labelOf).join(', ')} (${what})`;
  if (answer.status === 'error') context.warn(`${of} was refused: ${errnoText(answer.control?.errno ?? 0)}`);
  else if (answer.status === 'timeout') context.warn(`${of} was not answered`);
  else if (answer.interrupted) context.warn(`${of} was interrupted by changes: it may miss or repeat something`);
  else if (answer.lost > 0 || answer.truncated > 0)
    context.warn(`${of} lost ${answer.lost + answer.truncated} datagrams`);
  else return true;
  return false;
}
