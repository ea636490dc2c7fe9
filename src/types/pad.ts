import type { PadType, UnusedType } from '../schema/type.ts';
import { fromHex, toHex } from '../wire/hex.ts';
import type { Face } from './face.ts';
import { show } from './writing.ts';

/** Filler: as an attribute its bytes, if any, as hex; the struct face leaves zero pads out of the record. */
export const pad: Face<PadType> = {
  size: type => type.size,
  read: (type, cx, start, end) => cx.leaf(type, start, end, toHex(cx.bytes, start, end)),
  write(type, cx, value) {
    const bytes = typeof value === 'string' ? fromHex(value) : undefined;
    if (!bytes || (type.size !== undefined && bytes.length !== type.size)) cx.issue(`${show(value)} is no padding`);
    else cx.out.put(bytes);
  },
  label: type => (type.size === undefined ? 'pad' : `pad[${type.size}]`),
  text: (_, value) => String(value),
  parse: (_, word) => word,
  jsonSchema: () => ({ type: 'string' }),
};

/** A number that nobody uses: its bytes as hex. */
export const unused: Face<UnusedType> = {
  size: () => undefined,
  read: (type, cx, start, end) => cx.leaf(type, start, end, toHex(cx.bytes, start, end)),
  write: (_, cx, value) => cx.hex(value),
  label: () => 'unused',
  text: (_, value) => String(value),
  parse: (_, word) => word,
  jsonSchema: () => ({ type: 'string' }),
};
