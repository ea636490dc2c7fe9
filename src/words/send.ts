/** A message as the line of `nltool send` that makes it again. */

import { isDeepStrictEqual } from 'node:util';
import { decodeMessage } from '../codec/decode.ts';
import { encodeRecord } from '../codec/encode.ts';
import { headerOf } from '../codec/header.ts';
import type { Message } from '../codec/message.ts';
import type { Schemas } from '../codec/schemas.ts';
import { attributeByName } from '../schema/lookup.ts';
import { isObject, type Value } from '../schema/value.ts';
import type { Entry, Node } from '../types/node.ts';
import { join } from '../types/path.ts';
import { typeBits } from '../wire/attribute.ts';
import { isZero } from '../wire/bytes.ts';
import { toHex } from '../wire/hex.ts';
import { messageFlag, messageHeaderLength } from '../wire/message.ts';
import { plainEnd } from './leaf.ts';
import { memberOf } from './members.ts';
import { recordOfWords } from './record.ts';
import { fixedStructOf, type Target } from './root.ts';
import { shellQuote } from './shell.ts';

interface SendOptions {
  schemas: Schemas;
  /** a value as JSON and back, integers of 64 bits kept */
  toJson: (value: Value) => string;
  parseJson: (text: string) => Value;
}

/**
 * The command for a shell, or a comment that says why there is none. Words where they mean the same message, whatever
 * its padding and type bits; else its bytes.
 */
export function sendLine(message: Message, options: SendOptions): string {
  const { kind, header, operation, protocol } = message;
  const name = operation?.constant ?? operation?.name ?? protocol.name;
  if (kind !== 'message') return `# ${kind} of ${protocol.name}: nothing that is sent`;
  if (!header) return `# ${name}: has no message header to be sent with`;
  if (message.redacted.length) return `# ${name}: ${message.redacted.join(', ')} hidden; see --show-secrets`;
  if (operation && operation.request === undefined) return `# ${name}: only the kernel sends it`;
  const words = wordsOf(message, options);
  const flags = flagWords(message);
  if (words) return ['nltool send', ...[...words, ...flags].map(shellQuote)].join(' ');
  const body = toHex(message.bytes, messageHeaderLength);
  const raw = ['--proto', protocol.name, '--type', `${header.type}`, '--hex', body];
  return ['nltool send', ...[...raw, ...flags].map(shellQuote)].join(' ');
}

/** What a request was sent with where that is not the default; a message of the kernel becomes a plain request. */
function flagWords(message: Message): string[] {
  const { header, operation, direction } = message;
  if (!header || direction === 'from-kernel') return [];
  if (operation?.verb === 'get' && header.flags === (messageFlag.request | messageFlag.dump)) return ['--dump'];
  const flags = (headerOf(message)?.flags ?? []).filter(flag => flag !== 'request').map(String);
  const usual = operation ? ['ack', ...(operation.flags ?? [])] : ['ack'];
  return isDeepStrictEqual([...flags].sort(), [...usual].sort()) ? [] : ['--flags', flags.join(',') || 'request'];
}

/** Family, operation and words, if they mean this message. */
function wordsOf(message: Message, { schemas, toJson, parseJson }: SendOptions): string[] | undefined {
  const { protocol, family, operation, generic } = message;
  if (!family || !operation || operation.request !== (generic ? generic.cmd : message.header!.type)) return undefined;
  if (generic && (generic.version !== (family.version ?? 1) || generic.reserved !== 0)) return undefined;
  for (const whole of [false, true]) {
    const words = wordsFor(message, { protocol, family, operation }, whole, toJson);
    const { record, issues } = recordOfWords(words, { protocol, family, operation }, { parseJson });
    const encoded = encodeRecord(record, { schemas, recall: schemas.told.recall });
    if (issues.length || encoded.issues.length) continue;
    const again = decodeMessage(encoded.bytes, { schemas, protocol, direction: 'to-kernel', showSecrets: true });
    if (isDeepStrictEqual(meaning(again), meaning(message))) return [family.name, operation.name, ...words];
  }
  return undefined;
}

/** `whole`: members of the header that are 0 too, which other words or the operation would give a value. */
function wordsFor(message: Message, target: Target, whole: boolean, toJson: SendOptions['toJson']): string[] {
  const words: string[] = [];
  const { defaults = {} } = target.operation;
  for (const entry of message.fixed?.children ?? [])
    if (whole || entry.key in defaults || !isZero(message.bytes, entry.node.start, entry.node.end))
      add(words, fixedName(target, entry.key), entry, message, toJson);
  if (message.body) add(words, 'body', { key: 'body', node: message.body }, message, toJson);
  for (const entry of message.attributes?.children ?? [])
    add(words, attributeName(target, entry.key), entry, message, toJson);
  return words;
}

const meaning = ({ fixed, body, attributes, unknown }: Message) => ({
  fixed: fixed?.value ?? {},
  body: body?.value,
  attributes: attributes?.value ?? {},
  unknown: unknown.map(({ path, type, hex }) => ({ path, type, hex })),
});

/** A member of the header, bare where no attribute has its name. */
const fixedName = ({ operation }: Target, key: string): string =>
  operation.attributes && !attributeByName(operation.attributes(), key) ? key : `fixed.${key}`;

/** An attribute at the top, bare where no member of the header has its name. */
function attributeName(target: Target, key: string): string {
  const header = fixedStructOf(target);
  const path = join('', key);
  return path === key && header && memberOf(header, key.replace(/\[.*/, '')) ? `attributes.${key}` : path;
}

/** Adds the words for an entry at a path: one for each value inside, JSON for what is a list. */
function add(words: string[], path: string, entry: Entry, message: Message, toJson: SendOptions['toJson']): void {
  const { node, raw } = entry;
  if (!node.type && raw) {
    const nested = raw.type & typeBits.nested ? '+n' : '';
    words.push(`${path}${nested}=hex:${toHex(message.bytes, node.start, node.end)}`);
    return;
  }
  const name = entry.attribute?.multi ? path.replace(/\[\d+\]$/, '') : path;
  const end = plainEnd(node);
  if (end !== undefined) words.push(name + end);
  else if (hasParts(node)) for (const child of node.children) add(words, join(path, child.key), child, message, toJson);
  else words.push(`${path}:=${toJson(node.value)}`);
}

/** An object, each of whose values is a part with bytes of its own. */
function hasParts({ value, children }: Node): boolean {
  if (!isObject(value) || children.length === 0) return false;
  const keys = new Set(children.map(({ key }) => key.replace(/\[\d+\]$/, '')));
  return Object.keys(value).every(key => keys.has(key));
}
