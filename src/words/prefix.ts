import { fixedStruct } from '../codec/decode-body.ts';
import { fold } from '../schema/lookup.ts';
import { Writing } from '../types/writing.ts';
import { fixedType, type Target } from './root.ts';
import { parseWord, type Word } from './word.ts';

/**
 * `dst=10.0.0.0/8` as two words, `dst=10.0.0.0` and `fixed.dst-len=8`, where the header has a prefix length for it: one
 * named after the attribute, or the only one there is. Other words as they are.
 */
export function splitPrefix(word: Word, target: Target): Word[] {
  const parts = word.segments.length === 1 && !word.json && /^([\da-f.:]+)\/(\d{1,3})$/i.exec(word.value ?? '');
  const declared = parts && fixedType(target);
  const header = declared && fixedStruct(declared, new Writing());
  if (!parts || !header) return [word];
  const lengths = header.members.filter(({ type }) => type.kind === 'integer' && type.hint === 'prefix-len');
  const own = lengths.find(({ name }) => name === `${fold(String(word.segments[0]))}-len`);
  const member = own ?? (lengths.length === 1 ? lengths[0] : undefined);
  if (!member) return [word];
  return [`${word.path}=${parts[1]}`, `fixed.${member.name}=${parts[2]}`].flatMap(text => {
    const made = parseWord(text);
    return typeof made === 'string' ? [] : [{ ...made, text: word.text }];
  });
}
