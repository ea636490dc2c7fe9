import type { Message } from '../../src/codec/message.ts';
import type { Schemas } from '../../src/codec/schemas.ts';
import { jsonText } from '../../src/render/json.ts';
import { sendLine } from '../../src/words/send.ts';
import { jsonReader } from './json.ts';

/** Makes the lines of `--as send`. */
export async function sendLines(schemas: Schemas): Promise<(message: Message) => string> {
  const parseJson = await jsonReader();
  const options = { schemas, parseJson, toJson: (value: unknown) => jsonText(value as object, { terminal: true }) };
  return message => sendLine(message, options);
}
