import { protocolByName } from '../../src/protocols/index.ts';
import { hasOwner, type Protocol } from '../../src/schema/family.ts';
import type { KernelFamily } from '../../src/schema/policy.ts';
import { fold, isNumber, named } from '../../src/schema/spelling.ts';
import type { Context } from '../shared/context.ts';
import { Failure } from '../shared/failure.ts';
import { type Presence, presences } from '../shared/presence.ts';
import { genericOf, placeOf } from '../shared/words.ts';
import { showOperations } from './operations.ts';
import { familyRecord, genericRecord, protocolRecord } from './records.ts';

const genericColumns = [
  { title: 'generic', role: 'name' },
  { title: 'id', role: 'number' },
  { title: 'ver', align: 'right' },
  { title: 'ops', align: 'right' },
  { title: 'groups', role: 'enum', wrap: true },
] as const;

export async function run(context: Context): Promise<number> {
  const { words } = context.given;
  if (words.length === 0) return everything(context);
  for (const [i, word] of words.entries()) {
    if (i > 0 && !context.json) context.out.write('\n');
    await one(context, word);
  }
  return 0;
}

async function everything(context: Context): Promise<number> {
  const families = await context.generic().catch(error => {
    if (!(error instanceof Failure)) throw error;
    context.warn(error.message);
    return [];
  });
  const rows = await protocolRows(context, context.schemas.protocols, families);
  if (context.json) {
    for (const { protocol, presence, groups, names } of rows)
      context.record(protocolRecord(protocol, presence, groups, names));
    for (const family of families) context.record(genericRecord(family, hasSchema(context, family.name)));
    return 0;
  }
  await context.table(
    [
      { title: 'protocol', role: 'name' },
      { title: '#', align: 'right', role: 'number' },
      { title: 'kernel' },
      { title: 'groups', align: 'right' },
      { title: 'families', wrap: true },
    ],
    rows.map(({ protocol, presence, groups, names }) => [
      protocol.name,
      protocol.number,
      {
        text: presence.kernel,
        role: presence.kernel === 'yes' ? 'good' : presence.kernel === 'absent' ? 'dim' : 'warn',
      },
      groups || undefined,
      presence.reason === undefined ? names.join(' ') : { text: `(${presence.reason})`, role: 'dim' },
    ]),
  );
  if (families.length > 0) {
    context.out.write('\n');
    await genericTable(context, families);
  }
  return 0;
}

interface Row {
  protocol: Protocol;
  presence: Presence;
  groups: number;
  names: string[];
}

/** Numbers without an owner are shown where a module has taken one. */
async function protocolRows(context: Context, protocols: Protocol[], families: KernelFamily[]): Promise<Row[]> {
  const presenceOf = await presences(context);
  const rows: Row[] = [];
  for (const protocol of protocols) {
    const presence = await presenceOf(protocol);
    if (!hasOwner(protocol) && presence.kernel === 'absent' && protocols.length > 1) continue;
    const groups = protocol.generic
      ? families.reduce((sum, family) => sum + family.groups.length, 0)
      : protocol.groups.length;
    const given = context.schemas.families(protocol).map(({ name }) => name);
    const names = [...new Set([...protocol.families.map(({ name }) => name), ...given])];
    rows.push({ protocol, presence, groups, names });
  }
  return rows;
}

const genericTable = (context: Context, families: KernelFamily[]): Promise<void> =>
  context.table(
    genericColumns,
    families.map(({ name, id, version, operations, groups }) => [
      name,
      `0x${id.toString(16)}`,
      version,
      operations.length || undefined,
      groups.map(group => `${group.name}(${group.id})`).join(' '),
    ]),
  );

const hasSchema = (context: Context, name: string): boolean => {
  const generic = genericOf(context);
  return (
    generic.families.some(one => fold(one.name) === fold(name)) || context.schemas.family(generic, name) !== undefined
  );
};

/** One word: a protocol's families, or a family's operations. */
async function one(context: Context, word: string): Promise<void> {
  const family = familyNamed(context, word);
  if (family) return showOperations(context, family.protocol, family.name);
  const place = await placeOf(context, word);
  if (place.family) return showOperations(context, place.protocol, place.family.name);
  const { protocol } = place;
  const families = protocol.generic ? await context.generic() : [];
  const [row] = await protocolRows(context, [protocol], families);
  const { presence, groups, names } = row!;
  if (context.json) {
    context.record(protocolRecord(protocol, presence, groups, names));
    for (const family of families) context.record(genericRecord(family, hasSchema(context, family.name)));
    for (const name of names)
      if (!families.some(family => family.name === name))
        context.record(familyRecord(protocol, entryOf(context, protocol, name)));
    return;
  }
  const { theme, out } = context;
  const state =
    presence.kernel === 'yes' ? theme.good('in this kernel') : theme.warn(`${presence.kernel}: ${presence.reason}`);
  const which = isNumber(protocol.name) ? '' : ` ${protocol.constant} (${protocol.number})`;
  out.write(`${theme.name(protocol.name)}${which}: ${protocol.doc}; ${state}\n`);
  if (families.length > 0) await genericTable(context, families);
  else if (names.length > 0)
    await context.table(
      [
        { title: 'family', role: 'name' },
        { title: 'what it is about', wrap: true },
      ],
      names.map(name => [name, entryOf(context, protocol, name).doc ?? '']),
    );
}

const entryOf = (context: Context, protocol: Protocol, name: string): { name: string; doc?: string } =>
  protocol.families.find(one => one.name === name) ?? context.schemas.family(protocol, name) ?? { name };

/** A family that there is a schema for, of any protocol; a protocol of the same name comes first. */
function familyNamed(context: Context, word: string): { protocol: Protocol; name: string } | undefined {
  if (protocolByName(word).protocol) return undefined;
  for (const protocol of context.schemas.protocols) {
    const entries = [...protocol.families, ...context.schemas.families(protocol)];
    const found = named(entries, word);
    if (found) return { protocol, name: found.name };
  }
  return undefined;
}
