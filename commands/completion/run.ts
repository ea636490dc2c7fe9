import type { Context } from '../shared/context.ts';
import { scripts } from './scripts.ts';

export async function run({ given, out }: Context): Promise<number> {
  out.write(scripts[given.words[0] as keyof typeof scripts]);
  return 0;
}
