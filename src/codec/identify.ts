import type { Direction, Family, Operation, Protocol } from '../schema/family.ts';
import { didYouMean, fold } from '../schema/spelling.ts';
import type { Value } from '../schema/value.ts';
import { toInteger } from '../types/integer.ts';
import { show, type Writing } from '../types/writing.ts';
import { controlType } from '../wire/message.ts';
import { type RecordInput, type RecordKind, recordKinds } from './record.ts';
import type { Located, Schemas } from './schemas.ts';

/** What a message is, by its names and numbers. */
export interface Identity {
  protocol: Protocol;
  kind: RecordKind;
  direction: Direction;
  type: number;
  command?: number;
  family?: Family;
  operation?: Operation;
}

const kindType: { [K in Exclude<RecordKind, 'message'>]: number } = {
  error: controlType.error,
  ack: controlType.error,
  done: controlType.done,
  overrun: controlType.overrun,
  raw: 0,
};

/** Finds what a record is, or says in issues why that cannot be told. */
export function identify(record: RecordInput, cx: Writing, schemas: Schemas): Identity | undefined {
  const kind = record.kind ?? 'message';
  if (!recordKinds.includes(kind)) cx.issue(`kind ${show(kind)} is no message (${recordKinds.join(', ')})`);
  const protocol = record.protocol === undefined ? undefined : schemas.protocol(String(record.protocol));
  if (!protocol) {
    const names = schemas.protocols.map(one => one.name);
    cx.issue(
      record.protocol === undefined
        ? 'protocol is missing'
        : `no protocol ${show(record.protocol)}${didYouMean(String(record.protocol), names)}`,
    );
    return undefined;
  }
  const direction: Direction = record.direction === 'from-kernel' ? 'from-kernel' : 'to-kernel';
  if (record.direction !== undefined && record.direction !== direction)
    cx.issue(`direction ${show(record.direction)} is neither to-kernel nor from-kernel`);
  const bare = protocol.framing === 'bare' && record.header === undefined;
  const base = { protocol, kind, direction };
  if (bare) return { ...base, type: 0 };
  const type = headerNumber(record, cx, 'type', 0xffff);
  if (kind !== 'message') return { ...base, type: type ?? kindType[kind] };
  return protocol.generic
    ? identifyGeneric(record, base, type, cx, schemas)
    : identifyPlain(record, base, type, cx, schemas);
}

/** A number of the record's header, undefined where it is absent or wrong. */
export function headerNumber(
  record: RecordInput,
  cx: Writing,
  name: 'type' | 'cmd' | 'version' | 'seq' | 'port',
  most: number,
): number | undefined {
  const given = record.header?.[name] as Value | undefined;
  if (given === undefined) return undefined;
  const number = toInteger(given);
  if (number !== undefined && number >= 0n && number <= BigInt(most)) return Number(number);
  cx.issue(`header.${name} ${show(given)} is no number from 0 to ${most}`);
  return undefined;
}

const byName = (operations: Operation[], name: string): Operation | undefined =>
  operations.find(one => one.name === name) ??
  operations.find(
    one => fold(one.name) === fold(name) || (one.constant !== undefined && fold(one.constant) === fold(name)),
  );

type Base = Pick<Identity, 'protocol' | 'kind' | 'direction'>;

const noOperation = (owner: string, name: string, operations: Operation[]): string =>
  `${owner} has no operation ${show(name)}${didYouMean(
    name,
    operations.map(one => one.name),
  )}`;

function identifyPlain(
  record: RecordInput,
  base: Base,
  type: number | undefined,
  cx: Writing,
  schemas: Schemas,
): Identity | undefined {
  const { family: name, operation: wanted } = record;
  const all = schemas.families(base.protocol);
  const family = name === undefined ? undefined : schemas.family(base.protocol, name);
  const families = family ? [family] : all;
  if (type !== undefined) return { ...base, type, ...identifyType(record, base, type, families, cx, schemas) };
  if (name !== undefined && !family) {
    const names = all.map(one => one.name);
    cx.issue(`${base.protocol.name} has no family ${show(name)}${didYouMean(name, names)}`);
    return undefined;
  }
  if (wanted === undefined) {
    cx.issue('operation or header.type is missing');
    return undefined;
  }
  for (const one of families) {
    const operation = byName(one.operations, wanted);
    const number = operation && numberOf(operation, base.direction);
    if (operation && number !== undefined) return { ...base, type: number, family: one, operation };
  }
  const operations = families.flatMap(one => one.operations);
  cx.issue(noOperation(family?.name ?? base.protocol.name, wanted, operations));
  return undefined;
}

