/** `--spec` and NLTOOL_SPEC_PATH: families from YNL files beside the built-in ones. */
import { protocolByNumber } from '../../src/protocols/index.ts';
import { fold } from '../../src/schema/spelling.ts';
import { findSpecs, readSpec, splitSpecPath } from '../../src/schema/ynl/find.ts';
import { loadSpec } from '../../src/schema/ynl/load.ts';
import { SpecError } from '../../src/schema/ynl/report.ts';
import type { Context } from './context.ts';

/** Where specs go, and what is said of them. */
type SpecTarget = Pick<Context, 'schemas' | 'warn' | 'say'>;

/**
 * Loads specs into the context's schemas. Those named on the command line win over the built-in ones, and stderr says
 * so; those of the search path are for families that are not built in. Throws SpecError.
 */
export async function addSpecs(context: SpecTarget, named: readonly string[], path: string): Promise<void> {
  for (const place of splitSpecPath(path)) await add(context, place, false);
  for (const place of named) await add(context, place, true);
}

/** A spec of the search path that is wrong: what was asked for may not need it. */
function leftOut(context: SpecTarget, error: unknown): undefined {
  if (!(error instanceof SpecError)) throw error;
  context.warn(`NLTOOL_SPEC_PATH: left out: ${error.message}`);
}

async function add(context: SpecTarget, place: string, wins: boolean): Promise<void> {
  const instead: string[] = [];
  const finding = findSpecs(place);
  const files = await (wins ? finding : finding.catch(error => leftOut(context, error)));
  for (const file of files ?? []) {
    const loading = readSpec(file).then(text => loadSpec(text, file, of => protocolByNumber(of).name));
    const spec = await (wins ? loading : loading.catch(error => leftOut(context, error)));
    if (!spec) continue;
    const { family, protocol, warnings } = spec;
    const builtIn = protocolByNumber(protocol).families.some(({ name }) => fold(name) === fold(family.name));
    if (builtIn && !wins) continue;
    context.schemas.add(family);
    for (const warning of warnings) context.warn(warning);
    if (builtIn) instead.push(family.name);
  }
  const [first, ...others] = instead;
  if (others.length > 0) context.say(`${place}: taken from here, not the built-in schemas: ${instead.join(', ')}`);
  else if (first !== undefined) context.say(`${place}: ${first} is taken from here, not the built-in schema`);
}
