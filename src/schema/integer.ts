/** What the integer types are made of. */
export type ByteOrder = 'host' | 'big' | 'little';

/** `uint` and `sint` are 4 or 8 bytes wide, as the value needs (nla_put_uint). */
export type IntegerBase = 'u8' | 'u16' | 'u32' | 'u64' | 's8' | 's16' | 's32' | 's64' | 'uint' | 'sint';

interface BaseFacts {
  /** bytes; 0: 4 or 8, as the value needs */
  width: number;
  signed: boolean;
}
const bases: { [B in IntegerBase]: BaseFacts } = {
  u8: { width: 1, signed: false },
  u16: { width: 2, signed: false },
  u32: { width: 4, signed: false },
  u64: { width: 8, signed: false },
  s8: { width: 1, signed: true },
  s16: { width: 2, signed: true },
  s32: { width: 4, signed: true },
  s64: { width: 8, signed: true },
  uint: { width: 0, signed: false },
  sint: { width: 0, signed: true },
};

export const integerFacts = (base: IntegerBase): BaseFacts => bases[base];
