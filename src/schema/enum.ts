/** Names for numbers: an enum's values, or the masks of a set of flags. */

export interface EnumEntry {
  name: string;
  /** the number; of flags, the mask. A bigint only where it does not fit a double. */
  value: number | bigint;
  /** the kernel's constant, where it has one */
  constant?: string;
  doc?: string;
}

export interface EnumSchema<Name extends string = string> {
  name: string;
  /** true: each entry is a mask and a value is any union of them */
  flags: boolean;
  readonly entries: EnumEntry[];
  doc?: string;
  /** never present: carries the names to the inferred types */
  names?: Name;
}

/** An entry as written in a schema: the number, or the number with its constant where prefix + name is not it, and a doc. */
type EntryInput = number | bigint | { value: number | bigint; constant?: string | false; doc?: string };

/** The constant of a name under a prefix: `lower-up` under `IFF_` is `IFF_LOWER_UP`. */
export const constantOf = (prefix: string, name: string): string => prefix + name.toUpperCase().replace(/[-.+]/g, '_');

function entriesOf(prefix: string | false, entries: Record<string, EntryInput>): EnumEntry[] {
  return Object.entries(entries).map(([name, input]) => {
    const given = typeof input === 'object' ? input : { value: input };
    const constant = given.constant ?? (prefix === false ? false : constantOf(prefix, name));
    return {
      name,
      value: given.value,
      ...(constant ? { constant } : {}),
      ...(given.doc ? { doc: given.doc } : {}),
    };
  });
}

/** Its entries are made when first asked for: most of a family's enums never meet a value. */
function schemaOf<Name extends string>(
  name: string,
  flags: boolean,
  prefix: string | false,
  inputs: () => Record<string, EntryInput>,
): EnumSchema<Name> {
  let made: EnumEntry[] | undefined;
  return {
    name,
    flags,
    get entries() {
      made ??= entriesOf(prefix, inputs());
      return made;
    },
  };
}

/** An enum. `prefix` makes the kernel constants (`false`: the kernel has none, so none are checked). */
export function enumeration<const E extends Record<string, EntryInput>>(
  name: string,
  prefix: string | false,
  entries: E,
): EnumSchema<keyof E & string> {
  return schemaOf(name, false, prefix, () => entries);
}

/** Flags: each entry is its mask. */
export function flagSet<const E extends Record<string, EntryInput>>(
  name: string,
  prefix: string | false,
  entries: E,
): EnumSchema<keyof E & string> {
  return schemaOf(name, true, prefix, () => entries);
}

/** `0 read write 5 open`: names with the numbers that they stand behind, each one more than the one before it. */
function numberedEntries(text: string, from: number): Record<string, number> {
  const entries: Record<string, number> = {};
  let next = from;
  for (const word of text.trim().split(/\s+/))
    if (/^\d+$/.test(word)) next = from + Number(word);
    else entries[word] = next++;
  return entries;
}

/**
 * An enum of hundreds as text: names in order, each a number more than the one before it; a number among them says
 * where they go on, counted from `from`.
 */
export const numbered = (name: string, prefix: string | false, text: string, from = 0): EnumSchema =>
  schemaOf(name, false, prefix, () => numberedEntries(text, from));
