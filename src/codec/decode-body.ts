import type { AttributeSet } from '../schema/attribute-set.ts';
import { nest } from '../schema/builders.ts';
import { type Family, fixedOf, flagsNests, type Operation } from '../schema/family.ts';
import type { StructType, Type } from '../schema/type.ts';
import { faceOf } from '../types/index.ts';
import type { Node } from '../types/node.ts';
import { hideEscape, readPayload } from '../types/payload.ts';
import type { Reading } from '../types/reading.ts';
import { type Scope, type SelectContext, scopeIn } from '../types/scope.ts';
import { allCases, noteCase, type Payload, payloadOf, resolve } from '../types/select.ts';
import { readSet } from '../types/set.ts';
import { align4 } from '../wire/align.ts';
import { walkAttributes } from '../wire/attribute.ts';
import { messageFlag } from '../wire/message.ts';
import type { DecodeOptions } from './decode.ts';
import type { Message } from './message.ts';

/** Of a message without a schema. */
export const noAttributes: AttributeSet = { name: 'unknown attributes', prefix: false, attributes: [] };
const strangers = nest(() => noAttributes);

/** Whether a request asks for everything (NLM_F_DUMP): some dumps lack the header that other requests have. */
export const modeOf = (operation: Operation | undefined, flags: number): { mode?: 'dump' } =>
  operation?.verb === 'get' && (flags & messageFlag.dump) === messageFlag.dump ? { mode: 'dump' } : {};

/** Fixed header, body and attributes, from `start`. */
export function readBody(message: Message, cx: Reading, start: number, options: DecodeOptions): void {
  const { family, operation } = message;
  const end = message.bytes.length;
  cx.nested = flagsNests(family, message.direction);
  cx.facts = {
    ...(operation ? { operation: operation.name } : {}),
    ...(message.direction ? { direction: message.direction } : {}),
    ...modeOf(operation, message.header?.flags ?? 0),
    ...(options.request?.operation ? { request: options.request.operation.name } : {}),
  };
  const { schemas, nsid } = options;
  cx.recall = (topic, names) => schemas.told.recall(topic, names, nsid);
  if (!operation) {
    readUnknown(message, cx, start, end);
    return;
  }
  let at = readFixed(message, cx, operation, family!, start, end);
  if (operation.body && at < end) {
    const size = operation.attributes ? (bodyLength(operation, cx) ?? end - at) : end - at;
    const stop = Math.min(at + size, end);
    cx.path = 'body';
    message.body = readPayload(operation.body, cx, at, stop);
    hideEscape(cx, operation.body, message.body.value);
    cx.path = '';
    at = Math.min(align4(stop), end);
  }
  if (operation.attributes) {
    message.attributes = readSet(nest(operation.attributes), cx, at, end);
  } else cx.tail(at, end);
}

/** The length of a body before attributes, undefined where nothing says it. */
function bodyLength({ body, bodyLength: member }: Operation, cx: Reading): number | undefined {
  if (member === undefined) return body && faceOf(body).size(body);
  const length = cx.fixed?.lookup(member)?.value;
  return typeof length === 'number' ? length : undefined;
}

/** The struct that a fixed header is; of a select the case that is named, or that applies to what is known. */
export function fixedStruct(
  type: Type | undefined,
  cx: SelectContext,
  named?: string,
  payload?: Payload,
): StructType | undefined {
  if (type?.kind !== 'select') return type?.kind === 'struct' ? type : undefined;
  const taken = allCases(type).find(one => one.name === named) ?? resolve(type, cx, payload);
  return taken?.type.kind === 'struct' ? taken.type : undefined;
}

/** The fixed header's members as a scope, and where what follows it starts. */
function readFixed(
  message: Message,
  cx: Reading,
  operation: Operation,
  family: Family,
  start: number,
  end: number,
): number {
  const declared = fixedOf({ family, operation });
  const payload = payloadOf(message.bytes, start, end);
  const type = fixedStruct(declared, cx, undefined, payload);
  if (!declared || !type?.members.length) return start;
  const size = faceOf(type).size(type) ?? end - start;
  const stop = Math.min(start + size, end);
  cx.path = 'fixed';
  if (declared.kind === 'select') noteCase(declared, cx, resolve(declared, cx, payload)!.name);
  const fixed = readPayload(type, cx, start, stop);
  cx.path = '';
  message.fixed = fixed;
  cx.fixed = membersOf(fixed, type);
  return Math.min(start + align4(stop - start), end);
}

const membersOf = (fixed: Node, type: StructType): Scope =>
  scopeIn(undefined, 'struct', name => {
    const member = type.members.find(one => one.name === name || one.key === name);
    const entry = fixed.children.find(child => child.member === member);
    return member && entry ? { type: member.type, value: entry.node.value } : undefined;
  });

/** A message that no schema describes: of a generic family attributes by number where they are well formed, else bytes. */
function readUnknown(message: Message, cx: Reading, start: number, end: number): void {
  const { protocol } = message;
  if (protocol.generic || protocol.families.length > 0) {
    const what = protocol.generic ? `${message.familyName ?? 'family'} command` : 'message type';
    const number = message.generic?.cmd ?? message.header!.type;
    cx.problem('unknown-message', 0, `no schema for ${what} ${number}`);
  }
  if (protocol.generic && end > start && walkAttributes(message.view, start, end).rest === end) {
    message.attributes = readSet(strangers, cx, start, end);
    return;
  }
  if (end === start) return;
  cx.path = 'body';
  message.body = readPayload(protocol.opaque ?? { kind: 'binary' }, cx, start, end);
  cx.path = '';
}
