/** The `operations` of a spec, and how their numbers come about (genetlink-legacy.rst, "Enum (message ID) model"). */
import type { AttributeSet } from '../attribute-set.ts';
import { constantOf } from '../enum.ts';
import type { Operation, Verb } from '../family.ts';
import type { StructType } from '../type.ts';
import type { Definitions } from './definition.ts';
import type { SpecNode } from './document.ts';
import { Fields } from './fields.ts';
import { prefixOf } from './name.ts';
import type { Report } from './report.ts';
import type { Sets } from './set.ts';

const modes = ['do', 'dump', 'notify', 'event'] as const;
const ignored = ['dont-validate', 'config-cond'];
/** of nlmsg_type, and of genlmsghdr.cmd */
const highest = { raw: 0xffffn, generic: 0xffn };

/** One entry of the list, with what only the loader needs. */
interface Draft {
  fields: Fields;
  operation: Operation;
  /** the operation that this one tells of */
  notifies?: string;
  set?: () => AttributeSet;
}

export class Operations {
  readonly operations: Operation[];
  readonly fixed?: StructType;
  /** by multicast group: the operations that are said in it, and the line that says so first */
  readonly byGroup = new Map<string, { line: number; names: string[] }>();
  readonly #report: Report;
  readonly #sets: Sets;
  readonly #definitions: Definitions;
  readonly #raw: boolean;
  readonly #prefixes: { call: string | false; async: string | false };
  /** one number means one message, whichever way it goes */
  readonly #oneSpace: boolean;
  /** what goes to the kernel and what comes from it is numbered apart */
  readonly directional: boolean;
  readonly #number: (fields: Fields) => Pick<Operation, 'request' | 'reply'>;

