/** struct nlattr and the walk over a run of them (linux/netlink.h). */
import { align4 } from './align.ts';

/** sizeof(struct nlattr) */
export const attributeHeaderLength = 4;

/** The two top bits of nla_type, and the number below them. */
export const typeBits = { nested: 0x8000, netByteOrder: 0x4000, mask: 0x3fff } as const;

export interface RawAttribute {
  /** nla_type with all 16 bits */
  type: number;
  /** first byte of the nlattr header */
  start: number;
  /** first byte of the payload */
  payload: number;
  /** end of the payload, without padding */
  end: number;
  /** where the next attribute starts: the padding ends here (missing padding at the very end is possible) */
  next: number;
}

/**
 * Visits the attributes of a run of bytes, each by where it starts and where its payload ends. Returns where walking
 * stopped: less than `end` where the bytes behind are no attribute (too short for a header, or a length below 4 or past
 * the end).
 */
export function eachAttribute(
  view: DataView,
  start: number,
  end: number,
  visit: (at: number, stop: number) => void,
): number {
  let at = start;
  while (end - at >= attributeHeaderLength) {
    const length = view.getUint16(at, true);
    if (length < attributeHeaderLength || length > end - at) break;
    visit(at, at + length);
    at = Math.min(at + align4(length), end);
  }
  return at;
}

/** The attributes of a run of bytes; `rest` is where walking stopped. */
export function walkAttributes(
  view: DataView,
  start: number,
  end: number,
): { attributes: RawAttribute[]; rest: number } {
  const attributes: RawAttribute[] = [];
  const rest = eachAttribute(view, start, end, (at, stop) =>
    attributes.push({
      type: view.getUint16(at + 2, true),
      start: at,
      payload: at + attributeHeaderLength,
      end: stop,
      next: Math.min(at + align4(stop - at), end),
    }),
  );
  return { attributes, rest };
}
