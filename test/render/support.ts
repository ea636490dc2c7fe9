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
    ({ bytes, protocol, direction }) => decode(protocol, bytes, direction),
  );

export function decode(protocol: string, bytes: Uint8Array | string, direction?: Message['direction']): Message[] {
  const found = protocolByName(protocol).protocol;
  const data = typeof bytes === 'string' ? fromHex(bytes) : bytes;
  assert.ok(found && data);
  return decodeDatagram(data, { schemas, protocol: found, ...(direction ? { direction } : {}) });
}

export const plainView = (names = new LearnedNames()): View => ({ theme: plain, names });

/** A theme that says what it dressed: `<add newlink>`. */
export const spoken = Object.fromEntries(
  Object.keys(plain).map(role => [role, (text: string) => `<${role} ${text}>`]),
) as Theme;
