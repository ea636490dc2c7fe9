/** What the schemas say about the kernel's headers: constants with numbers, structs with sizes and offsets. */
import { loadFamilies } from '../src/protocols/all.ts';
import { protocols } from '../src/protocols/index.ts';
import { answerConstant } from '../src/schema/family.ts';
import * as netlink from '../src/schema/netlink.ts';
import { reach } from '../src/schema/walk.ts';
import { layoutOf } from './layout.ts';

/** A C constant and its number. */
interface ConstantClaim {
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
    for (const operation of family.operations) {
      const { name, constant, request, reply } = operation;
      const { base = 0 } = family;
      const number = (request ?? reply)!;
      claim(constant, number < base ? number : number - base, `${family.name} ${name}`);
      claim(answerConstant(family, operation), reply, `answer of ${family.name} ${name}`);
    }

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
    structs.set(struct, { struct, ...layoutOf(type) });
  }
  return { constants: [...constants.values()], structs: [...structs.values()] };
}
