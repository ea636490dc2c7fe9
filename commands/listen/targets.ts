/** What to listen to, from the words of the command line. */
import { protocolByName, protocols } from '../../src/protocols/index.ts';
import type { Protocol } from '../../src/schema/family.ts';
import { didYouMean, fold, isNumber } from '../../src/schema/spelling.ts';
import { maskGroups } from '../../src/socket/diag.ts';
import type { Context } from '../shared/context.ts';
import { type Failure, usage } from '../shared/failure.ts';
import { type Given, refuse } from '../shared/given.ts';
import { groupsOf, type KnownGroup, labelOf } from '../shared/groups.ts';
import { presences } from '../shared/presence.ts';
import { genericOf, placeOf, protocolOf } from '../shared/words.ts';

export interface Target {
  protocol: Protocol;
  /** named: a refusal ends the command */
  groups: KnownGroup[];
  /** joined where that is allowed */
  optional: KnownGroup[];
  /** generic netlink: what appears later is joined too, of these families or of all */
  grows: 'all' | string[];
  /** named by the user, so that its absence is a failure */
  named: boolean;
}

/** The highest group that makes sense: the kernel keeps groups in an int. */
const highestGroup = 0x7fffffff;

/** Throws Failure for words that mean nothing, or more than one thing. */
export async function targetsOf(context: Context): Promise<Target[]> {
  const { given } = context;
  checkOptions(given);
  const proto = given.text('proto');
  if (proto !== undefined) return [await byOptions(context, protocolOf(proto))];
  const targets: Target[] = [];
  for (const word of given.words) merge(targets, await byWord(context, word));
  if (given.has('port') && targets.length !== 1) throw usage('--port: it is bound for one protocol, name that');
  return targets.length > 0 ? targets : everything(context);
}

function checkOptions(given: Given): void {
  const { words } = given;
  if (given.has('proto') && words.length > 0)
    throw usage(`--proto and ${words[0]}: one way to say it, not both (usage: nltool listen ${given.spec.usage[0]})`);
  if (given.has('groups') && !given.has('proto'))
    throw usage(`--groups needs --proto${words.length > 0 ? `; or write nltool listen ${words[0]}:GROUP` : ''}`);
  if (!given.has('write')) refuse(given, ['print'], 'without --write everything is printed');
  if (given.has('write') && !given.has('print'))
    refuse(
      given,
      ['json', 'verbose', 'hex', 'numeric', 'time'],
      'nothing is printed with --write, unless --print says so',
    );
  if (given.text('write') === '-') refuse(given, ['print'], 'the capture goes to stdout');
  if (given.has('json')) refuse(given, ['verbose', 'hex', 'numeric'], 'it is about text, and --json prints records');
  else refuse(given, ['json-strings-64'], 'it is about --json');
}

async function byOptions(context: Context, protocol: Protocol): Promise<Target> {
  const lists = context.given.texts('groups');
  const texts = lists.flatMap(list => list.split(','));
  if (texts.length > 0) return select(context, protocol, undefined, texts);
  if (context.given.has('port')) return { protocol, groups: [], optional: [], grows: [], named: true };
  return select(context, protocol, undefined, ['all']);
}

async function byWord(context: Context, word: string): Promise<Target> {
  const colon = word.indexOf(':');
  const name = colon < 0 ? word : word.slice(0, colon);
  if (name === '') throw usage(`${word === '' ? "''" : word}: a protocol or generic family is missing`);
  const place = await placeOf(context, name).catch(async (failure: Failure) => {
    throw (await groupHint(context, name)) ?? failure;
  });
  if (colon < 0 && context.given.has('port'))
    return { protocol: place.protocol, groups: [], optional: [], grows: [], named: true };
  const texts = colon < 0 ? ['all'] : word.slice(colon + 1).split(',');
  return select(context, place.protocol, place.family?.name, texts);
}

