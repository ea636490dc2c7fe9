/** `--policy`: asks nlctrl of the running kernel for a family and what it checks. */
import { type Catalogue, familyNamed } from '../../src/docs/find.ts';
import type { PolicyFacts } from '../../src/docs/policy-page.ts';
import { didYouMean, named } from '../../src/schema/spelling.ts';
import type { Context } from '../shared/context.ts';
import { refused, usage } from '../shared/failure.ts';
import { policyOf } from '../shared/policies.ts';
import { lacking } from '../shared/words.ts';

/** What the kernel tells of the family that is called so. Throws Failure. */
export async function policyFacts(context: Context, catalogue: Catalogue, name: string): Promise<PolicyFacts> {
  const all = await context.generic();
  const kernel = named(all, name);
  if (!kernel) {
    const names = all.map(one => one.name);
    const known = familyNamed(catalogue, name);
    if (known?.protocol === 'generic') throw lacking(known.name);
    if (known)
      throw usage(
        `${known.name} is of protocol ${known.protocol}; only generic families have a policy that can be asked for`,
      );
    throw refused(`this kernel has no generic family ${name}${didYouMean(name, names)}`);
  }
  const family = catalogue.families.find(one => one.protocol === 'generic' && one.name === kernel.name);
  return { kernel, policy: await policyOf(context, kernel.id), family };
}
