/** What text means, and how that looks. The only file that knows chalk, and that only where there is colour. */
const roles = [
  'name',
  'key',
  'string',
  'number',
  'enum',
  'flag',
  'address',
  'interface',
  'time',
  'dim',
  'good',
  'bad',
  'warn',
  'add',
  'delete',
  'secret',
  'unknown',
  'hex',
] as const;

/** What a piece of text is to the reader. */
export type Role = (typeof roles)[number];

/** Dresses text by its role; the text's own width never changes. */
export type Theme = { readonly [R in Role]: (text: string) => string };

/** `--color` */
export type ColorChoice = 'always' | 'never' | 'auto';

type Environment = { readonly [name: string]: string | undefined };

/** No colour at all. */
export const plain = Object.fromEntries(roles.map(role => [role, (text: string) => text])) as Theme;

/**
 * Whether a stream gets colour: `--color`, then NO_COLOR (any value but an empty one), then FORCE_COLOR (`0` and `false`
 * are a no), then TERM=dumb, then whether it is a terminal.
 */
export function wantsColor(
  choice: ColorChoice,
  stream: { readonly isTTY: boolean },
  env: Environment = process.env,
): boolean {
  if (choice !== 'auto') return choice === 'always';
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return env.TERM !== 'dumb' && stream.isTTY === true;
}

/** The theme with colour, in the sixteen colours that a terminal's user has chosen. */
export async function colored(): Promise<Theme> {
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level: 1 });
  return {
    name: chalk.bold,
    key: text => text,
    string: chalk.green,
    number: chalk.yellow,
    enum: chalk.cyan,
    flag: chalk.cyan,
    address: chalk.magenta,
    interface: chalk.cyan.bold,
    time: chalk.dim,
    dim: chalk.dim,
    good: chalk.green,
    bad: chalk.red,
    warn: chalk.yellow,
    add: chalk.green.bold,
    delete: chalk.red.bold,
    secret: chalk.dim.italic,
    unknown: chalk.yellow.bold,
    hex: chalk.blueBright,
  };
}

/** The theme for a stream. */
export const themeFor = async (
  choice: ColorChoice,
  stream: { readonly isTTY: boolean },
  env: Environment = process.env,
): Promise<Theme> => (wantsColor(choice, stream, env) ? colored() : plain);
