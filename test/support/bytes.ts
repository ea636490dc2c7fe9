/** Messages and attributes as bytes, made by hand. */
import { align4 } from '../../src/wire/align.ts';
import { viewOf } from '../../src/wire/bytes.ts';
import { fromHex } from '../../src/wire/hex.ts';
import { controlType, messageFlag, messageHeaderLength, writeMessageHeader } from '../../src/wire/message.ts';

export const bytesOf = (...parts: (string | Uint8Array)[]): Uint8Array =>
  new Uint8Array(Buffer.concat(parts.map(part => (typeof part === 'string' ? fromHex(part)! : part))));

export const u16 = (value: number, little = true): Uint8Array => {
  const bytes = new Uint8Array(2);
  new DataView(bytes.buffer).setUint16(0, value, little);
  return bytes;
};

export const u32 = (value: number, little = true): Uint8Array => {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, little);
  return bytes;
};

/** A message with its padding. */
export function message(
  header: { type: number; flags?: number; seq: number; port?: number },
  body: Uint8Array = new Uint8Array(),
): Uint8Array {
  const len = messageHeaderLength + body.length;
  const bytes = new Uint8Array(align4(len));
  const { type, flags = 0, seq, port = 4711 } = header;
  writeMessageHeader(new DataView(bytes.buffer), 0, { len, type, flags, seq, port });
  bytes.set(body, messageHeaderLength);
  return bytes;
}

export function attribute(type: number, body: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(align4(4 + body.length));
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 4 + body.length, true);
  view.setUint16(2, type, true);
  bytes.set(body, 4);
  return bytes;
}

export function text(value: string): Uint8Array {
  return new TextEncoder().encode(`${value}\0`);
}

/** NLMSG_ERROR for a request: capped to the header of its echo or with all of it, and the extended ack's attributes. */
export function errorMessage(
  request: Uint8Array,
  errno: number,
  { capped = true, tlvs = [], seq }: { capped?: boolean; tlvs?: Uint8Array[]; seq?: number } = {},
): Uint8Array {
  const view = viewOf(request);
  const echo = capped ? request.subarray(0, messageHeaderLength) : request.subarray(0, view.getUint32(0, true));
  const padding = new Uint8Array(align4(echo.length) - echo.length);
  const flags = (capped ? messageFlag.capped : 0) | (tlvs.length > 0 ? messageFlag.ackTlvs : 0);
  const header = { type: controlType.error, flags, seq: seq ?? view.getUint32(8, true) };
  return message(header, bytesOf(u32(-errno), echo, ...(tlvs.length > 0 ? [padding, ...tlvs] : [])));
}

/** NLMSG_DONE, with an errno where the dump failed. */
export function doneMessage(
  seq: number,
  { errno = 0, flags = 0, tlvs = [] }: { errno?: number; flags?: number; tlvs?: Uint8Array[] } = {},
): Uint8Array {
  const all = messageFlag.multi | flags | (tlvs.length > 0 ? messageFlag.ackTlvs : 0);
  return message({ type: controlType.done, flags: all, seq }, bytesOf(u32(-errno), ...tlvs));
}
