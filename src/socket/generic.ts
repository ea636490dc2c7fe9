/** Generic netlink's families and groups, whose numbers the kernel gives at run time: asked of nlctrl (linux/genetlink.h). */
import type { Message } from '../codec/message.ts';
import { pick } from '../codec/pick.ts';
import type { Schemas } from '../codec/schemas.ts';
import { nlctrlId } from '../protocols/generic/index.ts';
import { controlAttributes, nlctrl, operationFlags } from '../protocols/generic/nlctrl.ts';
import { flagNames } from '../schema/lookup.ts';
import { type KernelFamily, numberIn } from '../schema/policy.ts';
import { isObject, type Value } from '../schema/value.ts';
import { viewOf } from '../wire/bytes.ts';
import { genericHeaderLength, messageFlag, messageHeaderLength, parts, writeMessageHeader } from '../wire/message.ts';
import { SystemError } from './error.ts';
import { request } from './request.ts';
import type { Transport } from './transport.ts';

/** An operation whose flags get their names when asked for. */
class GenericOperation {
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

const { request: getFamily } = nlctrl.operations.find(({ name }) => name === 'getfamily')!;

/** Every family that the kernel has in the transport's namespace, with its groups; `schemas` learns their numbers. */
export async function dumpGeneric(transport: Transport, schemas: Schemas): Promise<KernelFamily[]> {
  await prepare(schemas);
  const bytes = new Uint8Array(messageHeaderLength + genericHeaderLength);
  const flags = messageFlag.request | messageFlag.dump;
  writeMessageHeader(new DataView(bytes.buffer), 0, { len: bytes.length, type: nlctrlId, flags, seq: 1, port: 0 });
  bytes.set([getFamily!, nlctrl.version!], messageHeaderLength);
  const families: KernelFamily[] = [];
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
  const generic = schemas.protocols.find(protocol => protocol.generic);
  if (!generic) throw new TypeError('the registry has no generic netlink');
  await schemas.load(generic, ['nlctrl']);
  return generic;
}

function learn({ id, name, groups }: KernelFamily, schemas: Schemas): void {
  schemas.ids.set(id, name);
  for (const group of groups) schemas.groups.set(group.id, { family: name, name: group.name });
}

/**
 * Takes notice of nlctrl's messages: families and groups that appear and go. Returns the family with what appeared of
 * it; undefined where nothing did.
 */
export function learnGeneric(message: Message, schemas: Schemas): KernelFamily | undefined {
  if (message.familyName !== 'nlctrl' || message.kind !== 'message' || message.direction === 'to-kernel')
    return undefined;
  const family = familyOf(message);
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

const items = (value: Value | undefined): Value[] => (Array.isArray(value) ? value : []);

/** The family that a message of nlctrl tells of. */
function familyOf({ kind, bytes }: Message): KernelFamily | undefined {
  if (kind !== 'message') return undefined;
  return familyIn(viewOf(bytes), 0, bytes.byteLength);
}

function familyIn(view: DataView, start: number, end: number): KernelFamily | undefined {
  const value = pick(controlAttributes, view, start + messageHeaderLength + genericHeaderLength, end);
  const { family_id: id, family_name: name } = value;
  if (typeof id !== 'number' || typeof name !== 'string') return undefined;
  const version = numberIn(value.version);
  const headerLength = numberIn(value.hdrsize);
  const maxAttribute = numberIn(value.maxattr);
  const operations = items(value.ops).flatMap(item =>
    isObject(item) && typeof item.id === 'number' ? new GenericOperation(item.id, numberIn(item.flags) ?? 0) : [],
  );
  const groups = items(value.mcast_groups).flatMap(item =>
    isObject(item) && typeof item.id === 'number' && typeof item.name === 'string'
      ? { id: item.id, name: item.name }
      : [],
  );
  return {
    id,
    name,
    ...(version === undefined ? {} : { version }),
    ...(headerLength === undefined ? {} : { headerLength }),
    ...(maxAttribute === undefined ? {} : { maxAttribute }),
    operations,
    groups,
  };
}
