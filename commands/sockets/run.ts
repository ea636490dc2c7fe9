import { protocolByNumber } from '../../src/protocols/index.ts';
import type { Cell } from '../../src/render/table.ts';
import type { Context } from '../shared/context.ts';
import { groupLabel, groupsOf } from '../shared/groups.ts';
import { type Member, membersOf, processText } from '../shared/members.ts';
import { protocolOf } from '../shared/words.ts';

export async function run(context: Context): Promise<number> {
  const { given } = context;
  const protocols = given.words.map(protocolOf);
  const names = given.texts('process');
  const { members, complete, unreadable } = await membersOf(context);
  const shown = members
    .filter(one => given.has('all') || !(one.kernel || one.processes.some(({ id }) => id === process.pid)))
    .filter(one => protocols.length === 0 || protocols.some(({ number }) => number === one.protocol))
    .filter(
      one =>
        names.length === 0 || one.processes.some(({ id, name }) => names.includes(name) || names.includes(`${id}`)),
    )
    .sort((a, b) => a.protocol - b.protocol || a.port - b.port);
  const labels = await groupLabels(context, shown);
  const digits = shown.reduce((most, { drops }) => Math.max(most, String(drops).length), 'DROPS'.length);
  if (context.json) for (const member of shown) context.record(recordOf(member, labels(member)));
  else if (shown.length > 0)
    await context.table(
      [
        { title: 'proto', role: 'name' },
        { title: 'port', align: 'right', role: 'number' },
        { title: 'process', role: 'string' },
        { title: 'groups', role: 'enum', wrap: true },
        { title: 'queued', align: 'right' },
        { title: 'drops' },
      ],
      shown.map(member => row(member, labels(member), digits)),
    );
  if (shown.length === 0 && !context.json)
    context.say(
      names.length > 0
        ? `no sockets of ${names.join(', ')} here`
        : "no sockets of other processes here (-a shows the kernel's and its own too)",
    );
  if (!complete) context.say('groups beyond 32 are not known: this kernel has no NETLINK_DIAG (netlink_diag)');
  if (unreadable.length > 0 && shown.some(({ kernel, processes }) => !kernel && processes.length === 0))
    context.say(`a process of - may not be looked into (needs CAP_SYS_PTRACE): ${unreadable.length} such processes`);
  return 0;
}

/** The names of a socket's groups. Generic families are asked for only where somebody listens to any. */
async function groupLabels(context: Context, members: Member[]): Promise<(member: Member) => string[]> {
  const known = new Map<number, Awaited<ReturnType<typeof groupsOf>>>();
  for (const { protocol, groups } of members)
    if (groups.length > 0 && !known.has(protocol))
      known.set(protocol, await groupsOf(context, protocolByNumber(protocol)).catch(() => []));
  return ({ protocol, groups }) => groups.map(number => groupLabel(known.get(protocol) ?? [], number));
}

/** Drops stand to the right in so many columns, a `!` behind them. */
function row(member: Member, groups: string[], digits: number): Cell[] {
  const { drops, queued } = member;
  const count = String(drops).padStart(digits);
  return [
    protocolByNumber(member.protocol).name,
    member.port,
    member.kernel ? { text: 'kernel', role: 'dim' } : processText(member),
    groups.join(','),
    queued > 0 ? { text: String(queued), role: 'warn' } : 0,
    drops > 0 ? { text: `${count} !`, role: 'bad' } : count,
  ];
}

const recordOf = (member: Member, groups: string[]): object => ({
  v: 1,
  kind: 'socket',
  protocol: protocolByNumber(member.protocol).name,
  port: member.port,
  ...(member.kernel ? { kernel: true } : {}),
  ...(member.processes.length === 0 ? {} : { processes: member.processes }),
  groups,
  group_numbers: member.groups,
  queued: member.queued,
  sending: member.sending,
  dumping: member.dumping,
  drops: member.drops,
  inode: member.inode,
});
