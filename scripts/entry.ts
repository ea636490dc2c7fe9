// The program's first piece: answers --version before anything else is loaded, leaves the rest, and what fails, to the commands.
import { writeSync } from 'node:fs';
import manifest from '../package.json' with { type: 'json' };

const argv = process.argv.slice(2);
const versionOnly = argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V');

function writeVersion(): boolean {
  try {
    writeSync(1, `${manifest.version}\n`);
    return true;
  } catch {
    return false;
  }
}

if (!versionOnly || !writeVersion())
  import('../commands/main.ts')
    .then(commands => commands.main(argv))
    // All that was to be written has been: what ends by itself would take the heap apart first, a tenth of a short run.
    .then(code => process.exit(code));
