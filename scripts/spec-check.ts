import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadFamilies } from '../src/protocols/all.ts';
import { protocolByNumber } from '../src/protocols/index.ts';
import { findSpecs } from '../src/schema/ynl/find.ts';
import { loadSpec } from '../src/schema/ynl/load.ts';
import { compareFamily } from './compare-spec.ts';
import { knownDifference, knownDifferences } from './spec-differences.ts';

interface SpecCheck {
  /** families that were held against a spec */
  families: string[];
  /** built-in families for which there is no spec */
  without: string[];
  /** a line for each difference with a reason in spec-differences.ts */
  known: string[];
  /** a line for each difference without one, and for each reason without a difference */
  wrong: string[];
}

/** Holds every built-in family against the spec of its name in `folder`. */
export async function checkSpecs(folder: string): Promise<SpecCheck> {
  const files = new Map((await findSpecs(folder)).map(file => [nameIn(file), file]));
  const check: SpecCheck = { families: [], without: [], known: [], wrong: [] };
  const used = new Set<object>();
  for (const family of await loadFamilies()) {
    const file = files.get(family.name);
    if (!file) {
      check.without.push(family.name);
      continue;
    }
    check.families.push(family.name);
    const spec = await loadSpec(readFileSync(file, 'utf8'), file, number => protocolByNumber(number).name);
    for (const { at, what } of compareFamily(family, spec.family)) {
      const known = knownDifference(at);
      if (known) {
        used.add(known);
        check.known.push(`${at}: ${what} (${known.reason})`);
      } else check.wrong.push(`${at}: ${what}`);
    }
  }
  for (const known of knownDifferences)
    if (!used.has(known) && check.families.some(name => known.at.startsWith(`${name} `)))
      check.wrong.push(`${known.at}: no longer differs: ${known.reason}`);
  return check;
}

/** The family that a spec describes; its file may be called otherwise (sunrpc_cache.yaml). */
const nameIn = (file: string): string | undefined => /^name:\s*(\S+)/m.exec(readFileSync(file, 'utf8'))?.[1];

/** Where the kernel's specs are: NLTOOL_SPEC_PATH, or beside the checkout. */
export const specFolder = (): string =>
  process.env.NLTOOL_SPEC_PATH ?? join(import.meta.dirname, '../../shared/ynl-specs');
