/** ethtool beside nltool at one interface; the same in a namespace here and in the virtual machine. */
import type { TestContext } from 'node:test';
import { counters } from '../../src/protocols/generic/ethtool/stats.ts';
import type { Fields, Json } from '../support/differences.ts';
import { compare } from './compare.ts';
import * as of from './ethtool-fields.ts';

export interface Sides {
  /** ethtool's stdout and exit code */
  ethtool(...words: string[]): { out: string; code: number | null };
  /** the attributes of nltool's answers */
  ask(operation: string, ...words: string[]): Json[];
}

interface Look {
  /** ethtool's words before the interface, and behind it */
  words: string[];
  behind?: string[];
  asks: string[];
  /** nltool's words behind the operation */
  with?: string[];
  fields: Fields;
}

const groups = ['eth-phy', 'eth-mac', 'eth-ctrl', 'rmon'];
const bitsOf = (names: string[]) => ['groups.nomask', `groups.size=${names.length}`, `groups.value=${names}`];

export const looks: Look[] = [
  { words: [], asks: ['linkmodes', 'linkinfo', 'linkstate', 'wol', 'debug'], fields: of.settingsFields },
  { words: ['-g'], asks: ['rings'], fields: of.ringFields },
  { words: ['-l'], asks: ['channels'], fields: of.channelFields },
  { words: ['-c'], asks: ['coalesce'], fields: of.coalesceFields },
  { words: ['-T'], asks: ['tsinfo'], fields: of.timestampFields },
  { words: ['-I', '-a'], asks: ['pause'], with: ['header.flags=stats'], fields: of.pauseFields },
  { words: ['--show-eee'], asks: ['eee'], fields: of.eeeFields },
  { words: ['--json', '-I', '--show-fec'], asks: ['fec'], with: ['header.flags=stats'], fields: of.fecFields },
  { words: ['--json', '--show-module'], asks: ['module'], fields: of.moduleFields },
  {
    words: ['--json', '-S'],
    behind: ['--groups', ...groups],
    asks: ['stats'],
    with: bitsOf(groups),
    fields: of.statsFields,
  },
];

/** What is asked of each device: not in every kernel's dump are all that stamp, and passwords are in none. */
const single = ['tsinfo', 'wol'];

/** Each device's answers by operation; an operation that it lacks is not there. */
export function answersOf(
  { asks, with: more = [] }: Look,
  devices: readonly string[],
  { ask }: Sides,
): Map<string, Json> {
  const found = new Map<string, Json>();
  for (const operation of asks) {
    const some = single.includes(operation) ? devices.map(name => [`header.dev-name=${name}`]) : [['--dump']];
    for (const one of some.flatMap(words => ask(`${operation}-get`, ...words, ...more))) {
      const name = one.header.dev_name;
      found.set(name, { ...found.get(name), [operation]: one });
    }
  }
  return found;
}

/** What the two say otherwise of a device, or undefined where neither has it. */
export function lookAt(look: Look, name: string, ours: Json, sides: Sides, t: TestContext): string[] | undefined {
  const { out, code } = sides.ethtool(...look.words, name, ...(look.behind ?? []));
  const peer = `ethtool ${look.words.at(-1) ?? ''}`.trim();
  // a device of which there is nothing to say has an answer with its name
  if (code !== 0)
    return Object.values<Json>(ours ?? {}).some(one => Object.keys(one).length > 1)
      ? [`${peer} is refused, nltool is not`]
      : undefined;
  const theirs = look.words[0] === '--json' ? JSON.parse(out) : [of.said(out)];
  return compare(peer, theirs, [ours ?? {}], look.fields, t);
}

/** The kernel's names of a string set; without a device those that are the same for all. */
export function stringsOf(set: string, name: string | undefined, { ask }: Sides): string[] {
  const header = name ? `header.dev-name=${name}` : 'header:={}';
  const [answer] = ask('strset-get', header, `stringsets.stringset[0].id=${set}`);
  const lists: Json[] = answer?.stringsets.stringset?.[0].strings ?? [];
  return lists.flatMap(({ string }) => string).map(({ value }) => value);
}

/** Features by name, and as words of bits. */
export function lookAtFeatures(name: string, sides: Sides): string[] {
  const [{ ifname, ...features }] = JSON.parse(sides.ethtool('--json', '-k', name).out);
  const strings = stringsOf('features', undefined, sides);
  const device = `header.dev-name=${name}`;
  return [[device], [device, 'header.flags=compact-bitsets']].flatMap(words => {
    const [answer] = sides.ask('features-get', ...words);
    return of.featureDifferences(features, of.featuresOf(answer, strings)).map(line => `${words}: ${line}`);
  });
}

/** The names that standards have for counters, as the schema has them and as the kernel does. */
export function lookAtCounters(sides: Sides): string[] {
  return Object.entries(counters).flatMap(([group, { attributes }]) => {
    const theirs = stringsOf(`stats-${group}`, undefined, sides);
    const ours = attributes.map(({ doc }) => doc);
    return theirs.join() === ours.join() ? [] : [`${group}: ${theirs}, ours ${ours}`];
  });
}

/** The names of statistics and of private flags. */
export function lookAtStrings(name: string, sides: Sides): string[] {
  return [['-S', 'stats'] as const, ['--show-priv-flags', 'priv-flags'] as const].flatMap(([words, set]) => {
    const theirs = Object.keys(of.said(sides.ethtool(words, name).out));
    const ours = stringsOf(set, name, sides);
    return theirs.join() === ours.join() ? [] : [`${words}: ${theirs}, ours ${ours}`];
  });
}
