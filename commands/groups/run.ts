import type { Protocol } from '../../src/schema/family.ts';
import type { Context } from '../shared/context.ts';
import { groupsOf, type KnownGroup, labelOf } from '../shared/groups.ts';
import { type Members, membersOf, processText } from '../shared/members.ts';
import { type Place, placeOf } from '../shared/words.ts';

export async function run(context: Context): Promise<number> {
  const places = await Promise.all(context.given.words.map(word => placeOf(context, word)));
  const members = await membersOf(context);
  if (places.length === 1) await show(context, places[0]!, members, false);
  else {
    const all = context.schemas.protocols.map((protocol): Place => ({ protocol }));
    const kernel = new Set(members.members.map(({ protocol }) => protocol));
    const shown = places.length ? places : all.filter(({ protocol }) => kernel.has(protocol.number));
    for (const place of shown) await show(context, place, members, true);
  }
  const beyond = members.members.length > 0 && !members.complete;
  if (beyond)
    context.say('groups beyond 32: who has joined is not known, this kernel has no NETLINK_DIAG (netlink_diag)');
  return 0;
}

async function show(context: Context, { protocol, family }: Place, all: Members, several: boolean): Promise<void> {
  const known = await groupsOf(context, protocol);
  const joined = joinedBy(all, protocol);
  const groups = [...known, ...unnamed(known, joined)].filter(group => !family || group.family === family.name);
  if (context.json) {
    for (const group of groups) context.record(recordOf(protocol, group, joined.get(group.number) ?? []));
    return;
  }
  const title = family ? `${protocol.name} ${family.name}` : protocol.name;
  if (groups.length === 0) {
    if (!several) context.say(`${title}: no groups are known; those of your own have numbers`);
    return;
  }
  if (several) context.out.write(`${context.theme.name(title)}\n`);
  await context.table(
    [
      { title: '#', align: 'right', role: 'number' },
      { title: 'name', role: 'name' },
      { title: 'meaning', wrap: true },
      { title: 'joined by', role: 'string' },
    ],
    groups.map(group => [group.number, labelOf(group), group.doc ?? '', (joined.get(group.number) ?? []).join(' ')]),
  );
  if (several) context.out.write('\n');
}

/** Who is in which group, by its number; `?` for a process that cannot be known. */
function joinedBy({ members }: Members, protocol: Protocol): Map<number, string[]> {
  const joined = new Map<number, string[]>();
  for (const member of members) {
    if (member.kernel || member.protocol !== protocol.number) continue;
    const who = processText(member) ?? `port ${member.port}`;
    for (const group of member.groups) {
      const others = joined.get(group) ?? [];
      if (!others.includes(who)) others.push(who);
      joined.set(group, others);
    }
  }
  return joined;
}

/** Groups that somebody is in, and that no schema names. */
const unnamed = (known: KnownGroup[], joined: Map<number, string[]>): KnownGroup[] =>
  [...joined.keys()]
    .filter(number => !known.some(group => group.number === number))
    .sort((a, b) => a - b)
    .map(number => ({ name: String(number), number }));

function recordOf(protocol: Protocol, group: KnownGroup, joined: string[]): object {
  const { number, name, family, constant, doc, capability } = group;
  return {
    v: 1,
    kind: 'group',
    protocol: protocol.name,
    ...(family === undefined ? {} : { family }),
    number,
    name,
    ...(constant === undefined ? {} : { constant }),
    ...(doc === undefined ? {} : { doc }),
    ...(capability === undefined ? {} : { capability }),
    ...(joined.length === 0 ? {} : { joined_by: joined }),
  };
}
