/**
 * What programs keep with tables, chains, rules, sets, elements and objects; the kernel hands it back unread. The tool nft
 * writes it as a type, a length and a value (NFTNL_UDATA_* of libnftnl); no kernel header has these numbers.
 */
import { binary, records, select, string, struct, u8, u32 } from '../../schema/builders.ts';
import { enumeration } from '../../schema/enum.ts';
import type { Type } from '../../schema/type.ts';

/** A dialect: each type by its number, with what its value is. */
function userdata(name: string, types: Record<string, [number, Type]>) {
  const numbers = enumeration(
    `${name}-type`,
    false,
    Object.fromEntries(Object.entries(types).map(([type, [number]]) => [type, number])),
  );
  const cases = Object.entries(types).map(([type, [, payload]]) => ({
    name: type,
    when: { 'member.type': type },
    type: payload,
  }));
  return records({
    header: struct(name, { type: u8({ enum: () => numbers }), len: u8() }, { constant: false }),
    length: 'len',
    unit: 1,
    counts: 'payload',
    align: 1,
    payload: select(cases, binary()),
  });
}

const byteOrder = enumeration('nft-byteorder', false, { invalid: 0, host: 1, big: 2 });
const typeOf = () => userdata('nft-typeof-udata', { expr: [0, u32()], data: [1, binary()] });
const comment: [number, Type] = [0, string()];

export const tableUserdata = userdata('nft-table-udata', { comment, nftver: [1, binary()], nftbld: [2, binary()] });
export const chainUserdata = userdata('nft-chain-udata', { comment });
export const ruleUserdata = userdata('nft-rule-udata', { comment, 'ebtables-policy': [1, u32()] });
export const elementUserdata = userdata('nft-element-udata', { comment, flags: [1, u32({ hint: 'hex' })] });
export const objectUserdata = userdata('nft-object-udata', { comment });
export const setUserdata = userdata('nft-set-udata', {
  keybyteorder: [0, u32({ enum: () => byteOrder })],
  databyteorder: [1, u32({ enum: () => byteOrder })],
  'merge-elements': [2, u32()],
  'key-typeof': [3, typeOf()],
  'data-typeof': [4, typeOf()],
  expr: [5, binary()],
  'data-interval': [6, u32()],
  comment: [7, string()],
});
