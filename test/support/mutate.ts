/** Damage to bytes, the same for the same seed. */
export function mutator(seed: number): (bytes: Uint8Array) => Uint8Array {
  let state = seed;
  const random = (below: number) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >>> 8) % below;
  };
  return bytes => {
    const copy = Uint8Array.from(bytes);
    const behind = Math.max(1, copy.length - 16);
    for (let count = 1 + random(4); count > 0; count--) {
      const at = 16 + random(behind);
      if (at >= copy.length) continue;
      const kind = random(3);
      copy[at] = kind === 0 ? random(256) : kind === 1 ? copy[at]! ^ (1 << random(8)) : random(8);
    }
    if (random(4) !== 0 || copy.length < 17) return copy;
    const cut = copy.slice(0, 16 + random(behind));
    new DataView(cut.buffer).setUint32(0, cut.length, true);
    return cut;
  };
}
