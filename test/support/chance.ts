import { bytesOf } from './bytes.ts';

/** Numbers that only look random: a failure names the seed that brings it back. */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** An integer from 0, less than the limit. */
  below(limit: number): number {
    this.#state = (Math.imul(this.#state, 1664525) + 1013904223) >>> 0;
    return Math.floor((this.#state / 2 ** 32) * limit);
  }

  /** One of the list. */
  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  /** A copy with some bytes changed, cut off or added, those at the beginning more often. */
  mutate(bytes: Uint8Array): Uint8Array {
    let all: Uint8Array = bytes.slice();
    for (let times = this.below(6); times > 0 && all.length > 0; times--) {
      const way = this.below(5);
      if (way === 0) all[this.below(all.length)] = this.below(256);
      else if (way === 1) all[this.below(Math.min(all.length, 24))] = this.below(256);
      else if (way === 2) all = all.slice(0, this.below(all.length + 1));
      else if (way === 3) all = bytesOf(all, new Uint8Array(this.below(9)).fill(this.pick([0, 0x55])));
      else all[this.below(all.length)]! ^= 1 << this.below(8);
    }
    return all;
  }
}
