/** Generic families that no schema knows: made from what the kernel checks in their requests. */
import type { Family } from '../../src/schema/family.ts';
import type { KernelFamily, KernelPolicy } from '../../src/schema/policy.ts';
import { policyFamily } from '../../src/schema/policy-family.ts';
import { prepare } from '../../src/socket/generic.ts';
import { askPolicy } from '../../src/socket/policy.ts';
import type { Context } from './context.ts';
import { refusalOf } from './failure.ts';

/** What the kernel checks in the requests of the family with that ID. Throws Failure. */
export async function policyOf(context: Context, id: number): Promise<KernelPolicy> {
  const { schemas } = context;
  const transport = await context.open(await prepare(schemas));
  try {
    const { complete, ...policy } = await askPolicy(transport, schemas, id);
    if (!complete) context.warn('the kernel did not answer in time; what follows is not all');
    return policy;
  } catch (error) {
    throw refusalOf(error);
  } finally {
    transport.close();
  }
}

/** Makes a family of the kernel's policy and the schemas know it. Throws Failure. */
export async function addFromPolicy(context: Context, kernel: KernelFamily): Promise<Family> {
  const family = policyFamily(kernel, await policyOf(context, kernel.id));
  context.schemas.add(family);
  return family;
}
