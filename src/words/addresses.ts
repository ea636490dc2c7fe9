/** What an address says besides itself: its family and the length of its prefix, where the header has members for them. */
import { parseIpv4 } from '../hints/ipv4.ts';
import { parseIpv6 } from '../hints/ipv6.ts';
import { isAddress } from '../schema/hint.ts';
import { attributeByName, entryByName } from '../schema/lookup.ts';
import { fold } from '../schema/spelling.ts';
import type { Member, StructType, Type } from '../schema/type.ts';
import { allCases } from '../types/select.ts';
import { WordError } from './assign.ts';
import { memberOf } from './members.ts';
import { fixedStructOf, type Target } from './root.ts';
import { parseWord, type Word } from './word.ts';

/**
 * `dst=10.0.0.0/8` as two words, `dst=10.0.0.0` and `fixed.dst-len=8`, where the header has a prefix length for it: one
 * named after the attribute, or the only one there is. Other words as they are. Throws WordError.
 */
export function splitPrefix(word: Word, target: Target): Word[] {
  const parts = word.segments.length === 1 && !word.json && /^([\da-f.:]+)\/(\d{1,3})$/i.exec(word.value ?? '');
  const member = parts && lengthFor(String(word.segments[0]), fixedStructOf(target));
  if (!parts || !member) return [word];
  const bits = parts[1]!.includes(':') ? 128 : 32;
  if (Number(parts[2]) > bits)
    throw new WordError(word.path, `${word.value}: a prefix of this address has ${bits} bits at most`);
  return [...made(`${word.path}=${parts[1]}`), ...made(`fixed.${member.name}=${parts[2]}`)].map(one => ({
    ...one,
    text: word.text,
  }));
}

/**
 * The words that addresses imply and nobody says: `fixed.family=inet` or `inet6`, if all are of one, and the whole
 * length of one that has no prefix.
 */
export function impliedWords(words: readonly Word[], target: Target): Word[] {
  const header = fixedStructOf(target);
  const addresses = header ? words.flatMap(word => addressOf(word, target) ?? []) : [];
  if (!header || addresses.length === 0) return [];
  const said = new Set(words.map(word => saidMember(word, header)?.name));
  const implied: Word[] = [];
  const [first, ...others] = new Set(addresses.map(({ bits }) => bits));
  if (first !== undefined && others.length === 0 && hasFamily(header) && !said.has('family'))
    implied.push(...made(`fixed.family=${first === 32 ? 'inet' : 'inet6'}`));
  for (const { name, bits } of addresses) {
    const member = lengthFor(name, header);
    if (!member || said.has(member.name)) continue;
    said.add(member.name);
    implied.push(...made(`fixed.${member.name}=${bits}`));
  }
  return implied;
}

/** The header's prefix length of an attribute. */
function lengthFor(attribute: string, header: StructType | undefined): Member | undefined {
  const lengths = header?.members.filter(({ type }) => type.kind === 'integer' && type.hint === 'prefix-len') ?? [];
  return (
    lengths.find(({ name }) => name === `${fold(attribute)}-len`) ?? (lengths.length === 1 ? lengths[0] : undefined)
  );
}

function hasFamily(header: StructType): boolean {
  const type = memberOf(header, 'family')?.type;
  return type?.kind === 'integer' && type.enum !== undefined && entryByName(type.enum(), 'inet6') !== undefined;
}

/** The member of the header that a word gives. */
function saidMember({ segments: [first, second] }: Word, header: StructType): Member | undefined {
  const name = first === 'fixed' ? second : first;
  return typeof name === 'string' ? memberOf(header, name) : undefined;
}

/** An attribute at the top that is an IPv4 or IPv6 address, and how long that is. */
function addressOf({ segments, json, value }: Word, { operation }: Target): { name: string; bits: number } | undefined {
  const name = segments.at(-1);
  const top = segments.length === 1 || (segments.length === 2 && segments[0] === 'attributes');
  if (!top || json || value === undefined || typeof name !== 'string' || !operation.attributes) return undefined;
  const type = attributeByName(operation.attributes(), name)?.type;
  const bits = parseIpv4(value) ? 32 : parseIpv6(value) ? 128 : undefined;
  return type && bits !== undefined && canBeAddress(type) ? { name, bits } : undefined;
}

const canBeAddress = (type: Type): boolean =>
  type.kind === 'select' ? allCases(type).some(one => canBeAddress(one.type)) : isAddress(type);

function made(text: string): Word[] {
  const word = parseWord(text);
  return typeof word === 'string' ? [] : [word];
}
