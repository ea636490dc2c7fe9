/** Generic netlink's families and groups, whose numbers the kernel gives at run time: asked of nlctrl (linux/genetlink.h). */
import { decodeDatagram } from '../codec/decode.ts';
import { Emitter } from '../codec/emit.ts';
import type { Message } from '../codec/message.ts';
import type { MessageRecord } from '../codec/record.ts';
import type { Schemas } from '../codec/schemas.ts';
import { nlctrlId } from '../protocols/generic/index.ts';
import { isObject, type Value } from '../schema/value.ts';
import { messageFlag, messageHeaderLength, parts, writeMessageHeader } from '../wire/message.ts';
import { SystemError } from './error.ts';
import { genericNumber } from './generic-number.ts';
import { request } from './request.ts';
import type { Transport } from './transport.ts';

export interface GenericOperation {
  id: number;
  /** GENL_*: `cmd-cap-do` … */
  flags: string[];
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

const CTRL_CMD_GETFAMILY = 3;
const nlctrlVersion = 2;

/** Every family that the kernel has in the transport's namespace, with its groups; `schemas` learns their numbers. */
export async function dumpGeneric(transport: Transport, schemas: Schemas): Promise<GenericFamily[]> {
  const generic = await prepare(schemas);
  const bytes = new Uint8Array(messageHeaderLength + 4);
  const flags = messageFlag.request | messageFlag.root | messageFlag.match;
  writeMessageHeader(new DataView(bytes.buffer), 0, { len: bytes.length, type: nlctrlId, flags, seq: 1, port: 0 });
  bytes.set([CTRL_CMD_GETFAMILY, nlctrlVersion], messageHeaderLength);
  const families: GenericFamily[] = [];
  const emitter = new Emitter(schemas, generic);
  const answer = await request(transport, bytes, {
    data({ datagram, start, end }) {
      emitter.begin(datagram.bytes, datagram.view);
      for (const part of parts(datagram.view, start, end)) {
        // from bytes to JSON and back takes half the time of decoding, which is for what that leaves out
        const line = part.kind === 'message' ? emitter.emit(part.start, part.end, '') : undefined;
        const found =
          line === undefined
            ? decodeDatagram(datagram.bytes.slice(part.start, part.next), { schemas, protocol: generic }).map(
                genericFamily,
              )
            : [familyOf((JSON.parse(line) as MessageRecord).attributes)];
        for (const family of found) if (family) families.push(family);
      }
    },
  });
  if (answer.status === 'error')
    throw new SystemError('sendto', answer.control?.errno ?? 0, 'ask the kernel for its generic families');
  for (const family of families) learn(family, schemas);
  return families;
}

/** Makes nlctrl's messages readable. Returns protocol generic. */
export async function prepare(schemas: Schemas) {
  const generic = schemas.protocols.find(({ number }) => number === genericNumber);
  if (!generic) throw new TypeError('the registry has no generic netlink');
  await schemas.load(generic, ['nlctrl']);
  schemas.ids.set(nlctrlId, 'nlctrl');
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
export const genericFamily = ({ kind, attributes }: Message): GenericFamily | undefined =>
  kind === 'message' ? familyOf(attributes?.value) : undefined;

function familyOf(value: Value | undefined): GenericFamily | undefined {
  if (!isObject(value)) return undefined;
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
      family.operations.push({ id: item.id, flags: items(item.flags).map(String) });
  for (const item of items(value.mcast_groups))
    if (isObject(item) && typeof item.id === 'number' && typeof item.name === 'string')
      family.groups.push({ id: item.id, name: item.name });
  return family;
}
