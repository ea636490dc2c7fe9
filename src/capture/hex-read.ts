import { parts } from '../wire/message.ts';
import { type Comment, parseComment } from './comment.ts';
import { CaptureError } from './error.ts';
import { type CaptureItem, type Frame, present } from './frame.ts';
import { readHexLine } from './hex-line.ts';
import { type Input, sizeLimit } from './input.ts';
import { join } from './join.ts';

/**
 * Reads hex text. A blank line, a dump's offset 0 and a `# nltool:` comment each start a datagram; lines that stand
 * together are one datagram, or one each where the first of them holds whole messages. What follows a `#` is a
 * comment. A line that is neither throws CaptureError with its number.
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
}

class HexReader {
  line = 0;
  readonly #protocol: number | undefined;
  #number = 1;
  #lines: Uint8Array[] = [];
  #length = 0;
  #dump = false;
  #comment: Comment = {};

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
      return;
    }
    if (text === '*')
      throw new CaptureError(`line ${this.line}: * stands for bytes that are not here (use hexdump -v)`);
    const found = readHexLine(text, this.#dump ? this.#length : undefined);
    if (!found) throw new CaptureError(`line ${this.line}: not hex: ${JSON.stringify(text.slice(0, 40))}`);
    if (found.offset === 0 && (this.#length > 0 || !this.#dump)) {
      yield* this.flush();
      this.#dump = true;
    } else if (found.offset !== undefined && found.offset !== this.#length) {
      const at = found.offset.toString(16);
      throw new CaptureError(`line ${this.line}: offset 0x${at} follows 0x${this.#length.toString(16)} bytes`);
    }
    this.#lines.push(found.bytes);
    this.#length += found.bytes.length;
    if (this.#length > sizeLimit)
      throw new CaptureError(`line ${this.line}: datagram over the limit of ${sizeLimit} bytes`);
  }

  *flush(): Generator<Frame> {
    const lines = this.#lines;
    if (lines.length === 0 && this.#comment.length !== 0) return;
    const apart = !this.#dump && lines.length > 1 && holdsMessages(lines[0]!);
    for (const bytes of apart ? lines : [join(lines)]) yield this.#frame(bytes);
    this.#lines = [];
    this.#length = 0;
    this.#dump = false;
    this.#comment = {};
  }

  #frame(bytes: Uint8Array): Frame {
    const { time, direction, group, nsid, families } = this.#comment;
    const protocol = this.#comment.protocol ?? this.#protocol;
    if (protocol === undefined) throw new CaptureError(`line ${this.line}: hex without a protocol; name one`);
    const packet = present({ families });
    return { kind: 'frame', number: this.#number++, protocol, bytes, time, direction, group, nsid, packet };
  }
}

function holdsMessages(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const part of parts(view)) if (part.kind === 'tail') return false;
  return true;
}
