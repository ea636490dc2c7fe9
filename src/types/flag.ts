import type { FlagType } from '../schema/type.ts';
import type { Face } from './face.ts';
import { show } from './writing.ts';

/** NLA_FLAG: there or not, without a payload. */
export const flag: Face<FlagType> = {
  size: () => 0,
  read(type, cx, start, end) {
    if (end > start) return cx.escape(type, start, end, 'bad-length', `a flag with ${end - start} bytes`);
    return cx.leaf(type, start, end, true);
  },
  write(_, cx, value) {
    if (value !== true) cx.issue(`${show(value)} for a flag: true, or leave it out`);
  },
  emitter: () => (cx, start, end) => (end > start ? cx.fail() : 'true'),
  label: () => 'flag',
  text: () => 'yes',
  parse: (_, word) => (word === '' || word === 'true' || word === '1' ? true : word),
  jsonSchema: () => ({ const: true }),
};
