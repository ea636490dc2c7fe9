/**
 * Checks every built-in family against its YNL spec: operations, attributes, numbers, types, enums.
 * usage: node scripts/check-specs.ts [--list]    (specs from NLTOOL_SPEC_PATH, or ../shared/ynl-specs beside the checkout)
 */
import { existsSync } from 'node:fs';
import { checkSpecs, specFolder } from './spec-check.ts';

const folder = specFolder();
if (!existsSync(folder)) {
  console.log(`skipped: no specs in ${folder} (set NLTOOL_SPEC_PATH)`);
} else {
  const check = await checkSpecs(folder);
  for (const wrong of check.wrong) console.log(`WRONG  ${wrong}`);
  if (process.argv.includes('--list')) for (const known of check.known) console.log(known);
  console.log(
    `${check.families.length} families checked (${check.families.join(' ')}), ` +
      `${check.without.length} without a spec${check.without.map(name => ` ${name}`).join('')}, ${check.known.length} known differences, ${check.wrong.length} wrong`,
  );
  process.exitCode = check.wrong.length ? 1 : 0;
}
