import { constantOf } from './enum.ts';
import type { Direction } from './family.ts';
import type { ShapeOf, Type } from './type.ts';

/** One attribute of a set. */
export interface Attribute {
  name: string;
  /** the name as an object key: `-` as `_` */
  key: string;
  number: number;
  type: Type;
  /** may stand several times; its value is an array */
  multi: boolean;
  /** the kernel's constant, absent where it has none */
  constant?: string;
  doc?: string;
  /** holds key material: hidden unless asked for */
  secret: boolean;
  /** write NLA_F_NESTED, or not, or only in one direction, whatever the family does */
  nested?: boolean | Direction;
  /** write NLA_F_NET_BYTEORDER, or not, whatever the set does */
  netByteOrder?: boolean | Direction;
}

export interface AttributeSet {
  name: string;
  /** what makes the kernel constants; false where they do not exist */
  prefix: string | false;
  readonly attributes: Attribute[];
  /** bits of nla_type that are the number, where it is not NLA_TYPE_MASK */
  mask?: number;
  /** write NLA_F_NET_BYTEORDER on every attribute that is a big-endian integer (ipset) */
  netByteOrder?: boolean;
  /** messages of this direction number the set's only attribute by its place, from 1; whatever the number, it is read as that one */
  counts?: Direction;
  /**
   * How a nest of the set reads in one line: phrases, in which paths in braces stand for values (`load {key} => {dreg}`).
   * A phrase that lacks a value is left out; what no phrase names stands behind with its name.
   */
  reads?: string[];
  doc?: string;
}

interface AttributeOptions extends Partial<Pick<Attribute, 'doc' | 'secret' | 'nested' | 'netByteOrder'>> {
  /** the kernel's constant where prefix + name is not it; false where it has none */
  constant?: string | false;
}

/** Marks an attribute that may stand several times. */
interface Multi<T extends Type = Type> {
  multi: T;
}
export const multi = <T extends Type>(type: T): Multi<T> => ({ multi: type });

type AttributeInput = readonly [number, Type | Multi] | readonly [number, Type | Multi, AttributeOptions];

type SetOptions = Pick<AttributeSet, 'mask' | 'netByteOrder' | 'counts' | 'reads' | 'doc'>;

/** A set that also carries the TypeScript type of its values. */
interface TypedSet<V> extends AttributeSet {
  readonly shape?: V;
}
type InputShape<I> = I extends readonly [number, infer T, ...unknown[]]
  ? T extends Multi<infer E>
    ? ShapeOf<E>[]
    : ShapeOf<T>
  : never;
type KeyOf<S extends string> = S extends `${infer A}-${infer B}` ? `${A}_${KeyOf<B>}` : S;
type InputsShape<A extends Record<string, AttributeInput>> = {
  [K in keyof A & string as KeyOf<K>]?: InputShape<A[K]>;
};
/** The TypeScript type of a set's values: `type Link = SetShape<typeof linkAttributes>`. */
export type SetShape<S> = S extends { readonly shape?: infer V } ? Exclude<V, undefined> : never;

export const keyOf = (name: string): string => name.replaceAll('-', '_');

/**
 * Declares a set: `attributeSet('linkinfo-attrs', 'IFLA_INFO_', { kind: [1, string()], … })`. Numbers are the uapi header's,
 * names are YNL's where YNL has the attribute.
 */
export function attributeSet<const A extends Record<string, AttributeInput>>(
  name: string,
  prefix: string | false,
  inputs: A,
  options: SetOptions = {},
): TypedSet<InputsShape<A>> {
  let made: Attribute[] | undefined;
  return {
    name,
    prefix,
    // made when first asked for: most of a family's sets never meet a message
    get attributes() {
      made ??= attributesOf(prefix, inputs);
      return made;
    },
    ...options,
  };
}

const attributesOf = (prefix: string | false, inputs: Record<string, AttributeInput>): Attribute[] =>
  Object.entries(inputs).map(([attribute, [number, input, given]]) => {
    const isMulti = 'multi' in input;
    const constant = given?.constant ?? (prefix === false ? false : constantOf(prefix, attribute));
    return {
      name: attribute,
      key: keyOf(attribute),
      number,
      type: isMulti ? input.multi : input,
      multi: isMulti,
      secret: given?.secret ?? false,
      ...(constant ? { constant } : {}),
      ...(given?.doc ? { doc: given.doc } : {}),
      ...(given?.nested === undefined ? {} : { nested: given.nested }),
      ...(given?.netByteOrder === undefined ? {} : { netByteOrder: given.netByteOrder }),
    };
  });

/** A set under which further attributes stand: the same numbers, several declarations (rare; YNL's subset-of). */
export function subsetOf<V>(set: TypedSet<V>, name: string, names: string[]): TypedSet<V> {
  return { ...set, name, attributes: set.attributes.filter(attribute => names.includes(attribute.name)) };
}
