/** Generic netlink's families and groups, whose numbers the kernel gives at run time: asked of nlctrl (linux/genetlink.h). */
import type { Message } from '../codec/message.ts';
import { pick } from '../codec/pick.ts';
import type { Schemas } from '../codec/schemas.ts';
import { nlctrlId } from '../protocols/generic/index.ts';
import { controlAttributes, nlctrl, operationFlags } from '../protocols/generic/nlctrl.ts';
import { flagNames } from '../schema/lookup.ts';
import { isObject, type Value } from '../schema/value.ts';
import { viewOf } from '../wire/bytes.ts';
import { genericHeaderLength, messageFlag, messageHeaderLength, parts, writeMessageHeader } from '../wire/message.ts';
import { SystemError } from './error.ts';
import { genericNumber } from './generic-number.ts';
import { request } from './request.ts';
import type { Transport } from './transport.ts';

export class GenericOperation {
  readonly id: number;
  readonly #flags: number;

  constructor(id: number, flags: number) {
    this.id = id;
    this.#flags = flags;
  }

  /** GENL_*: `cmd-cap-do` … */
  get flags(): string[] {
    return flagNames(operationFlags, this.#flags).map(String);
  }
}

export interface GenericFamily {
  id: number;
  name: string;
  version?: number;
  /** length in bytes of the family's own header */
  headerLength?: number;
  maxAttribute?: number;
  operations: GenericOperation[];
  groups: { id: number; name: string }[];
}

const { request: getFamily } = nlctrl.operations.find(({ name }) => name === 'getfamily')!;

/** Every family that the kernel has in the transport's namespace, with its groups; `schemas` learns their numbers. */
export async function dumpGeneric(transport: Transport, schemas: Schemas): Promise<GenericFamily[]> {
  await prepare(schemas);
  const bytes = new Uint8Array(messageHeaderLength + genericHeaderLength);
  const flags = messageFlag.request | messageFlag.dump;
  writeMessageHeader(new DataView(bytes.buffer), 0, { len: bytes.length, type: nlctrlId, flags, seq: 1, port: 0 });
  bytes.set([getFamily!, nlctrl.version!], messageHeaderLength);
  const families: GenericFamily[] = [];
  const answer = await request(transport, bytes, {
    data({ datagram: { view }, start, end }) {
      for (const part of parts(view, start, end)) {
        const family = part.kind === 'message' ? familyIn(view, part.start, part.end) : undefined;
        if (family) families.push(family);
      }
    },
  });
  if (answer.status === 'error')
    throw new SystemError('sendto', answer.control?.errno ?? 0, 'ask the kernel for its generic families');
  for (const family of families) learn(family, schemas);
  return families;
}

/** Whether the message at `start` is nlctrl's: then it may tell of families that come and go. */
export const isNlctrl = (view: DataView, start = 0): boolean =>
  view.byteLength - start >= messageHeaderLength && view.getUint16(start + 4, true) === nlctrlId;

/** Makes nlctrl's messages readable. Returns protocol generic. */
export async function prepare(schemas: Schemas) {
  const generic = schemas.protocols.find(({ number }) => number === genericNumber);
  if (!generic) throw new TypeError('the registry has no generic netlink');
  await schemas.load(generic, ['nlctrl']);
  return generic;
}

function learn({ id, name, groups }: GenericFamily, schemas: Schemas): void {
  schemas.ids.set(id, name);
  for (const group of groups) schemas.groups.set(group.id, { family: name, name: group.name });
}

/**
 * Takes notice of nlctrl's messages: families and groups that appear and go. Returns the family with what appeared of
 * it; undefined where nothing did.
 */
export function learnGeneric(message: Message, schemas: Schemas): GenericFamily | undefined {
  if (message.familyName !== 'nlctrl' || message.kind !== 'message' || message.direction === 'to-kernel')
    return undefined;
  const family = genericFamily(message);
  if (!family) return undefined;
  switch (message.operation?.name) {
    case 'newfamily':
    case 'getfamily':
    case 'newmcast-grp':
      learn(family, schemas);
      return family;
    case 'delfamily':
      schemas.ids.delete(family.id);
      for (const [id, group] of schemas.groups) if (group.family === family.name) schemas.groups.delete(id);
      return undefined;
    case 'delmcast-grp':
      for (const { id } of family.groups) schemas.groups.delete(id);
      return undefined;
    default:
      return undefined;
  }
}

const numberOf = (value: Value | undefined): number | undefined => (typeof value === 'number' ? value : undefined);
const items = (value: Value | undefined): Value[] => (Array.isArray(value) ? value : []);

/** The family that a message of nlctrl tells of. */
export function genericFamily({ kind, bytes }: Message): GenericFamily | undefined {
  if (kind !== 'message') return undefined;
  return familyIn(viewOf(bytes), 0, bytes.byteLength);
}

function familyIn(view: DataView, start: number, end: number): GenericFamily | undefined {
  const value = pick(controlAttributes, view, start + messageHeaderLength + genericHeaderLength, end);
  const { family_id: id, family_name: name } = value;
  if (typeof id !== 'number' || typeof name !== 'string') return undefined;
  const family: GenericFamily = { id, name, operations: [], groups: [] };
  const version = numberOf(value.version);
  const headerLength = numberOf(value.hdrsize);
  const maxAttribute = numberOf(value.maxattr);
  if (version !== undefined) family.version = version;
  if (headerLength !== undefined) family.headerLength = headerLength;
  if (maxAttribute !== undefined) family.maxAttribute = maxAttribute;
  for (const item of items(value.ops))
    if (isObject(item) && typeof item.id === 'number')
      family.operations.push(new GenericOperation(item.id, numberOf(item.flags) ?? 0));
  for (const item of items(value.mcast_groups))
    if (isObject(item) && typeof item.id === 'number' && typeof item.name === 'string')
      family.groups.push({ id: item.id, name: item.name });
  return family;
}
