import type { Schemas } from '../../src/codec/schemas.ts';
import type { Catalogue } from '../../src/docs/find.ts';
import { find } from '../../src/docs/find.ts';
import { messageSchema } from '../../src/docs/json-schema.ts';
import { outlineOf, overviewOutline } from '../../src/docs/outline.ts';
import { overview, pageOf } from '../../src/docs/pages.ts';
import { recordSchema } from '../../src/docs/record-schema.ts';
import type { Topic } from '../../src/docs/topic.ts';
import { protocolByName, protocols } from '../../src/protocols/index.ts';
import { fold } from '../../src/schema/spelling.ts';
import type { JsonSchema } from '../../src/types/face.ts';
import type { Context } from '../shared/context.ts';
import { usage } from '../shared/failure.ts';
import { type Given, refuse } from '../shared/given.ts';
import { writePage } from './text.ts';

/**
 * What is known, built in and from specs: of the protocol or family that the first word names, if that explains the
 * words, else everything.
 */
async function catalogueOf({ schemas, given }: Context): Promise<Catalogue> {
  const known = (): Catalogue => ({
    protocols,
    families: protocols.flatMap(protocol => schemas.families(protocol)),
  });
  if (await loadNamed(schemas, given.words[0])) {
    const some = known();
    if (find(some, given.words).topics) return some;
  }
  await schemas.loadAll();
  return known();
}

/** Loads the protocol and the families of that name. False where there are none. */
async function loadNamed(schemas: Schemas, name: string | undefined): Promise<boolean> {
  if (name === undefined) return false;
  const { protocol } = protocolByName(name);
  if (protocol) await schemas.load(protocol);
  const word = fold(name);
  let found = protocol !== undefined;
  for (const one of protocols) {
    const names = one.families.map(family => family.name).filter(family => fold(family) === word);
    if (names.length > 0) await schemas.load(one, names);
    found ||= names.length > 0;
  }
  return found;
}

export async function run(context: Context): Promise<number> {
  const { given, out } = context;
  checkOptions(given);
  const catalogue = await catalogueOf(context);
  if (given.has('json-schema')) {
    out.write(`${JSON.stringify(jsonSchemaOf(catalogue, given.words), null, 2)}\n`);
    return 0;
  }
  if (policyAsked(given)) return showPolicy(context, catalogue);
  if (given.words.length === 0) {
    if (context.json) for (const outline of overviewOutline(catalogue)) context.record(outline);
    else await writePage(overview(catalogue), context);
    return 0;
  }
  for (const [i, topic] of topicsOf(catalogue, given.words).entries()) {
    if (context.json) context.record(outlineOf(topic, catalogue));
    else {
      if (i > 0) out.write('\n');
      await writePage(pageOf(topic, catalogue, { verbose: given.has('verbose') }), context);
    }
  }
  return 0;
}

const policyAsked = (given: Given): boolean => given.has('policy') || given.has('kernel') || given.has('yaml');

function checkOptions(given: Given): void {
  if (given.has('json-schema'))
    refuse(given, ['json', 'policy', 'kernel', 'yaml', 'verbose'], '--json-schema prints a schema and nothing else');
  if (given.has('yaml'))
    refuse(given, ['json', 'policy', 'kernel', 'verbose'], '--yaml prints a spec and nothing else');
  if (given.has('json')) refuse(given, ['verbose'], 'JSON has everything');
  if (policyAsked(given)) refuse(given, ['verbose'], 'a policy has no more to show');
  else refuse(given, ['netns'], 'only --policy asks a kernel');
}

async function showPolicy(context: Context, catalogue: Catalogue): Promise<number> {
  const { given } = context;
  const [name, ...more] = given.words;
  const word = given.has('yaml') ? 'yaml' : 'policy';
  if (name === undefined || more.length > 0)
    throw usage(`--${word} is of one generic family: nltool describe FAMILY --${word}`);
  const { policyFacts } = await import('./kernel.ts');
  if (given.has('yaml')) {
    const { policyYaml } = await import('../../src/docs/policy-yaml.ts');
    const { kernel, policy } = await policyFacts(context, catalogue, name);
    context.out.write(await policyYaml(kernel, policy));
    return 0;
  }
  const { policyOutline, policyPage } = await import('../../src/docs/policy-page.ts');
  const facts = await policyFacts(context, catalogue, name);
  if (context.json) context.record(policyOutline(facts));
  else await writePage(policyPage(facts), context);
  return 0;
}

function topicsOf(catalogue: Catalogue, words: readonly string[]): Topic[] {
  const { topics, wrong } = find(catalogue, words);
  if (!topics) throw usage(wrong);
  return topics;
}

function jsonSchemaOf(catalogue: Catalogue, words: readonly string[]): JsonSchema {
  if (words.length === 0) return recordSchema;
  const [topic] = topicsOf(catalogue, words);
  if (topic?.kind === 'operation') return messageSchema(topic.family, [topic.operation]);
  if (topic?.kind === 'family') return messageSchema(topic.family, topic.family.operations);
  throw usage(
    `--json-schema is of a family, an operation, or without words of every record; ${words.join(' ')} is neither`,
  );
}
