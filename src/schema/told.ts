/** What is told of a table's keys and values (Telling) as one text, which records note: `ipv4_addr . inet_service : mark`. */
import type { ToldType } from './type.ts';
import type { Value } from './value.ts';

/** `big` stands before it where integers in keys are big-endian. */
export const toldText = (key: readonly Value[], value: readonly Value[], bigEndian: boolean): string =>
  `${bigEndian ? 'big ' : ''}${key.join(' . ')}${value.length ? ` : ${value.join(' . ')}` : ''}`;

/** The names of the types in one part, and whether its integers are big-endian. */
export function toldPart(text: string, part: ToldType['part']): { names: string[]; bigEndian: boolean } {
  const [key = '', value = ''] = text.replace(/^big /, '').split(' : ');
  const names = (part === 'key' ? key : value).split(' . ').filter(name => name !== '');
  return { names, bigEndian: part === 'key' && text.startsWith('big ') };
}
