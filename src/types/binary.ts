import { hints } from '../hints/index.ts';
import type { BinaryType } from '../schema/type.ts';
import { fromHex, toHex } from '../wire/hex.ts';
import type { Face } from './face.ts';
import { show } from './writing.ts';

/** Bytes: lower-case hex, or the hint's text where that gives the same bytes back. */
export const binary: Face<BinaryType> = {
  size: type => type.size,

  read(type, cx, start, end) {
    if (type.size !== undefined && end - start !== type.size)
      return cx.escape(type, start, end, 'bad-length', `${end - start} bytes, not ${type.size}`);
    const hint = type.hint && hints[type.hint].bytes;
    const text = hint?.format(cx.bytes.subarray(start, end));
    const hex = toHex(cx.bytes, start, end);
    return cx.leaf(type, start, end, text ?? (hint && end > start ? { hex } : hex));
  },

  write(type, cx, value) {
    const hint = type.hint && hints[type.hint].bytes;
    const bytes =
      typeof value === 'string'
        ? value === ''
          ? new Uint8Array()
          : (hint?.parse(value) ?? fromHex(value))
        : undefined;
    if (!bytes) cx.issue(`${show(value)} is no ${hint ? type.hint : 'hex'}`);
    else if (type.size !== undefined && bytes.length < type.size && hint?.fill) {
      cx.out.put(bytes);
      cx.out.reserve(type.size - bytes.length);
    } else if (type.size !== undefined && bytes.length !== type.size)
      cx.issue(`${show(value)} has ${bytes.length} bytes, not ${type.size}`);
    else cx.out.put(bytes);
  },

  emitter(type) {
    const hint = type.hint && hints[type.hint].bytes;
    const dotted = type.hint === 'ip' || type.hint === 'ipv4';
    return (cx, start, end) => {
      if (type.size !== undefined && end - start !== type.size) return cx.fail();
      const { bytes } = cx;
      if (!hint) return `"${toHex(bytes, start, end)}"`;
      if (dotted && end - start === 4)
        return `"${bytes[start]}.${bytes[start + 1]}.${bytes[start + 2]}.${bytes[start + 3]}"`;
      const text = hint.format(bytes.subarray(start, end));
      return text === undefined ? cx.fail() : JSON.stringify(text);
    };
  },

  label: type => type.hint ?? (type.size === undefined ? 'binary' : `binary[${type.size}]`),
  text: (_, value) => (typeof value === 'string' ? value : undefined),
  parse: (_, word) => (word.startsWith('hex:') ? { hex: word.slice(4) } : word),
  jsonSchema: () => ({ type: 'string' }),
};
