/** `--dry-run`: the message and its bytes. */
import { recordOf } from '../../src/codec/to-record.ts';
import { flagsText, messageName } from '../../src/render/header.ts';
import { hexDump } from '../../src/render/hex.ts';
import { sanitize } from '../../src/render/sanitize.ts';
import { tree } from '../../src/render/tree.ts';
import type { View } from '../../src/render/view.ts';
import type { Context } from '../shared/context.ts';
import type { Prepared } from './prepared.ts';

export function showMessage(context: Context, { message, bytes }: Prepared, view: View): void {
  const { out, schemas, json, given } = context;
  if (json) {
    context.record(recordOf(message, schemas));
    return;
  }
  const flags = flagsText(message);
  const facts = [flags && `flags ${flags}`, `${bytes.length} bytes`].filter(Boolean).join('  ');
  const [, ...rows] = tree(message, {}, view, given.count('verbose') > 1 ? 2 : 1).split('\n');
  const head = `${view.theme.name(sanitize(messageName(message)))}  ${view.theme.dim(`${facts}, not sent`)}`;
  out.write(`${[head, ...rows, hexDump(message, view)].join('\n')}\n`);
}
