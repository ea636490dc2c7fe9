/** Batches: requests that are done together or not at all, as some families want all that change something. */
import type { RecordInput } from '../../src/codec/record.ts';
import type { Batch, Family } from '../../src/schema/family.ts';
import type { Issue } from '../../src/types/notes.ts';
import type { Context } from '../shared/context.ts';
import type { Interfaces } from '../shared/interfaces.ts';
import { encodeHere, Issues } from './prepare.ts';
import { type Prepared, prepared } from './prepared.ts';

/** Begin and end around messages of one datagram that need them and have none. Throws Issues where they cannot be one batch. */
export async function inBatch(
  context: Context,
  messages: readonly Prepared[],
  interfaces: Interfaces,
): Promise<readonly Prepared[]> {
  const { given } = context;
  const family = messages.find(({ message }) => message.operation?.batched)?.message.family;
  if (!family?.batch || given.has('to-port') || given.has('to-group')) return messages;
  const is = (which: 'begin' | 'end', one: Prepared | undefined): boolean =>
    one !== undefined && one.message.family === family && one.message.operation?.name === family.batch![which];
  const begun = is('begin', messages[0]);
  const ended = is('end', messages.at(-1));
  const inner = messages.slice(begun ? 1 : 0, ended ? -1 : undefined);
  const issues = inner.flatMap(one => wrong(one, family, family.batch!));
  if (issues.length > 0) throw new Issues(issues);
  const mark = (name: string) => markOf(context, messages[0]!, family, name, interfaces);
  return [
    ...(begun ? [] : [await mark(family.batch.begin)]),
    ...messages,
    ...(ended ? [] : [await mark(family.batch.end)]),
  ];
}

/** Why a message cannot be in a batch. */
function wrong({ message, label = '' }: Prepared, family: Family, { begin, end }: Batch): Issue[] {
  const { operation } = message;
  if (!operation || (message.family === family && operation.batched)) return [];
  const what = `${message.family?.name ?? message.protocol.name} ${operation.name}`;
  const why =
    operation.name === begin || operation.name === end
      ? 'a datagram is one batch'
      : `not in one datagram with a batch of ${family.name}: send it apart`;
  return [{ path: '', message: `${label}${what}: ${why}` }];
}

async function markOf(
  context: Context,
  { protocol }: Prepared,
  family: Family,
  operation: string,
  interfaces: Interfaces,
): Promise<Prepared> {
  const record: RecordInput = {
    protocol: protocol.name,
    family: family.name,
    operation,
    direction: 'to-kernel',
    header: { flags: ['request'] } as unknown as RecordInput['header'],
    fixed: family.batch!.fixed,
  };
  const { bytes, issues } = await encodeHere(context, record, interfaces);
  if (issues.length > 0) throw new Issues(issues);
  return { ...prepared(context, protocol, bytes), label: 'the batch as a whole: ' };
}
