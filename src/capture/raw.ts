/** Concatenated messages without any frame around them, as `ip monitor file` and `rtmon` have them. */
import { align4 } from '../wire/align.ts';
import { messageHeaderLength } from '../wire/message.ts';
import type { CaptureItem, Frame } from './frame.ts';
import { type Input, sizeLimit } from './input.ts';
import { join } from './join.ts';
import type { CaptureWriter } from './writer.ts';

/** NETLINK_KOBJECT_UEVENT: its datagrams have no message header, so a file is one datagram. */
const ueventProtocol = 15;

/** Reads raw messages, each with its padding as one frame; what is no whole message is the tail. */
export async function* readRaw(input: Input, protocol: number): AsyncGenerator<CaptureItem> {
  yield { kind: 'capture', capture: { format: 'raw', protocol } };
  if (protocol === ueventProtocol) {
    if (await input.fill(sizeLimit + 1)) yield* input.tail(`datagram over the limit of ${sizeLimit} bytes`);
    else if (input.available > 0) yield frame(1, protocol, input.take(input.available));
    return;
  }
  for (let number = 1; ; number++) {
    if (!(await input.fill(messageHeaderLength))) {
      if (input.available > 0) yield* input.tail(`message header cut short: ${input.available} of 16 bytes`);
      return;
    }
    const head = input.peek(4);
    const length = new DataView(head.buffer, head.byteOffset, 4).getUint32(0, true);
    if (length < messageHeaderLength || length > sizeLimit) {
      yield* input.tail(`message ${number} claims ${length} bytes`);
      return;
    }
    if (!(await input.fill(align4(length))) && input.available < length) {
      yield* input.tail(`message ${number} cut short: ${input.available} of ${length} bytes`);
      return;
    }
    yield frame(number, protocol, input.take(Math.min(align4(length), input.available)));
  }
}

const frame = (number: number, protocol: number, bytes: Uint8Array): Frame => ({
  kind: 'frame',
  number,
  protocol,
  bytes,
});

const none = new Uint8Array(0);

/** Writes datagrams end to end, each on a multiple of four. */
export class RawWriter implements CaptureWriter {
  skipped = 0;
  #own = false;
  #written = 0;

  write(item: CaptureItem): Uint8Array {
    if (item.kind === 'capture') {
      this.#own = item.capture.format === 'raw';
      return none;
    }
    if (item.kind === 'packet' || item.kind === 'block' || (item.kind === 'tail' && !this.#own)) {
      this.skipped++;
      return none;
    }
    if (item.bytes.length === 0) return none;
    const padding = (4 - (this.#written % 4)) % 4;
    const before = item.kind === 'tail' ? 0 : padding;
    this.#written += before + item.bytes.length;
    return join([new Uint8Array(before), item.bytes]);
  }

  end(): Uint8Array {
    return none;
  }
}
