/** What the integer types are made of. */
import type { IntegerBase } from './type.ts';

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
