import {
  type Direction,
  type Family,
  fixedOf,
  flagsNests,
  kernelPolicy,
  messageConstant,
  type Operation,
  type Protocol,
  type Verb,
} from '../schema/family.ts';
import { flagNames } from '../schema/lookup.ts';
import { messageFlags } from '../schema/netlink.ts';
import { type Emit, Emitting, emitterOf, flat } from '../types/emitting.ts';
import { faceOf } from '../types/index.ts';
import type { MessageFacts } from '../types/scope.ts';
import { payloadOf } from '../types/select.ts';
import { setEmitter } from '../types/set-emit.ts';
import { align4 } from '../wire/align.ts';
import { isZero } from '../wire/bytes.ts';
import { toHex } from '../wire/hex.ts';
import { controlType, genericHeaderLength, messageFlag, messageHeaderLength } from '../wire/message.ts';
import { answersNobody, isUnasked } from './decode.ts';
import { fixedStruct, modeOf } from './decode-body.ts';
import type { Located, Schemas } from './schemas.ts';

/** The fixed header of an operation, and the one emitted last: in a dump most are alike. */
interface FixedPlan {
  emit: Emit;
  size: number;
  type: NonNullable<ReturnType<typeof fixedStruct>>;
  last: Uint8Array;
  json: string;
}

/** What is prepared for the messages of one operation in one direction. */
interface Plan {
  operation: Operation;
  family: Family;
  /** `"protocol":…,"family":…,"operation":…,"direction":…` */
  identity: string;
  /** `,"name":…` */
  name: string;
  notify: boolean;
  /** whether nests are flagged */
  nested: boolean;
  /** whether a message with the same header and fixed header is of this operation too */
  recurs: boolean;
  flags: Map<number, string>;
  fixed?: FixedPlan;
  attributes?: Emit;
}

/**
 * What the message before began with, up to its attributes, and all that was made of it: in a dump most begin alike.
 * The text ends behind the fixed header.
 */
interface Head {
  revision: number;
  /** of generic netlink: who has that number */
  owner: string | undefined;
  envelope: string;
  way: Direction;
  grouped: boolean;
  bytes: Uint8Array;
  plan: Plan;
  facts: MessageFacts;
  json: string;
}

/**
 * The fast way from a message's bytes to its line of NDJSON. It gives the same text as decoding, `recordOf` and JSON
 * would, or undefined where it does not apply: then those must be used.
 */
export class Emitter {
  readonly #schemas: Schemas;
  readonly #protocol: Protocol;
  readonly #plans = new Map<Located, { [D in Direction]?: Plan | undefined }>();
  readonly #opaqueFlags = new Map<number, string>();
  readonly #cx = new Emitting(new Uint8Array(), new DataView(new ArrayBuffer(0)));
  #head: Head | undefined;

  constructor(schemas: Schemas, protocol: Protocol) {
    this.#schemas = schemas;
    this.#protocol = protocol;
  }

  /** Takes the datagram in which the messages lie. */
  begin(bytes: Uint8Array, view: DataView): void {
    this.#cx.bytes = bytes;
    this.#cx.view = view;
  }