  /** `fields` is the spec's `operations`; `prefix` what makes constants where they give none, undefined: nothing. */
  constructor(
    report: Report,
    fields: Fields,
    definitions: Definitions,
    sets: Sets,
    raw: boolean,
    prefix: string | undefined,
  ) {
    this.#report = report;
    this.#sets = sets;
    this.#definitions = definitions;
    this.#raw = raw;
    const model = fields.oneOf('enum-model', ['unified', 'directional']) ?? 'unified';
    this.#oneSpace = raw || model === 'unified';
    this.directional = model === 'directional';
    this.#number = model === 'unified' ? unified(raw) : directional(raw);
    const callPrefix = fields.word('name-prefix') ?? prefix;
    const asyncPrefix = fields.word('async-prefix') ?? (raw ? undefined : callPrefix);
    this.#prefixes = {
      call: callPrefix !== undefined && prefixOf(callPrefix),
      async: asyncPrefix !== undefined && prefixOf(asyncPrefix),
    };
    this.fixed = report.attempt(() => definitions.header(fields, 'fixed-header'));
    fields.ignore(['enum-name', 'async-enum']);
    const drafts = new Map<string, Draft>();
    for (const node of fields.list('list')) report.attempt(() => this.#read(node, drafts));
    for (const draft of drafts.values()) report.attempt(() => this.#resolve(draft, drafts));
    this.operations = this.#merge([...drafts.values()]);
    fields.finish();
  }

  #read(node: SpecNode, drafts: Map<string, Draft>): void {
    const name = new Fields(this.#report, node, 'operation').name();
    const fields = new Fields(this.#report, node, `operation '${name}'`);
    if (drafts.has(name)) throw fields.fault('name', `second operation '${name}'`);
    fields.ignore(['name', ...ignored]);
    const given = modes.filter(mode => fields.mentions(mode));
    const async = given.includes('notify') || given.includes('event');
    if (async && given.length > 1) throw fields.fault(given[1]!, `${given.join(' and ')}`);
    const numbers = this.#number(fields);
    const group = fields.word('mcgrp');
    if (group !== undefined) {
      const said = this.byGroup.get(group) ?? { line: fields.lineOf('mcgrp'), names: [] };
      said.names.push(name);
      this.byGroup.set(group, said);
    }
    const set = fields.has('attribute-set') ? this.#sets.set(fields, 'attribute-set') : undefined;
    const prefix = async ? this.#prefixes.async : this.#prefixes.call;
    const verb = verbOf(name);
    const operation: Operation = {
      name,
      ...(prefix === false ? {} : { constant: constantOf(prefix, name) }),
      ...fields.doc(),
      ...numbers,
      modes: given,
      verb,
      ...(this.#raw && verb === 'new' && !async ? { flags: ['create'] } : {}),
      ...capability(fields),
    };
    const header = this.#definitions.header(fields, 'fixed-header');
    if (header) operation.fixed = header;
    fields.finish();
    // a number that is only reserved: `unspec`
    if (given.length === 0) {
      if (set)
        this.#report.warn(fields.lineOf('attribute-set'), `${fields.what} has neither do, dump, notify nor event`);
      return;
    }
    drafts.set(name, { fields, operation, set, notifies: async ? fields.word('notify') : undefined });
  }

  /** What an operation takes from the one that it notifies of, and from all. */
  #resolve(draft: Draft, drafts: Map<string, Draft>): void {
    const { fields, operation, notifies } = draft;
    const source = notifies === undefined ? undefined : drafts.get(notifies);
    if (notifies !== undefined && !source) throw fields.fault('notify', `unknown operation '${notifies}'`);
    operation.fixed ??= source?.operation.fixed ?? this.fixed;
    draft.set ??= source?.set;
    if (draft.set) operation.attributes = draft.set;
    const names = new Set(draft.set?.()?.attributes.map(attribute => attribute.name));
    for (const [key, message] of messages(fields, this.directional))
      for (const name of message.words('attributes'))
        if (!names.has(name))
          this.#report.warn(message.lineOf('attributes'), `unknown attribute '${name}' in ${key} of ${fields.what}`);
  }

  /**
   * A notification with the number of an operation becomes a mode of it: newlink-ntf is newlink, told to all. In one
   * space of numbers, what is requested by a number is also what arrives by it.
   */
  #merge(drafts: Draft[]): Operation[] {
    const asked = new Map<number, Operation>();
    const answered = new Map<number, Operation>();
    for (const { operation } of drafts) {
      if (operation.request === undefined) continue;
      if (!asked.has(operation.request)) asked.set(operation.request, operation);
      if (operation.reply !== undefined && !answered.has(operation.reply)) answered.set(operation.reply, operation);
    }
    const merged: Operation[] = [];
    for (const { operation, set } of drafts) {
      const number = operation.reply;
      const owner = number === undefined ? undefined : (this.#oneSpace && asked.get(number)) || answered.get(number);
      if (owner) owner.reply ??= number;
      if (!owner || operation.request !== undefined || owner.attributes?.() !== set?.()) merged.push(operation);
      else for (const mode of operation.modes) if (!owner.modes.includes(mode)) owner.modes.push(mode);
    }
    return merged;
  }
}

/** The requests, replies and events of an operation; `numbered` ones may have numbers. */
function* messages(fields: Fields, numbered: boolean): Generator<[string, Fields]> {
  for (const mode of ['do', 'dump'] as const) {
    const call = fields.map(mode);
    if (!call) continue;
    call.ignore(['pre', 'post']);
    for (const key of ['request', 'reply'] as const) {
      const message = call.map(key);
      if (!message) continue;
      message.ignore(numbered ? ['value', 'attributes'] : ['attributes']);
      message.finish();
      yield [`${mode} ${key}`, message];
    }
    call.finish();
  }
  const event = fields.map('event');
  if (!event) return;
  event.ignore(['attributes']);
  event.finish();
  yield ['event', event];
}

const isAsync = (fields: Fields): boolean => fields.mentions('notify') || fields.mentions('event');
const replies = (fields: Fields): boolean =>
  Boolean(fields.map('do')?.has('reply')) || Boolean(fields.map('dump')?.has('reply'));

/** Every message has the next number, whichever way it goes. */
function unified(raw: boolean): (fields: Fields) => Pick<Operation, 'request' | 'reply'> {
  const most = raw ? highest.raw : highest.generic;
  let next = 1n;
  return fields => {
    const number = fields.integer('value', 0n, most) ?? next;
    if (number > most) throw fields.fault('name', `number ${number} is over ${most}`);
    next = number + 1n;
    const value = Number(number);
    if (isAsync(fields)) return { reply: value };
    return { request: value, ...(replies(fields) ? { reply: value } : {}) };
  };
}

/** Requests and what the kernel sends are numbered apart. The numbers stand in `do`, where there is one. */
function directional(raw: boolean): (fields: Fields) => Pick<Operation, 'request' | 'reply'> {
  const most = raw ? highest.raw : highest.generic;
  let [request, reply] = [1n, 1n];
  const value = (fields: Fields, key: string): bigint | undefined =>
    (fields.map('do')?.map(key) ?? fields.map('dump')?.map(key))?.integer('value', 0n, most);
  return fields => {
    if (isAsync(fields)) {
      reply = fields.integer('value', 0n, most) ?? reply;
      if (reply > most) throw fields.fault('name', `number ${reply} is over ${most}`);
      return { reply: Number(reply++) };
    }
    if (!fields.mentions('do') && !fields.mentions('dump'))
      throw fields.fault('name', 'neither do, dump, notify nor event');
    request = value(fields, 'request') ?? request;
    reply = value(fields, 'reply') ?? reply;
    if (request > most || reply > most) throw fields.fault('name', `a number is over ${most}`);
    const numbers = { request: Number(request++) };
    return replies(fields) ? { ...numbers, reply: Number(reply++) } : numbers;
  };
}

/** What the flags of an operation or group ask for: admin-perm for CAP_NET_ADMIN in the first user namespace, uns-admin-perm in that of the network namespace. */
export function capability(fields: Fields): { capability?: string } {
  const flags = fields.words('flags');
  for (const flag of flags)
    if (flag !== 'admin-perm' && flag !== 'uns-admin-perm')
      fields.report.warn(fields.lineOf('flags'), `unknown flag '${flag}' in ${fields.what}`);
  return flags.some(flag => flag.endsWith('admin-perm')) ? { capability: 'CAP_NET_ADMIN' } : {};
}

/** `getlink`, `strset-get`, `new-interface`. */
function verbOf(name: string): Verb {
  if (/^(get|dump)|-(get|dump)(-|$)/.test(name)) return 'get';
  if (/^(new|add|create)|-(new|add|create)(-|$)/.test(name)) return 'new';
  if (/^(del|destroy|remove)|-(del|delete|destroy|remove)(-|$)/.test(name)) return 'delete';
  return 'other';
}
