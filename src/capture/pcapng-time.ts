/** Timestamps of pcapng: 64 bits as two words, the high one first, in an interface's own units. */
import type { Interface } from './pcapng.ts';

const second = 1_000_000_000n;

/** Nanoseconds since the epoch; finer digits are cut off. */
export function timeOf(ts: readonly [number, number], { units, offset }: Interface): bigint {
  const ticks = (BigInt(ts[0]) << 32n) | BigInt(ts[1]);
  return offset * second + (units === second ? ticks : (ticks * second) / units);
}

/** The two words of a time, or undefined where 64 bits cannot say it. Finer digits than the units are cut off. */
export function timestampOf(time: bigint, { units, offset }: Interface): [number, number] | undefined {
  const since = time - offset * second;
  let ticks = since;
  if (units !== second) {
    ticks = (since * units) / second;
    if (((ticks + 1n) * second) / units === since) ticks += 1n;
  }
  if (since < 0n || ticks >> 64n !== 0n) return undefined;
  return [Number(ticks >> 32n), Number(ticks & 0xffffffffn)];
}
