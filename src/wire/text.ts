/** Text in bytes. */
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** UTF-8 text, or undefined where the bytes are none. */
export function utf8(bytes: Uint8Array): string | undefined {
  let ascii = true;
  for (const byte of bytes) if (byte >= 0x80) ascii = false;
  if (ascii) return bytes.length < 512 ? String.fromCharCode(...bytes) : decoder.decode(bytes);
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}
