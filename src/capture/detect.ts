/** Which format the first bytes of a file show. */
import { isHeadline } from './hex-line.ts';
import { pcapOrder } from './pcap.ts';

/** `binary` is anything else: raw messages, or something that is no capture at all. */
type Detected = 'pcap' | 'pcapng' | 'ndjson' | 'hex' | 'binary' | 'gzip' | 'zstd' | 'xz' | 'empty';

/** How many bytes the decision takes at most. */
export const detectLength = 512;

const starts = (bytes: Uint8Array, magic: readonly number[]): boolean => magic.every((byte, i) => bytes[i] === byte);

/** Whether the bytes are text that has not come to the end of its first line, by which it can be told. */
export const isPartOfLine = (bytes: Uint8Array): boolean => bytes.every(byte => byte >= 0x20 && byte < 0x7f);

export function detect(bytes: Uint8Array): Detected {
  if (bytes.length === 0) return 'empty';
  if (pcapOrder(bytes)) return 'pcap';
  if (starts(bytes, [0x0a, 0x0d, 0x0d, 0x0a])) return 'pcapng';
  if (starts(bytes, [0x1f, 0x8b])) return 'gzip';
  if (starts(bytes, [0x28, 0xb5, 0x2f, 0xfd])) return 'zstd';
  if (starts(bytes, [0xfd, 0x37, 0x7a, 0x58, 0x5a])) return 'xz';
  const text = Buffer.from(bytes.subarray(0, detectLength)).toString('latin1');
  if (/^\s*\{/.test(text) && !text.includes('\0')) return 'ndjson';
  return isHex(text) ? 'hex' : 'binary';
}

const startsHex = /^(?:$|#|"?(?:0x|\\x)?[0-9a-f]+(?:$|[\s:,\\#"])|\|(?:$| [0-9a-f]*(?:$| )))/i;

/** Every line is empty, a comment, a headline, or starts with a hex number; the last, of which more may come, does not count. */
function isHex(text: string): boolean {
  if (/[^\t\n\r\x20-\x7e]/.test(text.replace(/#.*/g, ''))) return false;
  const lines = text.split('\n').map(line => line.trim());
  const whole = lines.length > 1 ? lines.slice(0, -1) : lines;
  return whole.some(Boolean) && whole.every(line => isHeadline(line) || startsHex.test(line));
}
