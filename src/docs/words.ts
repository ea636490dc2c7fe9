/** Types, checks and conditions in a few words. */
import type { EnumSchema } from '../schema/enum.ts';
import { hintOf } from '../schema/hint.ts';
import type { Checks, Conditions, SelectType, Type } from '../schema/type.ts';
import { faceOf } from '../types/index.ts';
import { selectorsOf } from '../types/select.ts';
import type { Part } from './parts.ts';

/** The enum behind a value of this type, also of its elements. */
export function enumOf(type: Type): EnumSchema | undefined {
  if (type.kind === 'integer' || type.kind === 'bitfield32') return type.enum?.();
  if (type.kind === 'array' || type.kind === 'indexed-array' || type.kind === 'repeat') return enumOf(type.element);
  return undefined;
}

export const checksOf = (type: Type): Checks | undefined => ('checks' in type ? type.checks : undefined);

const selectWords = (type: SelectType): string => {
  const count = type.cases.length + (type.otherwise ? 1 : 0);
  return `one of ${count} by ${selectorsOf(type).join(', ')}`;
};

/** A type in a few words: `u32 ifindex`, `be16`, `nest linkinfo-attrs`, `one of 41 by kind`. */
export function typeWords(type: Type): string {
  if (type.kind === 'select') return selectWords(type);
  if (type.kind === 'array' && type.element.kind !== 'select') {
    const { count } = type;
    return `${typeWords(type.element)}[${typeof count === 'number' ? count : ''}]`;
  }
  if (type.kind === 'indexed-array') return `${typeWords(type.element)}[] by index`;
  const label = faceOf(type).label(type);
  const more = enumOf(type)?.name ?? hintOf(type);
  return more && more !== label ? `${label} ${more}` : label;
}

/** What a part is: its type, whether it may repeat, and where its bits lie. */
export function partWords({ type, multi, secret, bits }: Part): string {
  const words = bits ? `bits ${bits.shift}–${bits.shift + bits.width - 1}` : typeWords(type);
  const name = bits ? enumOf(type)?.name : undefined;
  return [name ? `${words} ${name}` : words, multi && 'repeats', secret && 'secret'].filter(Boolean).join(', ');
}

/** Checks as sentences without a verb: `1 to 4094`, `at most 15 bytes`. */
export function checkWords(checks: Checks | undefined): string[] {
  if (!checks) return [];
  const { min, max, minLen, maxLen, exactLen, mask } = checks;
  return [
    min !== undefined && max !== undefined
      ? `${min} to ${max}`
      : min !== undefined
        ? `at least ${min}`
        : max !== undefined
          ? `at most ${max}`
          : '',
    exactLen === undefined ? '' : `${exactLen} bytes`,
    minLen !== undefined && maxLen !== undefined
      ? `${minLen === maxLen ? minLen : `${minLen} to ${maxLen}`} bytes`
      : minLen !== undefined
        ? `at least ${minLen} bytes`
        : maxLen !== undefined
          ? `at most ${maxLen} bytes`
          : '',
    mask === undefined ? '' : `bits 0x${mask.toString(16)}`,
  ].filter(Boolean);
}

/** `kind = vlan`, `fixed.family = bridge or inet6`. */
export const whenWords = (when: Conditions): string =>
  Object.entries(when)
    .map(([where, value]) => `${where} = ${[value].flat().map(printable).join(' or ')}`)
    .join(', ');

const printable = (value: string | number | boolean): string => String(value).replace(/\0/g, '\\0');
