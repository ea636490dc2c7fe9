/** How words find what they mean. */
import { type Family, hasOwner, type Protocol } from '../schema/family.ts';
import { didYouMean, fold, isNumber, named } from '../schema/spelling.ts';
import { type Named, namedEverywhere, namedIn, namedInProtocol } from './named.ts';
import { namesAt, placesAt } from './place.ts';
import type { Topic } from './topic.ts';

/** What words are looked up in; a family given by the user stands in place of a built-in one of its name. */
export interface Catalogue {
  protocols: readonly Protocol[];
  families: readonly Family[];
}

/** Topics, or why there are none: one sentence. */
type Found = { topics: Topic[]; wrong?: undefined } | { topics?: undefined; wrong: string };

const same = (name: string | undefined, word: string): boolean => name !== undefined && fold(name) === fold(word);
const is = (one: { name: string; constant?: string }, word: string): boolean =>
  same(one.name, word) || same(one.constant, word);

const aliased = ({ protocols }: Catalogue, word: string): Protocol | undefined =>
  protocols.find(one => one.aliases?.includes(fold(word)));

/** A protocol by name, constant or number. */
function protocolNamed({ protocols }: Catalogue, word: string): Protocol | undefined {
  const name = fold(word).replace(/^netlink-/, '');
  if (isNumber(name)) return protocols[Number(name)];
  return protocols.find(one => one.name === name);
}

export const familyNamed = ({ families }: Catalogue, word: string): Family | undefined => named(families, word);

const protocolOf = ({ protocols }: Catalogue, family: Family): Protocol =>
  protocols.find(one => one.name === family.protocol) ?? protocols[0]!;

export const familiesOf = ({ families }: Catalogue, protocol: Protocol): Family[] =>
  families.filter(one => one.protocol === protocol.name);

/** What words mean: `route`, `rt-link`, `rt-link newlink`, `rt-link linkinfo.data`, `IFLA_MTU`, `ENOENT`. */
export function find(catalogue: Catalogue, words: readonly string[]): Found {
  const [first = '', ...rest] = words;
  const family = familyNamed(catalogue, first);
  // a family's name wins over another name of a protocol, as inet-diag is one of sock-diag
  const protocol = protocolNamed(catalogue, first) ?? (family ? undefined : aliased(catalogue, first));
  if (protocol && rest.length > 0) {
    const found = inProtocol(catalogue, protocol, rest);
    if (!family) return found;
    const inside = inFamily(catalogue, family, rest);
    const topics = [...(inside.topics ?? []), ...(found.topics ?? []).filter(topic => topic.kind === 'group')];
    return topics.length > 0 ? { topics } : found.topics ? found : inside;
  }
  if (protocol) return { topics: [{ kind: 'protocol', protocol }] };
  if (family && rest.length > 0) return inFamily(catalogue, family, rest);
  if (family) return { topics: [{ kind: 'family', family }] };
  if (rest.length > 0) return { wrong: `no protocol or family ${first}${didYouMean(first, topNames(catalogue))}` };
  return anywhere(catalogue, first);
}

/** The names of families and protocols. */
const topNames = ({ protocols, families }: Catalogue): string[] =>
  [...families, ...protocols.filter(hasOwner)].map(one => one.name);

function inProtocol(catalogue: Catalogue, protocol: Protocol, words: readonly string[]): Found {
  const [word = '', ...rest] = words;
  const families = familiesOf(catalogue, protocol);
  const family = families.find(one => same(one.name, word));
  if (family && rest.length > 0) return inFamily(catalogue, family, rest);
  if (family) return { topics: [{ kind: 'family', family }] };
  const group = rest.length === 0 ? protocol.groups.find(one => is(one, word)) : undefined;
  const operations = families.flatMap(one =>
    one.operations.some(each => is(each, word)) ? [inFamily(catalogue, one, words)] : [],
  );
  const topics = [
    ...operations.flatMap(one => one.topics ?? []),
    ...(group ? [{ kind: 'group' as const, protocol, group }] : []),
  ];
  const [wrong] = operations;
  if (topics.length > 0) return { topics };
  if (wrong) return wrong;
  const names = [...families, ...families.flatMap(one => one.operations), ...protocol.groups].map(one => one.name);
  return { wrong: `${protocol.name} has no family, operation or group ${word}${didYouMean(word, names)}` };
}

function inFamily(catalogue: Catalogue, family: Family, words: readonly string[]): Found {
  const [word = '', ...rest] = words;
  const operation = family.operations.find(one => is(one, word));
  if (operation && rest.length === 0) return { topics: [{ kind: 'operation', family, operation }] };
  const path = (operation ? rest : words).join('.');
  const places = placesAt(family, path, operation && [operation]);
  if (places.length > 0) return { topics: places.map(place => ({ kind: 'place', family, operation, place })) };
  const all = words.length === 1 ? [...namedIn(family, protocolOf(catalogue, family))] : [];
  const topics = best(all, word);
  if (topics.length > 0) return { topics };
  const where = operation ? `${family.name} ${operation.name}` : family.name;
  const what = operation ? 'attribute or member' : 'operation, attribute, set, struct or enum';
  const names = [...family.operations.map(one => one.name), ...namesAt(family), ...all.map(one => one.name)];
  return { wrong: `${where} has no ${what} ${path}${didYouMean(path.split('.').at(-1) ?? path, new Set(names))}` };
}

/** Topics with that constant; where none has it, those with that name. */
function best(all: readonly Named[], word: string): Topic[] {
  const byConstant = all.filter(one => same(one.constant, word));
  const found = byConstant.length > 0 ? byConstant : all.filter(one => same(one.name, word));
  return found.map(one => one.topic());
}

/** What a topic is about, so that two families that share a schema tell of it once. */
function subject(topic: Topic): unknown {
  if (topic.kind === 'place') return topic.place.part.type;
  if (topic.kind === 'entry') return topic.family ? topic.entry : `${topic.entry.constant} ${topic.entry.value}`;
  if (topic.kind === 'set') return topic.set;
  if (topic.kind === 'struct') return topic.struct;
  if (topic.kind === 'enum') return topic.schema;
  return topic;
}

function anywhere(catalogue: Catalogue, word: string): Found {
  const all = [
    ...catalogue.protocols.flatMap(protocol => [...namedInProtocol(protocol)]),
    ...catalogue.families.flatMap(family => [...namedIn(family, protocolOf(catalogue, family))]),
    ...namedEverywhere(),
  ];
  const seen = new Set<unknown>();
  const topics = best(all, word).filter(topic => !seen.has(subject(topic)) && seen.add(subject(topic)));
  if (topics.length > 0) return { topics };
  const capitals = word === word.toUpperCase();
  const names = capitals
    ? all.flatMap(one => one.constant ?? [])
    : [...topNames(catalogue), ...all.map(one => one.name)];
  return { wrong: `nothing is called ${word}${didYouMean(word, new Set(names))}` };
}
