import { keyOf } from '../schema/attribute-set.ts';
import type { Type } from '../schema/type.ts';
import { isObject, type Value } from '../schema/value.ts';

/** A value found by name, with the type that reads and writes it. */
export interface Found {
  type: Type;
  value: Value;
}

/** Where a select looks for its selectors: the innermost set or struct first, then outward. */
export interface Scope {
  kind: 'set' | 'struct';
  parent?: Scope;
  /** the value under a name of the schema, undefined where it is absent */
  lookup(name: string): Found | undefined;
}

export type Lookup = Scope['lookup'];

/** A scope inside another. */
export const scopeIn = (outer: Scope | undefined, kind: Scope['kind'], lookup: Lookup): Scope => ({
  kind,
  ...(outer ? { parent: outer } : {}),
  lookup,
});

/** What a select may ask about the message as a whole. */
export interface MessageFacts {
  operation?: string;
  direction?: string;
  /** `dump` where everything is asked for at once */
  mode?: string;
  /** the operation that this message answers */
  request?: string;
}

/** What both contexts, Reading and Writing, know when a select is resolved. */
export interface SelectContext {
  scope?: Scope;
  fixed?: Scope;
  facts: MessageFacts;
  path: string;
}

/** A value in a value: the names lead from struct to bit field, say. */
export const partOf = (value: Value | undefined, names: readonly string[]): Value | undefined =>
  names.reduce<Value | undefined>((inner, name) => (isObject(inner) ? inner[keyOf(name)] : undefined), value);
