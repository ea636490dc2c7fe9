// The program's first piece: answers --version before anything else is loaded, leaves the rest to the commands.
import { writeSync } from 'node:fs';
import manifest from '../package.json' with { type: 'json' };

const argv = process.argv.slice(2);
const versionOnly = argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V');

if (versionOnly) {
  try {
    writeSync(1, `${manifest.version}\n`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
} else
  import('../commands/main.ts')
    .then(commands => commands.main(argv))
    // All that was to be written has been: what ends by itself would take the heap apart first, a tenth of a short run.
    .then(code => process.exit(code));
