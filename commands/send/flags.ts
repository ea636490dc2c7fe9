/** Message flags: the schema's defaults, and what `--flags`, `--dump` and `--echo` make of them. */
import type { Operation, Verb } from '../../src/schema/family.ts';
import { entryByName } from '../../src/schema/lookup.ts';
import { messageFlags } from '../../src/schema/netlink.ts';
import { didYouMean, fold, isNumber } from '../../src/schema/spelling.ts';
import { usage } from '../shared/failure.ts';
import type { Given } from '../shared/given.ts';

/** The flags of a request, by name where its kind of message has one; without an operation no schema knows it. Throws Failure. */
export function flagsOf(given: Given, operation: Operation | undefined): string[] {
  const own = messageFlags[operation?.verb ?? 'other'];
  return namesOf(given, operation).map(flag =>
    entryByName(own, flag) || !entryByName(messageFlags.get, flag)
      ? flag
      : `${entryByName(messageFlags.get, flag)!.value}`,
  );
}

function namesOf(given: Given, operation: Operation | undefined): string[] {
  const dump = given.has('dump');
  const usual = dump ? ['request', 'root', 'match'] : ['request', 'ack', ...(operation?.flags ?? [])];
  const text = given.text('flags');
  const flags = text === undefined ? usual : edited(usual, text, dump ? 'get' : (operation?.verb ?? 'other'));
  return given.has('echo') && !flags.includes('echo') ? [...flags, 'echo'] : flags;
}

function edited(usual: readonly string[], text: string, verb: Verb): string[] {
  const words = text.split(',').filter(Boolean);
  const changes = words.filter(word => /^[+-]/.test(word)).length;
  if (changes > 0 && changes < words.length)
    throw usage(`--flags ${text}: either all with + or -, or none (none replaces the defaults)`);
  if (changes === 0) return [...new Set(['request', ...words.map(word => named(word, verb))])];
  const flags = new Set(usual);
  for (const word of words) {
    const name = named(word.slice(1), verb);
    if (word.startsWith('+')) flags.add(name);
    else flags.delete(name);
  }
  return [...flags];
}

/** A flag by name or kernel constant, or bits as a number. Flags of another kind of message are found by constant too. */
function named(word: string, verb: Verb): string {
  if (isNumber(word)) return word;
  const entry = entryByName(messageFlags[verb], word);
  if (entry) return entry.name;
  for (const other of Object.values(messageFlags)) {
    const found = entryByName(other, word);
    if (found && verb === 'other') return `${found.value}`;
  }
  const names = messageFlags[verb].entries.map(one => one.name);
  throw usage(`--flags: no flag ${fold(word)} here${didYouMean(word, names)} (${names.join(', ')})`);
}
