/** Messages given as bytes. */
import { readFileSync } from 'node:fs';
import type { Protocol } from '../../src/schema/family.ts';
import { entryByName } from '../../src/schema/lookup.ts';
import { messageFlags } from '../../src/schema/netlink.ts';
import { fromHex } from '../../src/wire/hex.ts';
import { messageHeaderLength, writeMessageHeader } from '../../src/wire/message.ts';
import type { Context } from '../shared/context.ts';
import { systemText, usage } from '../shared/failure.ts';
import { type Given, refuse } from '../shared/given.ts';
import { nameOf } from '../shared/input.ts';
import { protocolOf } from '../shared/words.ts';
import { flagsOf } from './flags.ts';
import { type Prepared, prepared } from './prepared.ts';

export const rawOptions = ['hex', 'text', 'file'] as const;

/** Throws Failure. */
export async function prepareRaw(context: Context, given: Given): Promise<Prepared> {
  if (given.words.length > 0) throw usage(`${given.words[0]}: words cannot stand beside --proto, --type and bytes`);
  const name = given.text('proto');
  if (name === undefined) throw usage('bytes need --proto: the protocol that they are for');
  const protocol = protocolOf(name);
  await context.schemas.load(protocol);
  if (protocol.generic) await context.generic();
  const bytes = bytesOf(given);
  const type = given.integer('type', 0, 0xffff);
  if (type !== undefined) return prepared(context, protocol, withHeader(given, protocol, type, bytes));
  if (!given.has('hex')) throw usage('--type is missing: only --hex can be a whole message');
  refuse(given, ['flags', 'dump', 'echo'], 'the bytes are the whole message, its flags too');
  if (bytes.length < messageHeaderLength && protocol.control)
    throw usage(
      `--hex has ${bytes.length} bytes: a whole message has a header of ${messageHeaderLength} (--type makes one)`,
    );
  return { ...prepared(context, protocol, bytes), numbered: true };
}

function bytesOf(given: Given): Uint8Array {
  const used = rawOptions.filter(name => given.has(name));
  if (used.length > 1) throw usage(`--${used[0]} and --${used[1]}: one of them`);
  const hex = given.text('hex');
  const text = given.text('text');
  const file = given.text('file');
  if (hex !== undefined) {
    const bytes = fromHex(hex.replace(/^0x/i, ''));
    if (!bytes) throw usage(`--hex ${hex.slice(0, 40)}: no hex`);
    return bytes;
  }
  if (text !== undefined) return new TextEncoder().encode(text);
  if (file === undefined) return new Uint8Array();
  try {
    return readFileSync(file === '-' ? 0 : file);
  } catch (error) {
    throw usage(`cannot read ${nameOf(file)}: ${systemText(error)}`);
  }
}

/** The body behind a header; to other processes and where nothing acknowledges no flags unless some are given. */
function withHeader(given: Given, protocol: Protocol, type: number, body: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(messageHeaderLength + body.length);
  const plain = !protocol.control || given.has('to-port') || given.has('to-group');
  const names = plain && !given.has('flags') && !given.has('dump') ? [] : flagsOf(given, undefined);
  const flags = names.reduce((sum, flag) => sum | bitsOf(flag), 0);
  writeMessageHeader(new DataView(bytes.buffer), 0, { len: bytes.length, type, flags, seq: 0, port: 0 });
  bytes.set(body, messageHeaderLength);
  return bytes;
}

function bitsOf(flag: string): number {
  const entry = entryByName(messageFlags.get, flag) ?? entryByName(messageFlags.other, flag);
  const bits = Number(entry?.value ?? flag);
  if (!(bits >= 0 && bits <= 0xffff)) throw usage(`--flags: ${flag} does not fit 16 bits`);
  return bits;
}
