import type { Catalogue } from '../../src/docs/find.ts';
import { find } from '../../src/docs/find.ts';
import { overview, pageOf } from '../../src/docs/pages.ts';
import { protocols } from '../../src/protocols/index.ts';
import type { Context } from '../shared/context.ts';
import { usage } from '../shared/failure.ts';
import { writePage } from './text.ts';

/** All that is known: built in, and from specs. */
async function catalogueOf({ schemas }: Context): Promise<Catalogue> {
  await schemas.loadAll();
  return { protocols, families: protocols.flatMap(protocol => schemas.families(protocol)) };
}

export async function run(context: Context): Promise<number> {
  const { given, out } = context;
  const catalogue = await catalogueOf(context);
  if (given.words.length === 0) {
    await writePage(overview(catalogue), context);
    return 0;
  }
  const { topics, wrong } = find(catalogue, given.words);
  if (!topics) throw usage(wrong);
  for (const [i, topic] of topics.entries()) {
    if (i > 0) out.write('\n');
    await writePage(pageOf(topic, catalogue, { verbose: given.has('verbose') }), context);
  }
  return 0;
}
