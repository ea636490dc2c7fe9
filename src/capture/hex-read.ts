import { sameBytes, viewOf } from '../wire/bytes.ts';
import { parts } from '../wire/message.ts';
import { type Comment, parseComment } from './comment.ts';
import { netlinkLinkType, readCooked } from './cooked.ts';
import { CaptureError } from './error.ts';
import { type CaptureItem, type Frame, present } from './frame.ts';
import { bytesOfCall, isHeadline, readHexLine } from './hex-line.ts';
import { type Input, sizeLimit } from './input.ts';
import { join } from './join.ts';

/**
 * Reads hex text. A blank line, a dump's offset 0 and a `# nltool:` comment each start a datagram; lines that stand
 * together are one datagram, or one each where the first of them holds whole messages. What follows a `#` is a
 * comment; the lines that tcpdump and strace print above a dump start a datagram. A line that is neither throws
 * CaptureError with its number. The link header that tcpdump -x shows before a datagram says its protocol.
 */
export async function* readHex(input: Input, protocol: number | undefined): AsyncGenerator<CaptureItem> {
  yield { kind: 'capture', capture: protocol === undefined ? { format: 'hex' } : { format: 'hex', protocol } };
  const state = new HexReader(protocol);
  let carry = '';
  for await (const piece of input.rest()) {
    const lines = Buffer.from(piece.buffer, piece.byteOffset, piece.length).toString('latin1').split('\n');
    lines[0] = carry + lines[0];
    carry = lines.pop()!;
    if (carry.length > 4 * sizeLimit) throw new CaptureError(`line ${state.line + 1}: longer than the limit`);
    for (const line of lines) yield* state.take(line);
  }
  yield* state.take(carry);
  yield* state.flush();
  if (state.headline && state.frames === 0)
    throw new CaptureError(
      `line ${state.headline}: no bytes below it (tcpdump -x, strace -e read=all -e write=all print them)`,
    );
}

class HexReader {
  line = 0;
  /** the line on which the datagram starts */
  #first = 0;
  readonly #protocol: number | undefined;
  frames = 0;
  /** the line of the last headline */
  headline = 0;
  #lines: Uint8Array[] = [];
  #length = 0;
  #dump = false;
  #comment: Comment = {};
  /** no blank line since the last headline */
  #below = false;
  /** the dump before this one below the same headline: tcpdump prints a packet that it does not know twice */
  #before: Uint8Array | undefined;

  constructor(protocol: number | undefined) {
    this.#protocol = protocol;
  }

  *take(line: string): Generator<Frame> {
    this.line++;
    const at = line.indexOf('#');
    const comment = at < 0 ? undefined : parseComment(line.slice(at + 1).trim());
    const text = (at < 0 ? line : line.slice(0, at)).trim();
    if (comment) {
      yield* this.flush();
      this.#comment = comment;
    }
    if (text === '') {
      if (at < 0) yield* this.flush();
      this.#below &&= at >= 0;
      return;
    }
    if (text === '*')
      throw new CaptureError(`line ${this.line}: * stands for bytes that are not here (use hexdump -v)`);
    if (isHeadline(text)) {
      yield* this.flush();
      this.headline = this.line;
      this.#below = true;
      const bytes = bytesOfCall(text);
      if (bytes === 'cut')
        throw new CaptureError(`line ${this.line}: the bytes are cut short (strace -s 65536 prints all)`);
      if (bytes) this.#add(bytes);
      return;
    }
    const found = readHexLine(text, this.#dump ? this.#length : undefined);
    if (!found) throw new CaptureError(`line ${this.line}: not hex: ${JSON.stringify(text.slice(0, 40))}`);
    if (found.offset === 0 && (this.#length > 0 || !this.#dump)) {
      const before = this.#below ? join(this.#lines) : undefined;
      yield* this.flush();
      this.#dump = true;
      this.#before = before;
    } else if (found.offset !== undefined && found.offset !== this.#length) {
      const at = found.offset.toString(16);
      throw new CaptureError(`line ${this.line}: offset 0x${at} follows 0x${this.#length.toString(16)} bytes`);
    }
    this.#add(found.bytes);
  }

  #add(bytes: Uint8Array): void {
    if (this.#lines.length === 0) this.#first = this.line;
    this.#lines.push(bytes);
    this.#length += bytes.length;
    if (this.#length > sizeLimit)
      throw new CaptureError(`line ${this.line}: datagram over the limit of ${sizeLimit} bytes`);
  }

  *flush(): Generator<Frame> {
    const lines = this.#lines;
    if (lines.length === 0 && this.#comment.length !== 0) return;
    const again = this.#before !== undefined && sameBytes(this.#before, join(lines));
    const apart = !this.#dump && lines.length > 1 && holdsMessages(lines[0]!);
    if (!again) for (const bytes of apart ? lines : [join(lines)]) yield this.#frame(bytes);
    this.#lines = [];
    this.#length = 0;
    this.#dump = false;
    this.#comment = {};
    this.#before = undefined;
  }

  #frame(bytes: Uint8Array): Frame {
    const { time, direction, group, nsid, families } = this.#comment;
    const cooked = isCooked(bytes) ? readCooked(netlinkLinkType, bytes) : undefined;
    const protocol = cooked?.protocol ?? this.#comment.protocol ?? this.#protocol;
    if (protocol === undefined)
      throw new CaptureError(`line ${this.#first || this.line}: hex that does not say its protocol (--proto names it)`);
    const packet = present({ ...cooked?.meta, families });
    return {
      kind: 'frame',
      number: ++this.frames,
      protocol,
      bytes: cooked?.bytes ?? bytes,
      time,
      direction: cooked?.direction ?? direction,
      group,
      nsid,
      packet,
    };
  }
}

/** ARPHRD_NETLINK where a message would have the upper half of its length: more bytes than any datagram has. */
const isCooked = (bytes: Uint8Array): boolean => bytes[2] === 0x03 && bytes[3] === 0x38;

function holdsMessages(bytes: Uint8Array): boolean {
  for (const part of parts(viewOf(bytes))) if (part.kind === 'tail') return false;
  return true;
}
