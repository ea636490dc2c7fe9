import type { Context } from '../shared/context.ts';
export async function run(context: Context): Promise<number> {
  context.out.write('');
  return 0;
}
