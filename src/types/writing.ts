import type { Value } from '../schema/value.ts';
import { fromHex } from '../wire/hex.ts';
import { Writer } from '../wire/writer.ts';
import type { Issue, Unknown } from './notes.ts';
import { Place } from './place.ts';

/** What encoding one message shares: the bytes so far, the place, what the record says about the bytes, and the issues found. */
export class Writing extends Place {
  out = new Writer();
  issues: Issue[] = [];
  /** what was done other than asked */
  warnings: Issue[] = [];
  /** by the path of the place they lie in */
  unknown = new Map<string, Unknown[]>();
  /** the index of an interface given by name; absent where no host is to be asked */
  ifindex: ((name: string) => number | undefined) | undefined;

  issue(message: string): void {
    this.issues.push({ path: this.path, message });
  }

  warn(message: string): void {
    this.warnings.push({ path: this.path, message });
  }

  /** Appends bytes that are given as hex. */
  hex(text: Value): void {
    const bytes = typeof text === 'string' ? fromHex(text) : undefined;
    if (bytes) this.out.put(bytes);
    else this.issue(`${show(text)} is no hex`);
  }

  noteUnknown(entries: Unknown[]): void {
    for (const entry of entries) {
      const there = this.unknown.get(entry.path);
      if (there) there.push(entry);
      else this.unknown.set(entry.path, [entry]);
    }
  }

  /** A context at the same place with bytes and issues of its own: for trying. */
  trial(): Writing {
    const other = new Writing().standAt(this);
    other.unknown = this.unknown;
    other.ifindex = this.ifindex;
    return other;
  }
}

/** A short form of a value for an issue's text. */
export function show(value: Value | undefined): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value, (_, item) => (typeof item === 'bigint' ? item.toString() : item));
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