  /**
   * The line of the message from `start` to `end` (nlmsg_len), without a line end. `envelope` is the JSON of the
   * envelope's fields, each with a comma before it; `grouped`: it came by a multicast group.
   */
  emit(start: number, end: number, envelope: string, direction?: Direction, grouped = false): string | undefined {
    const cx = this.#cx;
    const protocol = this.#protocol;
    const { view } = cx;
    const type = view.getUint16(start + 4, true);
    if (protocol.framing === 'bare' || (protocol.control && type <= controlType.overrun)) return undefined;
    const flags = view.getUint16(start + 6, true);
    const way = direction ?? (flags & messageFlag.request ? 'to-kernel' : 'from-kernel');
    const head = this.#head;
    if (
      head &&
      head.envelope === envelope &&
      head.way === way &&
      head.grouped === grouped &&
      this.#begins(head, start, end)
    )
      return this.#behind(head.plan, head.facts, head.json, start + head.bytes.length, end);
    let at = start + messageHeaderLength;
    let generic = '';
    let located: Located | undefined;
    const unasked = way === 'from-kernel' && answersNobody(view, start);
    if (protocol.generic) {
      const family = this.#schemas.ids.get(type);
      if (family === undefined || end - at < genericHeaderLength || view.getUint16(at + 2, true) !== 0)
        return undefined;
      located = this.#schemas.locate(
        protocol,
        view.getUint8(at),
        way,
        family,
        payloadOf(cx.bytes, at + genericHeaderLength, end),
        unasked,
      );
      generic = `,"cmd":${view.getUint8(at)},"version":${view.getUint8(at + 1)}`;
      at += genericHeaderLength;
    } else located = this.#schemas.locate(protocol, type, way, undefined, payloadOf(cx.bytes, at, end), unasked);
    const plan =
      located && this.#planOf(located, way, protocol.generic ? view.getUint8(at - genericHeaderLength) : type);
    if (!plan) return this.#opaque(start, end, envelope, way, grouped);
    const facts = { operation: plan.operation.name, direction: way, ...modeOf(plan.operation, flags) };
    const header = headerJson(view, start, flagsJson(plan.flags, plan.operation.verb, flags), generic);
    const notify = (plan.notify && !(flags & messageFlag.multi)) || grouped ? ',"notify":true' : '';
    let json = `{"v":1,"kind":"message"${envelope},${plan.identity}${notify},${header}${plan.name}`;
    if (plan.fixed) {
      const stop = at + plan.fixed.size;
      if (stop > end) return undefined;
      cx.failed = false;
      json += fixedJson(plan.fixed, cx, at, stop);
      at += align4(plan.fixed.size);
      if (cx.failed || at > end || !isZero(cx.bytes, stop, at)) return undefined;
    }
    const answered = (flags & messageFlag.multi) !== 0;
    if (answered && plan.recurs) {
      const { revision, ids } = this.#schemas;
      const owner = protocol.generic ? ids.get(type) : undefined;
      this.#head = {
        revision,
        owner,
        envelope,
        way,
        grouped,
        bytes: cx.bytes.slice(start, at),
        plan,
        facts,
        json: flat(json),
      };
    }
    return this.#behind(plan, facts, json, at, end);
  }

  #begins({ revision, owner, bytes }: Head, start: number, end: number): boolean {
    const schemas = this.#schemas;
    const protocol = this.#protocol;
    const cx = this.#cx;
    if (revision !== schemas.revision || end - start < bytes.length) return false;
    if (protocol.generic && schemas.ids.get(cx.view.getUint16(start + 4, true)) !== owner) return false;
    const all = cx.bytes;
    for (let i = bytes.length - 1; i >= 0; i--) if (bytes[i] !== all[start + i]) return false;
    return true;
  }

  /** The line that begins with `json`, with the attributes that start at `at`. */
  #behind(plan: Plan, facts: MessageFacts, json: string, at: number, end: number): string | undefined {
    const cx = this.#cx;
    if (!plan.attributes) return at === end ? `${json}}` : undefined;
    cx.failed = false;
    cx.frames.length = 0;
    cx.nested = plan.nested;
    cx.facts = facts;
    cx.fixed = undefined;
    if (plan.fixed) {
      const from = at - align4(plan.fixed.size);
      cx.fixed = { type: plan.fixed.type, start: from, end: from + plan.fixed.size };
    }
    const attributes = plan.attributes(cx, at, end);
    return cx.failed ? undefined : `${json},"attributes":${attributes}}`;
  }

  /** A message of a protocol that has no families: its body is bytes. */
  #opaque(start: number, end: number, envelope: string, way: Direction, grouped: boolean): string | undefined {
    const protocol = this.#protocol;
    const cx = this.#cx;
    if (
      protocol.generic ||
      protocol.families.length > 0 ||
      protocol.opaque ||
      this.#schemas.families(protocol).length > 0
    )
      return undefined;
    const at = start + messageHeaderLength;
    const flags = flagsJson(this.#opaqueFlags, 'other', cx.view.getUint16(start + 6, true));
    const body = end > at ? `,"body":{"hex":"${toHex(cx.bytes, at, end)}"}` : '';
    const notify = grouped ? ',"notify":true' : '';
    return `{"v":1,"kind":"message"${envelope},"protocol":"${protocol.name}","direction":"${way}"${notify},${headerJson(cx.view, start, flags, '')}${body}}`;
  }

  #planOf(located: Located, direction: Direction, number: number): Plan | undefined {
    let both = this.#plans.get(located);
    if (!both) {
      both = {};
      this.#plans.set(located, both);
    }
    if (!(direction in both)) both[direction] = makePlan(located, this.#schemas, this.#protocol, direction, number);
    return both[direction];
  }
}

function fixedJson(plan: FixedPlan, cx: Emitting, start: number, end: number): string {
  const { bytes } = cx;
  const { last } = plan;
  let i = plan.json === '' ? 0 : plan.size;
  while (i > 0 && last[i - 1] === bytes[start + i - 1]) i--;
  if (i === 0 && plan.json !== '') return plan.json;
  const json = `,"fixed":${plan.emit(cx, start, end)}`;
  if (!cx.failed) {
    last.set(bytes.subarray(start, end));
    plan.json = json;
  }
  return json;
}

function headerJson(view: DataView, start: number, flags: string, generic: string): string {
  const number = (at: number) => view.getUint32(start + at, true);
  return `"header":{"len":${number(0)},"type":${view.getUint16(start + 4, true)},"flags":${flags},"seq":${number(8)},"port":${number(12)}${generic}}`;
}

function flagsJson(known: Map<number, string>, verb: Verb, flags: number): string {
  let json = known.get(flags);
  if (json === undefined) {
    json = JSON.stringify(flagNames(messageFlags[verb], flags));
    known.set(flags, json);
  }
  return json;
}

function makePlan(
  { family, operation }: Located,
  schemas: Schemas,
  protocol: Protocol,
  direction: Direction,
  number: number,
): Plan | undefined {
  const declared = fixedOf({ family, operation });
  if (operation.body || operation.tells || declared?.kind === 'select') return undefined;
  const type = fixedStruct(declared, { facts: {}, path: '' });
  const size = type && faceOf(type).size(type);
  if (type && size === undefined) return undefined;
  const constant = messageConstant(family, operation, direction);
  const identity = {
    protocol: protocol.name,
    family: family.name,
    operation: operation.name,
    direction,
    ...(family.source === kernelPolicy ? { schema: kernelPolicy } : {}),
  };
  return {
    operation,
    family,
    identity: JSON.stringify(identity).slice(1, -1),
    name: constant ? `,"name":${JSON.stringify(constant)}` : '',
    notify: direction === 'from-kernel' && isUnasked({ family, operation }, number),
    nested: flagsNests(family, direction),
    recurs: schemas
      .families(protocol)
      .every(one => one.operations.every(({ starts = '' }) => starts.length <= (size ?? 0))),
    flags: new Map(),
    ...(type && size !== undefined
      ? { fixed: { emit: emitterOf(type), size, type, last: new Uint8Array(size), json: '' } }
      : {}),
    ...(operation.attributes ? { attributes: setEmitter(operation.attributes) } : {}),
  };
}
