/** What the schemas say about the kernel's headers: constants with numbers, structs with sizes and offsets. */
import { loadFamilies } from '../src/protocols/all.ts';
import { protocols } from '../src/protocols/index.ts';
import * as netlink from '../src/schema/netlink.ts';
import type { StructType, Type } from '../src/schema/type.ts';
import { reach } from '../src/schema/walk.ts';

/** A C constant and its number. */
export interface ConstantClaim {
  constant: string;
  value: bigint;
  where: string;
}

/** A C struct. `size` is absent where the schema's struct ends in something of any length. */
export interface StructClaim {
  struct: string;
  size?: number;
  members: { name: string; offset: number }[];
}

export interface Claims {
  constants: ConstantClaim[];
  structs: StructClaim[];
}

const integerSizes = { u8: 1, s8: 1, u16: 2, s16: 2, u32: 4, s32: 4, u64: 8, s64: 8 } as const;

/** Length in bytes, where the type fixes it. */
function sizeOf(type: Type): number | undefined {
  switch (type.kind) {
    case 'integer':
      return type.base in integerSizes ? integerSizes[type.base as keyof typeof integerSizes] : undefined;
    case 'bits':
      return integerSizes[type.base];
    case 'bitfield32':
      return 8;
    case 'string':
    case 'binary':
    case 'pad':
      return type.size;
    case 'array': {
      const size = sizeOf(type.element);
      return size !== undefined && typeof type.count === 'number' ? size * type.count : undefined;
    }
    case 'repeat': {
      const size = sizeOf(type.element);
      return size === undefined ? undefined : size * type.names.length;
    }
    case 'select': {
      const sizes = new Set(
        [...type.cases.map(({ type }) => type), ...(type.otherwise ? [type.otherwise] : [])].map(sizeOf),
      );
      return sizes.size === 1 ? [...sizes][0] : undefined;
    }
    case 'struct':
      return layout(type).size;
    default:
      return undefined;
  }
}

function layout(type: StructType): { size?: number; members: { name: string; offset: number }[] } {
  const members: { name: string; offset: number }[] = [];
  let at = 0;
  for (const member of type.members) {
    const align = member.align ?? 1;
    at = Math.ceil(at / align) * align;
    if (member.type.kind !== 'pad') members.push({ name: member.key, offset: at });
    const size = member.length ? undefined : sizeOf(member.type);
    if (size === undefined) return { members };
    at += size;
  }
  return { size: at, members };
}

/** The claims of every built-in schema, each once. */
export async function collectClaims(): Promise<Claims> {
  const families = await loadFamilies();
  const constants = new Map<string, ConstantClaim>();
  const claim = (constant: string | undefined, value: number | bigint | undefined, where: string) => {
    if (constant !== undefined && value !== undefined)
      constants.set(`${constant}=${value}`, { constant, value: BigInt(value), where });
  };

  for (const protocol of protocols) {
    if (protocol.constant.startsWith('NETLINK_')) claim(protocol.constant, protocol.number, 'protocols');
    for (const group of protocol.groups) claim(group.constant, group.number, `groups of ${protocol.name}`);
  }
  for (const family of families)
    for (const { name, constant, request, reply } of family.operations)
      claim(constant, request ?? reply, `${family.name} ${name}`);

  const reached = reach(
    families,
    protocols.map(({ opaque }) => opaque),
    Object.values(netlink),
  );
  for (const set of reached.sets)
    for (const { name, constant, number } of set.attributes) claim(constant, number, `${set.name} ${name}`);
  for (const schema of reached.enums)
    for (const { name, constant, value } of schema.entries) claim(constant, value, `${schema.name} ${name}`);

  const structs = new Map<string, StructClaim>();
  for (const type of reached.structs) {
    if (type.constant === false) continue;
    const struct = type.constant ?? type.name.replaceAll('-', '_');
    structs.set(struct, { struct, ...layout(type) });
  }
  return { constants: [...constants.values()], structs: [...structs.values()] };
}
