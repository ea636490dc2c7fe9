/** What elements and frames of IEEE 802.11 are made of: numbers are little-endian. */
import { binary, type MemberInput, records, struct, u8, u16, u32, u64 } from '../../../../schema/builders.ts';
import type { EnumSchema } from '../../../../schema/enum.ts';
import type { HintName } from '../../../../schema/hint.ts';
import type { SelectCase, Type } from '../../../../schema/type.ts';

interface Options<E extends EnumSchema = EnumSchema> {
  enum?: () => E;
  hint?: HintName;
}

export const le16 = <const O extends Options>(options?: O) => u16({ order: 'little', ...options });
export const le32 = <const O extends Options>(options?: O) => u32({ order: 'little', ...options });
export const le64 = <const O extends Options>(options?: O) => u64({ order: 'little', ...options });

/** A struct of the standard's, of which the kernel's uapi knows nothing. */
export const layout = <const M extends Record<string, MemberInput>>(name: string, members: M) =>
  struct(name, members, { constant: false });

/** Nothing more. */
export const nothing = layout('nothing', {});

export const oneByte = (name: string, type: MemberInput = u8()) => layout(name, { [name]: type });

export const address = () => binary({ hint: 'mac', size: 6 });

/** What a direct link is known by. */
export const linkIdentifier = layout('link-identifier', {
  bssid: address(),
  initiator: address(),
  responder: address(),
});

/** Sub-elements: an identifier and a length, a byte each. */
export const subElements = (id: () => EnumSchema, payload: Type) =>
  records({
    header: layout('sub-element', { id: u8({ enum: id }), len: u8() }),
    length: 'len',
    unit: 1,
    counts: 'payload',
    align: 1,
    payload,
  });

/** Cases of a select by one member: each value, and the type that it stands for. */
export const byMember = (member: string, types: { [value: string]: Type }): SelectCase[] =>
  Object.entries(types).map(([name, type]) => ({ name, when: { [`member.${member}`]: name }, type }));
