/** The parts as one run of bytes; a single part that is not empty is given back as it is. */
export function join(parts: readonly Uint8Array[]): Uint8Array {
  const full = parts.filter(part => part.length > 0);
  if (full.length === 1) return full[0]!;
  const bytes = new Uint8Array(full.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of full) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