const hasNumber = ({ request, reply }: Operation, number: number): boolean => request === number || reply === number;

/** Whether names are not those of the operation; of a family that is not known here (a spec's) they say nothing. */
function contradicts({ family, operation }: RecordInput, families: Family[], located: Located): boolean {
  if (family !== undefined && !families.includes(located.family)) return true;
  const known = family === undefined || fold(family) === fold(located.family.name);
  return known && operation !== undefined && fold(operation) !== fold(located.operation.name);
}

/** What a nlmsg_type is: by its number, of those that their first bytes tell apart the one that the record names. */
function identifyType(
  record: RecordInput,
  { protocol, direction }: Base,
  type: number,
  families: Family[],
  cx: Writing,
  schemas: Schemas,
): Pick<Identity, 'family' | 'operation'> | undefined {
  const { family: name, operation: wanted } = record;
  const located = schemas.locate(protocol, type, direction);
  const claimed = wanted === undefined ? undefined : families.map(one => byName(one.operations, wanted)).find(Boolean);
  if (located && (claimed ? !hasNumber(claimed, type) : contradicts(record, families, located))) {
    const is = [name && located.family.name, located.operation.name];
    const names = [name, wanted].filter(Boolean).join(' ');
    cx.issue(`header.type ${type} is ${is.filter(Boolean).join(' ')}, not ${names} (leave it out to go by the name)`);
  }
  if (claimed?.starts === undefined || !hasNumber(claimed, type)) return located;
  return { family: families.find(one => one.operations.includes(claimed))!, operation: claimed };
}

const numberOf = ({ request, reply }: Operation, direction: Direction): number | undefined =>
  direction === 'to-kernel' ? (request ?? reply) : (reply ?? request);

function identifyGeneric(
  record: RecordInput,
  base: Base,
  type: number | undefined,
  cx: Writing,
  schemas: Schemas,
): Identity | undefined {
  // ids are given anew at each boot: the name that the record was decoded under is what its bytes mean
  const name = record.family ?? (type === undefined ? undefined : schemas.ids.get(type));
  const family = name === undefined ? undefined : schemas.family(base.protocol, name);
  const id = type ?? [...schemas.ids].find(([, known]) => name !== undefined && fold(known) === fold(name))?.[0];
  if (id === undefined) {
    const names = [...schemas.ids.values(), ...schemas.families(base.protocol).map(one => one.name)];
    cx.issue(
      name === undefined
        ? 'family or header.type is missing'
        : family
          ? `family ${show(name)} has another id in each kernel: header.type says which`
          : `no generic family ${show(name)} is known here${didYouMean(name, names)}`,
    );
    return undefined;
  }
  const told = headerNumber(record, cx, 'cmd', 0xff);
  const claimed = family && record.operation !== undefined ? byName(family.operations, record.operation) : undefined;
  const command = told ?? (claimed && numberOf(claimed, base.direction));
  if (command === undefined && family && record.operation !== undefined)
    cx.issue(noOperation(family.name, record.operation, family.operations));
  else if (command === undefined && record.header === undefined) cx.issue('operation or header.cmd is missing');
  const operation =
    claimed && (told === undefined || hasNumber(claimed, told))
      ? claimed
      : name === undefined || told === undefined
        ? undefined
        : schemas.locate(base.protocol, told, base.direction, name)?.operation;
  if (
    family &&
    operation &&
    operation !== claimed &&
    record.operation !== undefined &&
    operation.name !== record.operation
  )
    cx.issue(
      `header.cmd ${told} is ${name} ${operation.name}, not ${record.operation} (leave it out to go by the name)`,
    );
  return {
    ...base,
    type: id,
    ...(command === undefined ? {} : { command }),
    ...(family ? { family } : {}),
    ...(operation ? { operation } : {}),
  };
}
