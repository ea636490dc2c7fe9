import type { Direction, Family, Operation, Protocol } from '../schema/family.ts';
import { didYouMean, fold } from '../schema/spelling.ts';
import type { Value } from '../schema/value.ts';
import { toInteger } from '../types/integer.ts';
import { show, type Writing } from '../types/writing.ts';
import { controlType } from '../wire/message.ts';
import { type RecordInput, type RecordKind, recordKinds } from './record.ts';
import type { Schemas } from './schemas.ts';

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
  if (kind !== 'message')
    return {
      ...base,
      type:
        type ??
        {
          error: controlType.error,
          ack: controlType.error,
          done: controlType.done,
          overrun: controlType.overrun,
          raw: 0,
        }[kind],
    };
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

function identifyPlain(
  record: RecordInput,
  base: Base,
  type: number | undefined,
  cx: Writing,
  schemas: Schemas,
): Identity | undefined {
  const families = schemas.families(base.protocol);
  const family = record.family === undefined ? undefined : schemas.family(base.protocol, record.family);
  if (type !== undefined) {
    const located = schemas.locate(base.protocol, type, base.direction);
    const claimed =
      record.operation === undefined
        ? undefined
        : (family ? [family] : families).map(one => byName(one.operations, record.operation!)).find(Boolean);
    if (claimed && located && claimed !== located.operation && claimed.request !== type && claimed.reply !== type)
      cx.issue(`header.type ${type} is ${located.operation.name}, not ${claimed.name}`);
    const told = claimed?.starts !== undefined && (claimed.request === type || claimed.reply === type);
    const owner = told ? families.find(one => one.operations.includes(claimed)) : undefined;
    return { ...base, type, ...(owner ? { family: owner, operation: claimed! } : located) };
  }
  if (record.family !== undefined && !family) {
    cx.issue(
      `${base.protocol.name} has no family ${show(record.family)}${didYouMean(
        record.family,
        families.map(one => one.name),
      )}`,
    );
    return undefined;
  }
  if (record.operation === undefined) {
    cx.issue('operation or header.type is missing');
    return undefined;
  }
  for (const one of family ? [family] : families) {
    const operation = byName(one.operations, record.operation);
    const number = operation && numberOf(operation, base.direction);
    if (operation && number !== undefined) return { ...base, type: number, family: one, operation };
  }
  const names = (family ? [family] : families).flatMap(one => one.operations.map(operation => operation.name));
  cx.issue(
    `${family?.name ?? base.protocol.name} has no operation ${show(record.operation)}${didYouMean(record.operation, names)}`,
  );
  return undefined;
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
    cx.issue(
      name === undefined
        ? 'family or header.type is missing'
        : `the id of family ${show(name)} is not known: is it in this kernel?${didYouMean(name, [...schemas.ids.values(), ...schemas.families(base.protocol).map(one => one.name)])}`,
    );
    return undefined;
  }
  let command = headerNumber(record, cx, 'cmd', 0xff);
  const claimed = family && record.operation !== undefined ? byName(family.operations, record.operation) : undefined;
  let operation =
    command === undefined || name === undefined
      ? undefined
      : claimed && (claimed.request === command || claimed.reply === command)
        ? claimed
        : schemas.locate(base.protocol, command, base.direction, name)?.operation;
  if (command === undefined && record.operation !== undefined && family) {
    operation = byName(family.operations, record.operation);
    command = operation && numberOf(operation, base.direction);
    if (command === undefined)
      cx.issue(
        `${family.name} has no operation ${show(record.operation)}${didYouMean(
          record.operation,
          family.operations.map(one => one.name),
        )}`,
      );
  } else if (command === undefined && record.header === undefined) cx.issue('operation or header.cmd is missing');
  return {
    ...base,
    type: id,
    ...(command === undefined ? {} : { command }),
    ...(family ? { family } : {}),
    ...(operation ? { operation } : {}),
  };
}
