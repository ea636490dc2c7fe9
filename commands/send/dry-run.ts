/** `--dry-run`: the message and its bytes. */
import { recordOf } from '../../src/codec/to-record.ts';
import { dryRun } from '../../src/render/dry-run.ts';
import type { View } from '../../src/render/view.ts';
import type { Context } from '../shared/context.ts';
import type { Prepared } from './prepared.ts';

export function showMessage(context: Context, { message }: Prepared, view: View): void {
  const { out, schemas, json, given } = context;
  if (json) context.record(recordOf(message, schemas));
  else out.write(`${dryRun(message, view, Math.min(given.count('verbose'), 2) as 0 | 1 | 2)}\n`);
}
