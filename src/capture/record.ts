/** Items as JSON records: all but frames, which become the records of their messages. */

import { formatTime, parseTime } from '../hints/since-1970.ts';
import type { Issue, WireNote } from '../types/notes.ts';
import { fromHex, toHex } from '../wire/hex.ts';
import { blockChecks, captureChecks, check, packetChecks, packetRecordChecks, tailChecks } from './check.ts';
import { type CaptureItem, type CaptureMeta, type Frame, type PacketMeta, present } from './frame.ts';

export type JsonObject = Record<string, unknown>;

/** The record of an item: `kind` is `capture`, `packet`, `block` or `tail`. Bytes are `hex`. */
export function captureRecord(item: Exclude<CaptureItem, Frame>): JsonObject {
  if (item.kind === 'capture') return { v: 1, kind: 'capture', ...item.capture };
  const { kind, bytes, ...rest } = item;
  if (item.kind !== 'packet') return present({ v: 1, kind, ...rest, hex: toHex(bytes) })!;
  const { number, linktype, group, nsid, packet } = item;
  const time = item.time === undefined ? undefined : formatTime(item.time);
  return present({ v: 1, kind, time, frame: number, linktype, group, nsid, packet, hex: toHex(bytes) })!;
}

/** Whether a record is one of ours, to be given to `parseCaptureRecord`. */
export const isCaptureRecord = (record: JsonObject): boolean =>
  record.kind === 'capture' || record.kind === 'packet' || record.kind === 'block' || record.kind === 'tail';

/** Whether a record tells of no bytes: what a listener says of lost messages, a summary. */
export const isBytesless = ({ kind, header }: JsonObject): boolean =>
  kind === 'summary' || (kind === 'overrun' && header === undefined);

/** The padding behind a message that its record says. */
export function paddingOf(record: JsonObject): Uint8Array | undefined {
  const { pad } = (record.wire as { [path: string]: WireNote } | undefined)?.[''] ?? {};
  return pad === undefined ? undefined : fromHex(pad);
}

/** The item of such a record, or every issue with it. Integers may be numbers or bigints. */
export function parseCaptureRecord(
  record: JsonObject,
): { item: Exclude<CaptureItem, Frame>; issues?: undefined } | { item?: undefined; issues: Issue[] } {
  const { v: _, kind, hex, ...rest } = record;
  if (kind === 'capture') {
    const { value, issues } = check<CaptureMeta>(rest, captureChecks);
    return issues.length > 0 ? { issues } : { item: { kind, capture: value } };
  }
  const bytes = typeof hex === 'string' ? fromHex(hex) : undefined;
  const wrong = bytes ? [] : [{ path: 'hex', message: 'expected a string of hex digits' }];
  if (kind === 'tail') {
    const { value, issues } = check<{ offset: number; problem?: string }>(rest, tailChecks);
    issues.push(...wrong);
    return issues.length > 0 ? { issues } : { item: { kind, ...value, bytes: bytes! } };
  }
  if (kind === 'block') {
    const { value, issues } = check<{ type: number; name?: string; offset?: number; problem?: string }>(
      rest,
      blockChecks,
    );
    issues.push(...wrong);
    return issues.length > 0 ? { issues } : { item: { kind, ...value, bytes: bytes! } };
  }
  const { packet: meta, ...plain } = rest;
  const { value, issues } = check<PacketRecord>(plain, packetRecordChecks);
  const parsed = parsePacketMeta(meta);
  issues.push(...wrong, ...(parsed.issues ?? []));
  if (issues.length > 0) return { issues };
  const { frame: number, time, ...others } = value;
  const item = { kind: 'packet' as const, number, ...others, bytes: bytes!, packet: parsed.packet };
  return { item: time === undefined ? item : { ...item, time: parseTime(time) } };
}

/** The `packet` member of a message record, checked; issues have paths such as `packet.ts`. */
export function parsePacketMeta(
  packet: unknown,
): { packet?: PacketMeta; issues?: undefined } | { packet?: undefined; issues: Issue[] } {
  if (packet === undefined) return {};
  if (typeof packet !== 'object' || packet === null || Array.isArray(packet)) {
    return { issues: [{ path: 'packet', message: 'expected an object' }] };
  }
  const { value, issues } = check<PacketMeta>(packet, packetChecks, 'packet.');
  return issues.length > 0 ? { issues } : { packet: value };
}

interface PacketRecord {
  frame: number;
  time?: string;
  linktype?: number;
  group?: number;
  nsid?: number;
}
