/** How generic families write their operations down: numbers of request and reply, what it does, and more. */
import { constantOf } from '../../schema/enum.ts';
import type { Operation, Verb } from '../../schema/family.ts';

/** An operation without its name, which is its key in the table; `constant` only where it is not prefix and name. */
export type OperationInput = Omit<Operation, 'name' | 'verb' | 'constant'> & {
  verb?: Verb;
  constant?: string | false;
};
type More = Partial<OperationInput>;

/** What needs CAP_NET_ADMIN. */
export const admin = { capability: 'CAP_NET_ADMIN' };

/** Asks for one thing, or for all. */
export const query = (request: number, reply: number, doc: string, more: More = {}): OperationInput => ({
  doc,
  request,
  reply,
  modes: ['do', 'dump'],
  verb: 'get',
  ...more,
});

/** Asks for all. */
export const dump = (request: number, reply: number, doc: string, more: More = {}): OperationInput => ({
  doc,
  request,
  reply,
  modes: ['dump'],
  verb: 'get',
  ...more,
});

/** Asks for something and is answered. */
export const call = (request: number, reply: number, doc: string, more: More = {}): OperationInput => ({
  doc,
  request,
  reply,
  modes: ['do'],
  ...more,
});

/** Changes something, which needs CAP_NET_ADMIN, and is answered by an ack alone. */
export const change = (request: number, doc: string, more: More = {}): OperationInput => ({
  doc,
  request,
  modes: ['do'],
  ...admin,
  ...more,
});

/** Comes unasked when something that one may ask for has changed. */
export const notify = (reply: number, doc: string, more: More = {}): OperationInput => ({
  doc,
  reply,
  modes: ['notify'],
  ...more,
});

/** Comes unasked and cannot be asked for. */
export const event = (reply: number, doc: string, more: More = {}): OperationInput => ({
  doc,
  reply,
  modes: ['event'],
  ...more,
});

const verbs: Record<string, Verb> = {
  get: 'get',
  new: 'new',
  add: 'new',
  create: 'new',
  del: 'delete',
  delete: 'delete',
  remove: 'delete',
};

/** `dev-get`, `new-key`, `rss-create-ntf`: the verb is the first or the last word, an ending that says how it goes left out. */
function verbOf(name: string): Verb {
  const words = name.replace(/-(ntf|act|input)$/, '').split('-');
  return verbs[words[0]!] ?? verbs[words.at(-1)!] ?? 'other';
}

/** The operations of a family by name: `operations('NETDEV_CMD_', {}, { 'dev-get': query(1, 1, 'a device'), … })`. */
export const operations = (
  prefix: string,
  common: Partial<Operation>,
  inputs: Record<string, OperationInput>,
): Operation[] =>
  Object.entries(inputs).map(([name, { constant = constantOf(prefix, name), ...input }]) => ({
    name,
    verb: verbOf(name),
    ...(constant ? { constant } : {}),
    ...common,
    ...input,
  }));
