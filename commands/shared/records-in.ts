/** NDJSON records read line by line. */

import type { Schemas } from '../../src/codec/schemas.ts';
import { protocolByNumber } from '../../src/protocols/index.ts';
import { parseJson } from './json.ts';

/** Longest line, in bytes. */
const longest = 256 * 1024 * 1024;

export interface Line {
  number: number;
  record: Record<string, unknown>;
}

/** A line that holds no record, told apart from those that do. */
export interface WrongLine {
  number: number;
  wrong: string;
}

/** The records of NDJSON, empty lines skipped. What is no JSON object comes as what is wrong with it. */
export async function* recordsIn(source: AsyncIterable<Uint8Array>): AsyncGenerator<Line | WrongLine> {
  let number = 0;
  for await (const bytes of linesOf(source)) {
    number++;
    if (bytes === undefined) {
      yield { number, wrong: `longer than ${longest} bytes` };
      return;
    }
    const line = await readLine(bytes, number);
    if (line) yield line;
    if (line && 'wrong' in line && line.wrong === overLines) return;
  }
}

/** What JSON laid out over several lines is told: each of them would be wrong. */
export const overLines = 'JSON over several lines: a record stands on one line (jq -c)';

/** Whether a line begins JSON that goes on below: what jq and others print unasked. */
export const isOverLines = (text: string): boolean => /^[[{]$/.test(text.trim());

const decoder = new TextDecoder('utf-8', { fatal: true });

async function readLine(bytes: Uint8Array, number: number): Promise<Line | WrongLine | undefined> {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    return { number, wrong: 'no UTF-8' };
  }
  if (text.trim() === '') return undefined;
  if (isOverLines(text)) return { number, wrong: overLines };
  try {
    const value = await parseJson(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return { number, record: value as Record<string, unknown> };
    return { number, wrong: 'no JSON object' };
  } catch (error) {
    return { number, wrong: `no JSON: ${(error as Error).message}` };
  }
}

/** Lines without their ends; undefined for one that is too long. */
export async function* linesOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array | undefined> {
  let carry: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of source) {
    let start = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, start)) {
      const end = chunk.subarray(start, at);
      yield carry.length ? Buffer.concat([...carry, end]) : end;
      carry = [];
      length = 0;
      start = at + 1;
    }
    if (start < chunk.length) {
      carry.push(chunk.subarray(start));
      length += chunk.length - start;
    }
    if (length > longest) {
      yield undefined;
      return;
    }
  }
  if (length > 0) yield Buffer.concat(carry);
}

/** Loads what a record's protocol needs: its families, or a number above 31 that only captures have. */
export async function loadFor(schemas: Schemas, name: unknown): Promise<void> {
  if (typeof name !== 'string') return;
  let protocol = schemas.protocol(name);
  if (!protocol && /^\d{1,5}$/.test(name) && Number(name) <= 0xffff) {
    protocol = protocolByNumber(Number(name));
    schemas.addProtocol(protocol);
  }
  if (protocol) await schemas.load(protocol);
}
