/** From the words of the command line to the exit code. */

import manifest from '../package.json' with { type: 'json' };
import { Output, stderr, talk } from '../src/render/out.ts';
import { didYouMean } from '../src/schema/spelling.ts';
import { SystemError } from '../src/socket/error.ts';
import { commands } from './index.ts';
import { Failure, systemText, usage } from './shared/failure.ts';

/** Runs a command. Never throws for what a user can cause. */
export async function main(argv: string[]): Promise<number> {
  const out = new Output(1);
  try {
    const code = await run(argv, out);
    out.flush();
    return code;
  } catch (error) {
    return failed(error, out);
  }
}

/** Says why, behind what was printed so far. */
function failed(error: unknown, out: Output): number {
  try {
    out.flush();
  } catch {
    // what could not be written was told, or is being told now
  }
  if (error instanceof Failure) talk(`nltool: ${error.message}`, stderr);
  else if (error instanceof SystemError) talk(`nltool: ${error.message}`, stderr);
  else if (isSpecError(error)) talk(`nltool: ${error.message}`, stderr);
  else if (isWriteError(error)) talk(`nltool: cannot write stdout: ${systemText(error)}`, stderr);
  else if (isSystemError(error)) talk(`nltool: ${systemMessage(error)}`, stderr);
  else talk(`nltool: a mistake of its own: ${error instanceof Error ? error.stack : error}`, stderr);
  return error instanceof Failure ? error.code : isSpecError(error) ? 2 : 1;
}

const isSpecError = (error: unknown): error is Error => error instanceof Error && 'problems' in error;
const isWriteError = (error: unknown): error is NodeJS.ErrnoException =>
  isSystemError(error) && error.syscall === 'write';

/** A call of Node's that the system refused: no more files may be open, no more processes. */
const isSystemError = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && 'syscall' in error;

const systemMessage = (error: NodeJS.ErrnoException): string =>
  `cannot ${error.syscall}${error.path === undefined ? '' : ` ${error.path}`}: ${systemText(error)}`;

async function run(argv: string[], out: Output): Promise<number> {
  const [first, ...rest] = argv;
  if (first === '--version' || first === '-V') {
    out.write(`${manifest.version}\n`);
    return 0;
  }
  if (first === '__complete') return (await import('./completion/candidates.ts')).complete(rest, out);
  if (first === undefined || first === '-h' || first === '--help' || (first === 'help' && rest.length === 0)) {
    const { commandsHelp } = await import('./shared/help.ts');
    (first === undefined ? stderr : out).write(await commandsHelp());
    stderr.flush();
    return first === undefined ? 2 : 0;
  }
  if (first === 'help') return run([...rest, '--help'], out);
  if (first.startsWith('-')) throw usage(`${first}: options come behind the command: nltool COMMAND ${first}`);
  const entry = commands.find(({ name }) => name === first);
  if (!entry) {
    const names = commands.map(({ name }) => name);
    throw usage(`no command ${first}${didYouMean(first, names)} (nltool -h lists them)`);
  }
  const spec = await entry.load();
  const { parseGiven } = await import('./shared/given.ts');
  const given = await parseGiven(spec, rest);
  if (given.has('h') || given.has('help')) {
    const help = await import('./shared/help.ts');
    out.write(given.has('help') ? help.fullHelp(spec) : help.shortHelp(spec));
    return 0;
  }
  const { openContext } = await import('./shared/context.ts');
  const action = await spec.load();
  const context = await openContext(given, out);
  try {
    return await action.run(context);
  } finally {
    context.close();
  }
}
