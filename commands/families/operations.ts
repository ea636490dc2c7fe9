/** The operations of one family: those of its schema, and for a generic family what the kernel says. */
import type { Family, Operation, Protocol } from '../../src/schema/family.ts';
import type { KernelFamily } from '../../src/schema/policy.ts';
import { fold } from '../../src/schema/spelling.ts';
import type { Context } from '../shared/context.ts';
import { genericRecord, numberOf, operationRecord } from './records.ts';

export async function showOperations(context: Context, protocol: Protocol, name: string): Promise<void> {
  const kernel = protocol.generic ? await inKernel(context, name) : undefined;
  await context.schemas.load(protocol, [name]);
  const schema = context.schemas.family(protocol, name);
  if (context.json) {
    if (kernel) context.record(genericRecord(kernel, schema !== undefined));
    for (const operation of schema?.operations ?? []) context.record(operationRecord(schema!, operation, kernel?.id));
    return;
  }
  heading(context, protocol, name, schema, kernel);
  if (schema) await schemaTable(context, schema, kernel);
  else if (kernel && kernel.operations.length > 0)
    await context.table(
      [
        { title: '#', align: 'right', role: 'number' },
        { title: 'kernel', role: 'flag' },
      ],
      kernel.operations.map(({ id, flags }) => [id, words(flags)]),
    );
}

const inKernel = async (context: Context, name: string): Promise<KernelFamily | undefined> =>
  (await context.generic()).find(family => fold(family.name) === fold(name));

function heading(context: Context, protocol: Protocol, name: string, schema?: Family, kernel?: KernelFamily): void {
  const { theme, out } = context;
  const facts = [
    kernel ? `ID 0x${kernel.id.toString(16)}, version ${kernel.version}` : '',
    protocol.generic && !kernel ? theme.warn('not in this kernel') : '',
    kernel?.groups.length ? `groups ${kernel.groups.map(group => `${group.name}(${group.id})`).join(' ')}` : '',
    schema ? '' : theme.warn('no schema: nltool describe shows what the kernel tells of it'),
    schema?.source ? `from ${schema.source}` : '',
  ].filter(Boolean);
  const doc = schema?.doc ? `: ${schema.doc}` : '';
  out.write(`${theme.name(name)} (${protocol.name})${doc}${facts.length ? `; ${facts.join('; ')}` : ''}\n`);
}

const words = (flags: readonly string[]): string => flags.map(flag => flag.replace(/^cmd-cap-/, '')).join(',');

async function schemaTable(context: Context, { operations }: Family, kernel?: KernelFamily): Promise<void> {
  const flags = new Map(kernel?.operations.map(one => [one.id, words(one.flags)]));
  const told = (operation: Operation) => flags.get(operation.request ?? -1);
  const others = kernel?.operations.filter(({ id }) => !operations.some(({ request }) => request === id)) ?? [];
  await context.table(
    [
      { title: '#', align: 'right', role: 'number' },
      { title: 'operation', role: 'name' },
      { title: 'modes', role: 'flag' },
      ...(kernel ? [{ title: 'kernel', role: 'dim' } as const] : []),
      { title: 'what it does', wrap: true },
    ],
    [
      ...operations.map(one => [
        numberOf(one),
        one.name,
        one.modes.join(','),
        ...(kernel ? [told(one) ?? ''] : []),
        one.doc ?? one.constant ?? '',
      ]),
      ...others.map(({ id }) => [
        id,
        '',
        '',
        flags.get(id) ?? '',
        { text: 'not in the schema', role: 'warn' } as const,
      ]),
    ],
  );
}
