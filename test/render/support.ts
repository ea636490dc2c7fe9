/** Decoded messages and views for the tests of what a person sees. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { decodeDatagram } from '../../src/codec/decode.ts';
import type { Message } from '../../src/codec/message.ts';
import { protocolByName } from '../../src/protocols/index.ts';
import { LearnedNames } from '../../src/render/names.ts';
import { plain, type Theme } from '../../src/render/theme.ts';
import type { View } from '../../src/render/view.ts';
import { fromHex } from '../../src/wire/hex.ts';
import { readFixture } from '../support/fixtures.ts';
import { allSchemas } from '../support/schemas.ts';

const schemas = await allSchemas();

/** Every message of a fixture: `route/link-vlan`. */
export const messagesOf = (fixture: string): Message[] =>
  readFixture(join(import.meta.dirname, '..', 'fixtures', `${fixture}.hex`), fixture).flatMap(
    ({ bytes, protocol, direction, ids }) => {
      for (const [id, family] of ids) schemas.ids.set(id, family);
      return decode(protocol, bytes, direction);
    },
  );

export function decode(protocol: string, bytes: Uint8Array | string, direction?: Message['direction']): Message[] {
  const found = protocolByName(protocol).protocol;
  const data = typeof bytes === 'string' ? fromHex(bytes) : bytes;
  assert.ok(found && data);
  return decodeDatagram(data, { schemas, protocol: found, direction });
}

export const plainView = (names = new LearnedNames()): View => ({ theme: plain, names });

/** A theme that says what it dressed: `<add newlink>`. */
export const spoken = Object.fromEntries(
  Object.keys(plain).map(role => [role, (text: string) => `<${role} ${text}>`]),
) as Theme;

/** An attribute as hex: a type, and a payload as hex or, behind `"`, as text with its NUL. */
export function attribute(type: number, payload: string): string {
  const hex = payload.startsWith('"') ? Buffer.from(`${payload.slice(1)}\0`).toString('hex') : payload;
  const length = 4 + hex.length / 2;
  return (u16(length) + u16(type) + hex).padEnd(2 * Math.ceil(length / 4) * 4, '0');
}

const u16 = (value: number) => Buffer.from(Uint16Array.of(value).buffer).toString('hex');
export const u32 = (value: number) => Buffer.from(Uint32Array.of(value).buffer).toString('hex');

/** A message as hex: nlmsg_type, flags, then the body as hex. */
export const message = (type: number, flags: number, body: string): string =>
  u32(16 + body.length / 2) + u16(type) + u16(flags) + u32(1) + u32(812) + body;

/** RTM_NEWLINK of an interface `v0`, index 3, with more attributes. */
export const link = (...attributes: string[]): string =>
  message(16, 0, `00000100${u32(3)}${u32(0x10001)}${u32(0)}${attribute(3, '"v0')}${attributes.join('')}`);
