/** One word of the command line: a path and what stands there, split at the first `=`. */
import type { Value } from '../schema/value.ts';
import { toHex } from '../wire/hex.ts';

/** A step of a path: a name (`linkinfo`), or a place in a list (`[0]`). */
export type Segment = string | number;

export interface Word {
  /** as typed */
  text: string;
  path: string;
  segments: Segment[];
  /** what stands behind the `=`; absent of a bare word, which is a flag */
  value?: string;
  /** behind `:=`: the value is JSON */
  json?: true;
  /** of JSON: what it says; absent where it is none */
  parsed?: Value | undefined;
}

/** A word's parts, or what is wrong with it. */
export function parseWord(text: string): Word | string {
  const at = text.indexOf('=');
  const left = at < 0 ? text : text.slice(0, at);
  const json = left.endsWith(':');
  const path = json ? left.slice(0, -1) : left;
  const segments = parsePath(path);
  if (!segments) return at === 0 ? 'no name before the =' : 'no path such as ifname, linkinfo.data.id or entry[0].x';
  return { text, path, segments, ...(at < 0 ? {} : { value: text.slice(at + 1) }), ...(json ? { json: true } : {}) };
}

/** `a.b[0].c` as its segments; undefined where it is no path. */
function parsePath(path: string): Segment[] | undefined {
  const segments: Segment[] = [];
  for (const part of path.split('.')) {
    const found = /^([^[\]]*)((?:\[\d{1,6}\])*)$/.exec(part);
    if (!found || (found[1] === '' && (found[2] === '' || segments.length > 0))) return undefined;
    if (found[1]) segments.push(found[1]);
    for (const [, index] of found[2]!.matchAll(/\[(\d+)\]/g)) segments.push(Number(index));
  }
  return segments;
}

/** Reads the bytes of `file:PATH`; throws where it cannot. */
export type ReadFile = (path: string) => Uint8Array;

/** Bytes given as `hex:…` or `file:…`, as the escape that any place takes; undefined where the text is neither. */
export function bytesOf(text: string, readFile: ReadFile | undefined): Value | undefined {
  if (text.startsWith('hex:')) return { hex: text.slice(4) };
  if (!text.startsWith('file:')) return undefined;
  if (!readFile) throw new Error('no files can be read here');
  return { hex: toHex(readFile(text.slice(5))) };
}