/** A group where a protocol was expected. */
async function groupHint(context: Context, name: string): Promise<Failure | undefined> {
  if (protocolByName(name).protocol) return undefined;
  const generic = await groupsOf(context, genericOf(context));
  const found = [
    ...protocols.filter(({ groups }) => groups.some(group => matches(group, name))).map(one => `${one.name}:${name}`),
    ...generic.filter(group => matches(group, name)).map(labelOf),
  ];
  return found.length === 0
    ? undefined
    : usage(`${name} is a group, not a protocol: nltool listen ${found.join(' or ')}`);
}

/** By name, constant, or `family:name`, in any spelling. */
function matches(group: KnownGroup, text: string): boolean {
  const word = fold(text);
  const { name, constant } = group;
  return fold(name) === word || fold(labelOf(group)) === word || (constant !== undefined && fold(constant) === word);
}

async function select(
  context: Context,
  protocol: Protocol,
  family: string | undefined,
  texts: readonly string[],
): Promise<Target> {
  const known = (await groupsOf(context, protocol)).filter(group => family === undefined || group.family === family);
  const target: Target = { protocol, groups: [], optional: [], grows: [], named: true };
  const where = family ?? protocol.name;
  for (const text of texts) {
    if (text === 'all') {
      target.optional.push(...allOf(protocol, known));
      target.grows = protocol.generic ? (family === undefined ? 'all' : [family]) : [];
    } else target.groups.push(...named(known, where, text));
  }
  return target;
}

/** All that can be joined: the groups that have a name, else the 32 that every protocol of one's own may have. */
const allOf = ({ generic, name }: Protocol, known: KnownGroup[]): KnownGroup[] =>
  known.length > 0 || generic || !(name === 'usersock' || isNumber(name))
    ? known
    : Array.from({ length: 32 }, (_, i) => ({ name: String(i + 1), number: i + 1 }));

function named(known: KnownGroup[], where: string, text: string): KnownGroup[] {
  if (text === '') throw usage(`${where}: a group is missing behind the colon or a comma`);
  if (/^0x/i.test(text)) {
    const mask = Number(text);
    if (!(mask > 0 && mask <= 0xffffffff)) throw usage(`${where} ${text}: not a mask of groups 1 to 32`);
    return maskGroups(mask).map(number => byNumber(known, number));
  }
  if (/^\d+$/.test(text)) {
    const number = Number(text);
    if (!(number >= 1 && number <= highestGroup))
      throw usage(`${where}: no group ${text}: there are 1 to ${highestGroup}`);
    return [byNumber(known, number)];
  }
  const found = known.filter(group => matches(group, text));
  if (found.length > 1) throw usage(`${text} is a group of several families: ${found.map(labelOf).join(', ')}; which?`);
  if (found.length === 0) {
    const near = didYouMean(
      text,
      known.map(group => (text.includes(':') ? labelOf(group) : group.name)),
    );
    throw usage(`${where} has no group ${text}${near} (nltool groups ${where} lists them)`);
  }
  return found;
}

const byNumber = (known: KnownGroup[], number: number): KnownGroup =>
  known.find(group => group.number === number) ?? { name: String(number), number };

function merge(targets: Target[], target: Target): void {
  const same = targets.find(({ protocol }) => protocol.number === target.protocol.number);
  if (!same) {
    targets.push(target);
    return;
  }
  same.groups.push(...target.groups);
  same.optional.push(...target.optional);
  same.grows = same.grows === 'all' || target.grows === 'all' ? 'all' : [...same.grows, ...target.grows];
}

/** Every protocol that this kernel has, and all of its groups. */
async function everything(context: Context): Promise<Target[]> {
  const presenceOf = await presences(context);
  const targets: Target[] = [];
  for (const protocol of context.schemas.protocols) {
    if ((await presenceOf(protocol)).kernel === 'absent') continue;
    const groups = await groupsOf(context, protocol).catch(() => []);
    const optional = allOf(protocol, groups);
    if (optional.length > 0 || protocol.generic)
      targets.push({ protocol, groups: [], optional, grows: protocol.generic ? 'all' : [], named: false });
  }
  return targets;
}
