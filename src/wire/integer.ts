/** Integers in bytes. */

/** A bigint as a number where that loses nothing. */
export const narrow = (value: bigint): number | bigint =>
  value <= BigInt(Number.MAX_SAFE_INTEGER) && value >= BigInt(Number.MIN_SAFE_INTEGER) ? Number(value) : value;

/** Reads an integer of 1, 2, 4 or 8 bytes. */
export function readInteger(
  view: DataView,
  at: number,
  width: number,
  signed: boolean,
  little: boolean,
): number | bigint {
  switch (width) {
    case 1:
      return signed ? view.getInt8(at) : view.getUint8(at);
    case 2:
      return signed ? view.getInt16(at, little) : view.getUint16(at, little);
    case 4:
      return signed ? view.getInt32(at, little) : view.getUint32(at, little);
    default: {
      const high = view.getUint32(little ? at + 4 : at, little);
      if (high < 0x200000) return high * 0x100000000 + view.getUint32(little ? at : at + 4, little);
      return narrow(signed ? view.getBigInt64(at, little) : view.getBigUint64(at, little));
    }
  }
}
