import { toHex } from '../wire/hex.ts';
import { commentOf, formatComment } from './comment.ts';
import type { CaptureItem } from './frame.ts';
import type { CaptureWriter } from './writer.ts';

const none = new Uint8Array(0);
const encoder = new TextEncoder();

/** Writes each datagram as a `# nltool:` comment, with what is known of it, and a line of hex. */
export class HexWriter implements CaptureWriter {
  skipped = 0;

  write(item: CaptureItem): Uint8Array {
    if (item.kind === 'capture') return none;
    if (item.kind !== 'frame') {
      this.skipped++;
      return none;
    }
    const { protocol, time, direction, bytes } = item;
    const length = bytes.length === 0 ? 0 : undefined;
    const comment = formatComment({ protocol, time, direction, ...commentOf(item), length });
    return encoder.encode(`# ${comment}\n${length === 0 ? '' : `${toHex(bytes)}\n`}`);
  }

  end(): Uint8Array {
    return none;
  }
}
