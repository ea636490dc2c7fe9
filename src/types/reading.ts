import type { Type } from '../schema/type.ts';
import type { Value } from '../schema/value.ts';
import { viewOf } from '../wire/bytes.ts';
import { toHex } from '../wire/hex.ts';
import type { Node } from './node.ts';
import type { Problem, ProblemCode, Unknown, WireNote } from './notes.ts';
import { within } from './path.ts';
import { Place } from './place.ts';

/** Nests deeper than this stay bytes: no kernel nests so deep, and hostile input must not exhaust the stack. */
const maxDepth = 48;

/** What reading one message shares: the bytes, the place, and what is noted on the way. */
export class Reading extends Place {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  depth = 0;
  problems: Problem[] = [];
  unknown: Unknown[] = [];
  /** values to hide once all is read: where each stands */
  secrets: { path: string; hide: () => void }[] = [];

  constructor(bytes: Uint8Array, view = viewOf(bytes)) {
    super();
    this.bytes = bytes;
    this.view = view;
  }

  /** A context over the same bytes whose notes go nowhere: for looking ahead. */
  silent(): Reading {
    const other = new Reading(this.bytes, this.view).standAt(this);
    other.wire = {};
    other.formats = {};
    other.depth = this.depth;
    return other;
  }

  problem(code: ProblemCode, offset: number, message: string): void {
    this.problems.push({ code, path: this.path, offset, message });
  }

  note(note: WireNote): void {
    this.wire[this.path] = { ...this.wire[this.path], ...note };
  }

  tail(start: number, end: number): void {
    if (end > start) this.unknown.push({ path: this.path, hex: toHex(this.bytes, start, end) });
  }

  leaf(type: Type, start: number, end: number, value: Value): Node {
    return { type, start, end, value, children: [] };
  }

  /** The bytes as they are, with the reason why the type could not read them. */
  escape(type: Type, start: number, end: number, code: ProblemCode, message: string): Node {
    this.problem(code, start, message);
    return this.leaf(type, start, end, { hex: toHex(this.bytes, start, end) });
  }

  /** Reads something nested one level deeper, or keeps its bytes where that is too deep. */
  deeper(type: Type, start: number, end: number, read: () => Node): Node {
    if (this.depth >= maxDepth) return this.escape(type, start, end, 'too-deep', `nested more than ${maxDepth} deep`);
    this.depth++;
    const node = read();
    this.depth--;
    return node;
  }

  /** Takes back everything noted at or below the current path. */
  forget(): void {
    const here = (path: string) => within(path, this.path);
    this.unknown = this.unknown.filter(entry => !here(entry.path));
    this.secrets = this.secrets.filter(entry => !here(entry.path));
    for (const path of Object.keys(this.wire)) if (here(path)) delete this.wire[path];
    for (const path of Object.keys(this.formats)) if (here(path)) delete this.formats[path];
  }
}
