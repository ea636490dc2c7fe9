/** Joining groups, and what to say of it. */
import type { Protocol } from '../../src/schema/family.ts';
import { SystemError } from '../../src/socket/error.ts';
import type { Transport } from '../../src/socket/transport.ts';
import type { Context } from '../shared/context.ts';
import { isPermission, refused } from '../shared/failure.ts';
import { type KnownGroup, labelOf } from '../shared/groups.ts';
import { sizeText } from '../shared/units.ts';
import type { Target } from './targets.ts';

/** Joining a group without a rule of its own takes this. */
const usualCapability = 'CAP_NET_ADMIN';

interface Joined {
  groups: KnownGroup[];
  /** refused, and not asked for by name */
  refusals: Refusal[];
}

export interface Refusal {
  protocol: Protocol;
  group: KnownGroup;
  /** where it was for the lack of one */
  capability?: string;
  /** what the kernel said */
  text: string;
}

/** Joins a target's groups. Throws Failure where one that was named is refused. */
export function joinAll(transport: Transport, { protocol, groups, optional }: Target): Joined {
  const joined: Joined = { groups: [], refusals: [] };
  const seen = new Set<number>();
  for (const [list, needed] of [
    [groups, true],
    [optional, false],
  ] as const)
    for (const group of list) {
      if (seen.has(group.number)) continue;
      seen.add(group.number);
      const refusal = join(transport, protocol, group);
      if (!refusal) joined.groups.push(group);
      else if (needed) throw failure(refusal);
      else joined.refusals.push(refusal);
    }
  joined.groups.sort((a, b) => a.number - b.number);
  return joined;
}

export function join(transport: Transport, protocol: Protocol, group: KnownGroup): Refusal | undefined {
  try {
    transport.join(group.number);
    return undefined;
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    const { text } = error;
    if (isPermission(error)) return { protocol, group, text, capability: group.capability ?? usualCapability };
    return { protocol, group, text };
  }
}

function failure({ protocol, group, capability, text }: Refusal) {
  const what = `cannot join ${protocol.name} group ${labelOf(group)}: ${text}`;
  if (capability !== undefined) return refused(`${what} (needs ${capability})`);
  return refused(`${what} (this kernel has no such group; nltool groups ${protocol.name} lists them)`);
}

/** One sentence for each capability that was lacking, and for what failed otherwise. */
export function refusalText(refusals: readonly Refusal[]): string[] {
  const reasons = new Map<string, Refusal[]>();
  for (const refusal of refusals) {
    const reason = refusal.capability === undefined ? refusal.text : `needs ${refusal.capability}`;
    reasons.set(reason, [...(reasons.get(reason) ?? []), refusal]);
  }
  return [...reasons].map(([reason, list]) => `not joined: ${listText(list)} (${reason})`);
}

/** `route mroute4, xfrm (8 groups)` */
function listText(refusals: Refusal[]): string {
  const protocols = [...new Set(refusals.map(({ protocol }) => protocol))];
  return protocols
    .map(protocol =>
      groupsText(
        protocol,
        refusals.filter(one => one.protocol === protocol).map(one => one.group),
      ),
    )
    .join(', ');
}

/** So many groups are named one by one. */
const few = 6;

/** `route link(1) neigh(3)`, or how many where there are many. */
function groupsText(protocol: Protocol, groups: readonly KnownGroup[]): string {
  if (groups.length === 0) return protocol.name;
  if (groups.length > few) return `${protocol.name} (${groups.length} groups)`;
  const names = groups.map(group => {
    const label = labelOf(group);
    return label === String(group.number) ? label : `${label}(${group.number})`;
  });
  return `${protocol.name} ${names.join(' ')}`;
}

/** Says what is listened to. */
export function echo(context: Context, transport: Transport, protocol: Protocol, groups: KnownGroup[], buffer: number) {
  context.say(`listening: ${groupsText(protocol, groups)}, port ${transport.port}, buffer ${sizeText(buffer)}`);
}
