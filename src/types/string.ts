import type { StringType } from '../schema/type.ts';
import { toHex } from '../wire/hex.ts';
import { utf8 } from '../wire/text.ts';
import type { Face } from './face.ts';
import { show } from './writing.ts';

const encoder = new TextEncoder();

/** Text before the first NUL. Not UTF-8, or anything but zeros behind the NUL, and it stays bytes. */
export const string: Face<StringType> = {
  size: type => (type.end === 'fixed' ? type.size : undefined),

  read(type, cx, start, end) {
    let stop = cx.bytes.indexOf(0, start);
    if (stop < 0 || stop > end || type.end === 'none') stop = end;
    for (let i = stop; i < end && !type.garbage; i++)
      if (cx.bytes[i] !== 0) return cx.leaf(type, start, end, { hex: toHex(cx.bytes, start, end) });
    const text = utf8(cx.bytes.subarray(start, stop));
    return cx.leaf(type, start, end, text ?? { hex: toHex(cx.bytes, start, end) });
  },

  write(type, cx, value) {
    if (typeof value !== 'string') {
      cx.issue(`${show(value)} is no string`);
      return;
    }
    const bytes = encoder.encode(value);
    if (type.end !== 'none' && bytes.includes(0)) cx.issue('a string with a NUL in it: give {"hex": …}');
    if (type.end === 'fixed' && type.size !== undefined && bytes.length > type.size)
      cx.issue(`${show(value)} is longer than ${type.size} bytes`);
    const most = type.checks?.maxLen;
    if (most !== undefined && bytes.length > most)
      cx.warn(`${show(value)} is longer than the ${most} bytes that the kernel takes`);
    const start = cx.out.length;
    cx.out.put(bytes);
    if (type.end === 'nul') cx.out.reserve(1);
    if (type.end === 'fixed' && type.size !== undefined && bytes.length <= type.size)
      cx.out.reserve(start + type.size - cx.out.length);
  },

  emitter(type) {
    if (type.end !== 'nul') return undefined;
    return (cx, start, end) => {
      const { bytes } = cx;
      const last = end - 1;
      if (last < start || bytes[last] !== 0) return cx.fail();
      let text = '"';
      for (let at = start; at < last; at++) {
        const byte = bytes[at]!;
        if (byte < 0x20 || byte > 0x7e || byte === 0x22 || byte === 0x5c) return cx.fail();
        text += String.fromCharCode(byte);
      }
      return `${text}"`;
    };
  },

  label: type => (type.end === 'fixed' ? `char[${type.size}]` : 'string'),
  text: (_, value) => (typeof value === 'string' ? value : undefined),
  parse: (_, word) => word,
  jsonSchema: () => ({ type: 'string' }),
};
