/** A message that is not sent (`send --dry-run`): its head, every value by its path, its bytes. */
import type { Message } from '../codec/message.ts';
import type { Node } from '../types/node.ts';
import { join } from '../types/path.ts';
import { flagsText, messageName } from './header.ts';
import { hexDump } from './hex.ts';
import { isBlank, isDerived, type PartName, partNames, valuesBeside } from './leaves.ts';
import { quote, sanitize } from './sanitize.ts';
import { type Depth, tree } from './tree.ts';
import { labelOf, shownEntry, shownText } from './value.ts';
import type { View } from './view.ts';

/**
 * `RTM_NEWLINK  flags request,ack,create  56 bytes, not sent`, then lines `linkinfo.kind "veth"`, as they are given in
 * words, or at a depth from 1 on the tree; then the dump.
 */
export function dryRun(message: Message, view: View, depth: 0 | Depth = 0): string {
  const { theme } = view;
  const flags = flagsText(message);
  const head = [
    theme.name(sanitize(messageName(message))),
    flags && theme.dim(`flags ${flags}`),
    theme.dim(`${message.bytes.length} bytes, not sent`),
  ];
  const values = depth === 0 ? valuesOf(message, view) : tree(message, {}, view, depth).split('\n').slice(1);
  return [head.filter(Boolean).join('  '), ...values, hexDump(message, view)].join('\n');
}

const valuesOf = (message: Message, view: View): string[] =>
  partNames.flatMap(part => {
    const node = message[part];
    const values = node ? nodeValues(message, node, part, part === 'attributes' ? '' : part, view) : [];
    return values.map(line => `  ${line}`);
  });

function nodeValues(message: Message, node: Node, part: PartName, path: string, view: View): string[] {
  const { theme } = view;
  const lines = valuesBeside(node).map(
    ([key, value]) =>
      `${sanitize(join(path, key))} ${typeof value === 'string' ? theme.string(quote(value)) : shownText(value)}`,
  );
  if (node.children.length === 0 && part === 'body' && path === 'body' && lines.length === 0) {
    const shown = shownEntry({ key: 'body', node }, view, 'quoted');
    if (shown) lines.push(`body ${theme[shown.role](shown.text)}`);
  }
  for (const entry of node.children) {
    if (isBlank(entry, part, message.bytes) || isDerived(node, entry)) continue;
    const at = join(path, labelOf(entry));
    const shown = shownEntry(entry, view, 'quoted');
    if (shown) lines.push(`${at} ${theme[shown.role](shown.text)}`);
    else lines.push(...nodeValues(message, entry.node, part, at, view));
  }
  return lines;
}
