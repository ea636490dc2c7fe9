/** The line in which formats with comments keep what they have no member for: `nltool: group=1 nsid=3`. */

import { formatTime, parseTime } from '../hints/since-1970.ts';
import type { Direction } from '../schema/family.ts';
import type { Frame } from './frame.ts';

/** What the line can say; pcapng needs only group, nsid and families, hex needs all. */
export interface Comment {
  protocol?: number;
  time?: bigint;
  direction?: Direction;
  group?: number;
  nsid?: number;
  /** generic netlink families by name, with their id */
  families?: Record<string, number>;
  /** datagram length, where it is 0 and no bytes show it */
  length?: 0;
}

/** The line for these facts, or undefined where there are none. */
export function formatComment(comment: Comment): string | undefined {
  const words: string[] = [];
  const { families = {}, time, ...rest } = comment;
  const facts = { ...rest, time: time === undefined ? undefined : formatTime(time) };
  for (const key of ['protocol', 'time', 'direction', 'group', 'nsid', 'length'] as const) {
    if (facts[key] !== undefined) words.push(`${key}=${facts[key]}`);
  }
  for (const [name, id] of Object.entries(families)) words.push(`family=${encodeURIComponent(name)}:${id}`);
  return words.length === 0 ? undefined : `nltool: ${words.join(' ')}`;
}

/** Reads the line back. A comment that is not wholly ours gives undefined: it is somebody's text. */
export function parseComment(text: string): Comment | undefined {
  if (!text.startsWith('nltool: ')) return undefined;
  const comment: Comment = {};
  const families: [string, number][] = [];
  for (const word of text.slice('nltool: '.length).split(' ')) {
    const at = word.indexOf('=');
    const key = word.slice(0, at);
    const value = word.slice(at + 1);
    const number = /^-?\d{1,10}$/.test(value) ? Number(value) : Number.NaN;
    if (key === 'protocol' && number >= 0 && number <= 0xffff) comment.protocol = number;
    else if (key === 'group' && number >= 0 && number <= 0xffffffff) comment.group = number;
    else if (key === 'nsid' && number === (number | 0)) comment.nsid = number;
    else if (key === 'time' && parseTime(value) !== undefined) comment.time = parseTime(value);
    else if (key === 'direction' && (value === 'to-kernel' || value === 'from-kernel')) comment.direction = value;
    else if (key === 'length' && value === '0') comment.length = 0;
    else {
      const family = /^([^:]+):(\d{1,5})$/.exec(value);
      const name = key === 'family' && family ? decodeName(family[1]!) : undefined;
      if (name === undefined || Number(family![2]) > 0xffff) return undefined;
      families.push([name, Number(family![2])]);
    }
  }
  if (families.length > 0) comment.families = Object.fromEntries(families);
  return comment;
}

/** What pcapng says of a packet in a comment. */
export const commentOf = (item: Pick<Frame, 'group' | 'nsid' | 'packet'>): Comment => ({
  group: item.group,
  nsid: item.nsid,
  families: item.packet?.families,
});

function decodeName(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
