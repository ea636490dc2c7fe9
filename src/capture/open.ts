import { detect, detectLength, isPartOfLine } from './detect.ts';
import { CaptureError } from './error.ts';
import type { CaptureFormat, CaptureItem } from './frame.ts';
import { readHex } from './hex-read.ts';
import { type ByteSource, Input } from './input.ts';
import { readPcap } from './pcap-read.ts';
import { readPcapng } from './pcapng-read.ts';
import { readRaw } from './raw.ts';

export interface OpenOptions {
  /** `auto`, the default, looks at the first bytes */
  format?: CaptureFormat | 'auto';
  /** NETLINK_* number of the datagrams: `raw` needs it, `hex` where its comments do not say it */
  protocol?: number;
}

/**
 * An opened capture. Items come as the bytes arrive, in the file's order: the head (`capture`), then frames, packets,
 * blocks, and at a malformed or cut place everything that is left as tails, the first of which says the problem.
 * NDJSON is only recognised: its bytes are handed back whole for the caller to decode.
 */
type OpenedCapture =
  | { format: CaptureFormat; items: AsyncGenerator<CaptureItem> }
  | { format: 'ndjson'; bytes: AsyncGenerator<Uint8Array> };

/** Opens a capture. Throws CaptureError where the bytes are of no known format, or `raw` lacks a protocol. */
export async function openCapture(source: ByteSource, options: OpenOptions = {}): Promise<OpenedCapture> {
  const input = new Input(source);
  const { format: asked = 'auto', protocol } = options;
  try {
    const format = asked === 'auto' ? await sniff(input, protocol) : asked;
    if (format === 'ndjson') return { format, bytes: closing(input, input.rest()) };
    return { format, items: closing(input, read(input, format, protocol)) };
  } catch (error) {
    await input.close();
    throw error;
  }
}

function read(input: Input, format: CaptureFormat, protocol: number | undefined): AsyncGenerator<CaptureItem> {
  if (format === 'pcap') return readPcap(input);
  if (format === 'pcapng') return readPcapng(input);
  if (format === 'hex') return readHex(input, protocol);
  if (protocol === undefined) throw new CaptureError('raw messages do not say their protocol (--proto names it)');
  return readRaw(input, protocol);
}

/** Lets the source go when the reader is left early. */
async function* closing<T>(input: Input, items: AsyncGenerator<T>): AsyncGenerator<T> {
  try {
    yield* items;
  } finally {
    await input.close();
  }
}

async function sniff(input: Input, protocol: number | undefined): Promise<CaptureFormat | 'ndjson'> {
  await input.fill(4);
  const head = () => input.peek(Math.min(input.available, detectLength));
  while (input.available < detectLength && isPartOfLine(head()) && (await input.fill(input.available + 1)));
  const found = detect(head());
  if (found === 'empty') throw new CaptureError('empty file');
  if (found === 'gzip' || found === 'zstd' || found === 'xz') {
    throw new CaptureError(`compressed file; unpack it first: ${found} -dc FILE`, 0);
  }
  if (found !== 'binary') return found;
  if (protocol !== undefined) return 'raw';
  throw new CaptureError('neither pcap, pcapng, NDJSON nor hex; raw messages need --proto', 0);
}
