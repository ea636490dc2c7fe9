/** A message that is not sent (`send --dry-run`): its head, every value by its path, its bytes. */
import type { Message } from '../codec/message.ts';
import type { Node } from '../types/node.ts';
import { join } from '../types/path.ts';
import { flagsText, messageName } from './header.ts';
import { hexDump } from './hex.ts';
import { isBlank, isDerived, type PartName, partNames, valuesBeside } from './leaves.ts';
import { quote, sanitize } from './sanitize.ts';
import { labelOf, shownEntry, shownText } from './value.ts';
import type { View } from './view.ts';

/** `RTM_NEWLINK  flags request,ack,create  56 bytes, not sent`, then lines `linkinfo.kind "veth"`, then the dump. */
export function dryRun(message: Message, view: View): string {
  const { theme } = view;
  const flags = flagsText(message);
  const head = [
    theme.name(sanitize(messageName(message))),
    flags && theme.dim(`flags ${flags}`),
    `${message.bytes.length} bytes, not sent`,
  ];
  const values = partNames.flatMap(part => {
    const node = message[part];
    return node ? nodeValues(message, node, part, part === 'attributes' ? '' : part, view) : [];
  });
  return [head.filter(Boolean).join('  '), ...values.map(line => `  ${line}`), hexDump(message, view)].join('\n');
}

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
