/** One line of hex text: bytes, with the offset that hexdump -C, xxd, od -Ax, tcpdump -x, tshark -x and strace put before them. */
import { fromHex } from '../wire/hex.ts';

interface HexLine {
  /** offset before the bytes; absent in plain hex */
  offset?: number;
  bytes: Uint8Array;
}

/** `00000010: 2800 0000  text` (xxd), `0x0010:  2800 0000  text` (tcpdump) */
const colon = /^(?:0x)?([0-9a-f]{1,8}):\s+(\S.*)$/i;
/** `00000010  28 00 00 00  |text|` (hexdump -C), `000010 28 00` (od -Ax -tx1), `0010  28 00   text` (tshark) */
const pairs = /^([0-9a-f]{4,8})\s+([0-9a-f]{2}(?:\s{1,2}[0-9a-f]{2})*)(?:\s*\|.*|\s{3,}.*)?$/i;

/** `| 00010  28 00 00 00 …  (… |` (strace -e write=all): columns of a fixed width, text right behind */
const columns = /^\|\s([0-9a-f]{5,8})\s{2}([0-9a-f ]{49})/i;

/** What tcpdump and strace print above the bytes: a packet's time, a system call. */
const packetLine = /^(?:\d{4}-\d\d-\d\d )?\d\d:\d\d:\d\d\.\d+ /;
/** What strace prints above each of several buffers: `* 48 bytes in buffer 0` */
const bufferLine = /^\* \d+ bytes in buffer \d+$/;
const callLine = /^(?:\+\+\+ |--- |<\.\.\. |(?:\[pid\s+\d+\]\s+|\d+\s+)?(?:[\d:.]+\s+)?(?:<\.\.\. |[a-z_]\w*\())/;

/** Whether a line tells of the bytes below it, and starts a datagram. */
export const isHeadline = (text: string): boolean =>
  packetLine.test(text) || callLine.test(text) || bufferLine.test(text);

/** Of a message that strace has taken apart, strings are parts. */
const takenApart = /\bnl(?:msg|a)_len=/;

/** The bytes that strace -xx prints inside a call, as a string; undefined where there is none or more than one. */
export function bytesOfCall(text: string): Uint8Array | 'cut' | undefined {
  if (takenApart.test(text)) return undefined;
  const strings = [...text.matchAll(/"((?:\\x[0-9a-f]{2})+)"(\.{3})?/gi)];
  const [, escaped, cut] = strings.length === 1 ? strings[0]! : [];
  if (cut !== undefined) return 'cut';
  return escaped === undefined ? undefined : fromHex(escaped.replaceAll('\\x', ''));
}

/** A longer line is plain hex: no tool dumps more than 256 bytes a line. */
const longestDumpLine = 2048;

/**
 * Reads a line without its comment. `dump` is the number of bytes so far, where the lines before had offsets: with it
 * an offset is required, without it only a line of offset 0 can start a dump. Undefined where the line is no hex.
 */
export function readHexLine(text: string, dump: number | undefined): HexLine | undefined {
  const line = text.trim();
  const inColumns = columns.exec(line);
  if (inColumns) {
    const bytes = fromHex(inColumns[2]!);
    return bytes && { offset: Number.parseInt(inColumns[1]!, 16), bytes };
  }
  const withColon = colon.exec(line);
  const found = withColon ?? (line.length <= longestDumpLine ? pairs.exec(line) : null);
  if (found) {
    const offset = Number.parseInt(found[1]!, 16);
    if (withColon || dump !== undefined || offset === 0) {
      const bytes = fromHex(withColon ? found[2]!.split(/\s{2,}/, 1)[0]! : found[2]!);
      return bytes && { offset, bytes };
    }
  }
  if (dump !== undefined) {
    const alone = /^[0-9a-f]{4,8}$/i.test(line) ? Number.parseInt(line, 16) : undefined;
    return alone === undefined ? undefined : { offset: alone, bytes: new Uint8Array(0) };
  }
  const bytes = fromHex(line.replace(/\b0x|\\x|[,"]/gi, ''));
  return bytes && { bytes };
}
