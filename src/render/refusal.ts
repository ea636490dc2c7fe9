/** What the kernel says to a request: errors and acks with their extended ack. */
import { errnoOf } from '../codec/errno.ts';
import type { Message } from '../codec/message.ts';
import type { Family } from '../schema/family.ts';
import type { Type } from '../schema/type.ts';
import { isObject, type Value, type ValueObject } from '../schema/value.ts';
import type { Entry, Node } from '../types/node.ts';
import { join } from '../types/path.ts';
import { leadText } from './header.ts';
import { partNames } from './leaves.ts';
import { phrases } from './phrases.ts';
import { layOut, type Row } from './rows.ts';
import { sanitize } from './sanitize.ts';
import { shownEntry, shownText, typeText } from './value.ts';
import type { View } from './view.ts';

/** `ERANGE Numerical result out of range` */
export function errorWords(errno: number, family?: Family): string {
  const known = errnoOf(errno, family);
  return known === undefined ? `errno ${errno}` : known.join(' ');
}

/** An entry by its path in a record. */
function entryAt(message: Message, path: string): Entry | undefined {
  for (const part of partNames) {
    const node = message[part];
    const found = node && within(node, part === 'attributes' ? '' : part, path);
    if (found) return found;
  }
  return undefined;
}

function within(node: Node, base: string, path: string): Entry | undefined {
  for (const entry of node.children) {
    const at = join(base, entry.key);
    if (at === path) return entry;
    if (path.startsWith(at)) {
      const found = within(entry.node, at, path);
      if (found) return found;
    }
  }
  return undefined;
}

/** The extended ack's values by name. */
const ackValues = (message: Message): ValueObject =>
  isObject(message.extendedAck?.value) ? message.extendedAck.value : {};

/** The kernel's own words, where it gave any. */
export function ackWords(message: Message): string | undefined {
  const { text } = ackValues(message);
  return typeof text === 'string' ? text : undefined;
}

/** The extended ack as rows: the kernel's words, where, what is missing, what it would take. */
export function ackRows(message: Message, view: View, request = message.request): Row[] {
  if (!message.extendedAck) return [];
  const { theme } = view;
  const { offset, policy, cookie, missing_nest: nest, missing_type: type } = ackValues(message);
  const words = ackWords(message);
  const path = message.at?.path;
  const missing = message.at?.missing ?? (type === undefined ? undefined : `attribute ${shownText(type)}`);
  const rows: Row[] = [];
  const row = (key: string, value: string) => rows.push({ depth: 0, key, value });
  if (words !== undefined) row('kernel', (message.errno === 0 ? theme.warn : theme.bad)(sanitize(words)));
  if (path !== undefined) row('at', placeText(path, offset, request, view));
  else if (offset !== undefined) row('at', `byte ${shownText(offset)} of the request`);
  if (missing !== undefined)
    row(
      'missing',
      theme.name(sanitize(missing)) +
        (nest === undefined ? '' : theme.dim(`  in the nest at byte ${shownText(nest)} of the request`)),
    );
  if (isObject(policy)) row('takes', sanitize(policyText(policy)));
  if (cookie !== undefined) row('cookie', theme.hex(shownText(cookie)));
  return rows;
}

/** What the kernel's policy takes: `u32, at most 16777215`. */
function policyText(policy: ValueObject): string {
  const least = policy.min_value_u ?? policy.min_value_s;
  const most = policy.max_value_u ?? policy.max_value_s;
  const { min_length: shortest, max_length: longest, mask, bitfield32_mask: bits, type } = policy;
  const parts = [
    type === undefined ? 'something else' : shownText(type),
    least !== undefined && most !== undefined ? `${shownText(least)} to ${shownText(most)}` : '',
    least !== undefined && most === undefined ? `at least ${shownText(least)}` : '',
    least === undefined && most !== undefined ? `at most ${shownText(most)}` : '',
    shortest === undefined ? '' : `${shownText(shortest)} bytes or more`,
    longest === undefined ? '' : `${shownText(longest)} bytes or less`,
    (mask ?? bits) === undefined ? '' : `bits in 0x${BigInt((mask ?? bits) as number).toString(16)}`,
  ];
  return parts.filter(Boolean).join(', ');
}

/** `linkinfo.data.id = 99999999  (byte 60, IFLA_VXLAN_ID, u32)` */
function placeText(path: string, offset: Value | undefined, request: Message | undefined, view: View): string {
  const { theme } = view;
  const entry = request && entryAt(request, path);
  const shown = entry && shownEntry(entry, view, 'quoted');
  const type: Type | undefined = entry?.node.type;
  const facts = [
    offset === undefined ? undefined : `byte ${shownText(offset)}`,
    entry?.attribute?.constant,
    type && typeText(type),
  ].filter(fact => fact !== undefined);
  const said = shown ? theme[shown.role](shown.text) : entry && phrases(entry.node, view);
  const value = said ? ` = ${said}` : '';
  return `${theme.name(sanitize(path))}${value}${facts.length ? theme.dim(`  (${facts.join(', ')})`) : ''}`;
}

/**
 * What a refused request is answered with on stderr: which request, why, where. `request` is the message that was
 * sent; `hints` are further rows (what the schema's own checks found), told where the kernel gives no reason.
 */
export function refusal(message: Message, request: Message, view: View, hints: readonly string[] = []): string {
  const { theme } = view;
  const what = `${leadText(request, {})} ${request.operation?.name ?? `type ${request.header?.type}`}`;
  const head = `nltool: kernel refused ${sanitize(what)}: ${theme.bad(errorWords(message.errno ?? 0, request.family))}`;
  const rows = ackRows(message, view, request);
  if (rows.length === 0) rows.push({ depth: 0, key: 'kernel', value: theme.dim('gave no reason') });
  for (const [i, hint] of hints.entries()) rows.push({ depth: 0, key: i === 0 ? 'check' : '', value: sanitize(hint) });
  return [head, ...layOut(rows, { view, column: 11 })].join('\n');
}
