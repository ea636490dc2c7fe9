/** The `definitions` of a spec: constants, enums, flags, structs. */
import { narrow } from '../../wire/integer.ts';
import { keyOf } from '../attribute-set.ts';
import { constantOf, type EnumEntry, type EnumSchema } from '../enum.ts';
import type { Member, StructType } from '../type.ts';
import type { ScalarNode, SpecNode } from './document.ts';
import { Fields } from './fields.ts';
import { checkName, prefixOf } from './name.ts';
import { type Report, SpecFault } from './report.ts';
import { type Lookup, memberType, sizeOf } from './scalar.ts';

const ignored = ['header', 'enum-name', 'enum-cnt-name', 'enum-max-name', 'render-max', 'scope'];
const least = -(2n ** 63n);
const most = 2n ** 64n - 1n;
/** The longest payload of an attribute, in bytes. */
const longest = 0xffff;
/** How many structs may lie in one another. */
const deepest = 16;

/** What a spec defines by name, the names in one space. */
export class Definitions implements Lookup {
  readonly report: Report;
  readonly enums = new Map<string, EnumSchema>();
  readonly structs = new Map<string, StructType>();
  readonly #prefix: string | false;
  readonly #constants = new Map<string, bigint | string>();
  /** enums in their form as flags, where an attribute asks for it */
  readonly #asFlags = new Map<string, EnumSchema>();
  readonly #structFields = new Map<string, Fields>();
  readonly #headers = new Map<string, StructType>();
  /** of each struct; all 0 while it is being read */
  readonly #measures = new Map<string, { bytes: number; depth: number }>();

  /** `prefix` stands before the constants of an enum that has no prefix of its own; false: the kernel has none. */
  constructor(report: Report, nodes: SpecNode[], prefix: string | false) {
    this.report = report;
    this.#prefix = prefix;
    const names = new Set<string>();
    const enums: [string, Fields, 'enum' | 'flags'][] = [];
    for (const node of nodes)
      report.attempt(() => {
        const fields = new Fields(report, node, 'definition');
        const name = fields.name('name', true);
        const kind = fields.need('type', fields.oneOf('type', ['const', 'enum', 'flags', 'struct']));
        if (names.has(name)) throw fields.fault('name', `second definition '${name}'`);
        names.add(name);
        const named = new Fields(report, node, `${kind} '${name}'`);
        named.ignore(['name', 'type', ...ignored]);
        if (kind === 'const') this.#addConstant(name, named);
        else if (kind === 'struct') this.#structFields.set(name, named);
        else enums.push([name, named, kind]);
      });
    for (const [name, fields, kind] of enums) report.attempt(() => this.#addEnum(name, fields, kind === 'flags'));
    for (const [name, fields] of this.#structFields) report.attempt(() => this.struct(name, fields, 'name'));
  }

  #addConstant(name: string, fields: Fields): void {
    const node = fields.need('value', fields.node('value'));
    if (node.kind !== 'scalar' || (typeof node.value !== 'bigint' && typeof node.value !== 'string'))
      throw fields.fault('value', "'value' must be an integer or a word");
    this.#constants.set(name, node.value);
    // checks name it with its prefix
    const prefix = fields.word('name-prefix');
    if (prefix !== undefined) this.#constants.set(prefix + name, node.value);
    fields.ignore(['doc']);
    fields.finish();
  }

  #addEnum(name: string, fields: Fields, flags: boolean): void {
    const given = fields.word('name-prefix');
    const prefix = given !== undefined ? prefixOf(given) : this.#prefix && this.#prefix + prefixOf(name);
    let value = this.number(fields, 'value-start') ?? 0n;
    const entries: EnumEntry[] = [];
    const names = new Set<string>();
    for (const node of fields.need('entries', fields.list('entries'))) {
      const entry = node.kind === 'scalar' ? undefined : new Fields(this.report, node, `entry of ${fields.what}`);
      const word = node.kind === 'scalar' ? this.#bareEntry(node, fields.what) : entry!.name();
      if (names.has(word)) throw new SpecFault(node.line, `second entry '${word}' in ${fields.what}`);
      names.add(word);
      value = entry?.integer('value', least, most) ?? value;
      if (flags && (value < 0n || value > 63n))
        throw new SpecFault(node.line, `bit ${value} of '${word}' is not in 0..63 in ${fields.what}`);
      entries.push({
        name: word,
        value: narrow(flags ? 1n << value : value),
        ...(prefix === false ? {} : { constant: constantOf(prefix, word) }),
        ...entry?.doc(),
      });
      entry?.finish();
      value++;
    }
    this.enums.set(name, { name, flags, entries, ...fields.doc() });
    fields.finish();
  }

  #bareEntry(node: ScalarNode, what: string): string {
    this.report.step(node.line);
    if (typeof node.value !== 'string') throw new SpecFault(node.line, `an entry must be a name in ${what}`);
    const wrong = checkName(node.value, false);
    if (wrong) throw new SpecFault(node.line, `name '${node.value}' ${wrong} in ${what}`);
    return node.value;
  }

  /** The enum that `key` names, as flags where asked. */
  enum(fields: Fields, key: string, asFlags: boolean): (() => EnumSchema) | undefined {
    const name = fields.word(key);
    if (name === undefined) return undefined;
    const schema = this.enums.get(name);
    if (!schema) throw fields.fault(key, `unknown enum '${name}'`);
    if (!asFlags || schema.flags) return () => schema;
    let flags = this.#asFlags.get(name);
    if (!flags) {
      const entries = schema.entries.map(entry => {
        const bit = BigInt(entry.value);
        if (bit < 0n || bit > 63n) throw fields.fault(key, `bit ${bit} of '${entry.name}' is not in 0..63`);
        return { ...entry, value: narrow(1n << bit) };
      });
      flags = { ...schema, flags: true, entries };
      this.#asFlags.set(name, flags);
    }
    const found = flags;
    return () => found;
  }

  /** An integer: digits, a constant's name, `name - 1`, or the limit of a type (`u16-max`). */
  number(fields: Fields, key: string): bigint | undefined {
    const node = fields.node(key);
    if (!node) return undefined;
    if (node.kind === 'scalar' && typeof node.value === 'bigint') return fields.integer(key, least, most);
    const word = fields.need(key, fields.word(key));
    const [, name = '', less] = /^(.*?)( - 1)?$/s.exec(word)!;
    const value = this.#constants.get(name) ?? limit(name);
    if (typeof value !== 'bigint') throw fields.fault(key, `unknown number '${word}'`);
    return less ? value - 1n : value;
  }

  /** The struct called `name`; `fields` and `key` are where it is asked for. */
  struct(name: string, fields: Fields, key: string): StructType {
    const own = this.#structFields.get(name);
    if (!own) throw fields.fault(key, `unknown struct '${name}'`);
    const ready = this.structs.get(name);
    if (ready) return ready;
    if (this.#measures.has(name)) throw fields.fault(key, `struct '${name}' contains itself or has an error`);
    this.#measures.set(name, { bytes: 0, depth: 0 });
    const members: Member[] = [];
    const keys = new Set<string>();
    let [bytes, depth] = [0, 1];
    const nodes = own.list('members');
    for (const [index, node] of nodes.entries()) {
      const word = new Fields(this.report, node, `member of ${own.what}`).name();
      const member = new Fields(this.report, node, `member '${word}' of ${own.what}`);
      if (keys.has(keyOf(word))) throw member.fault('name', `second member '${word}'`);
      keys.add(keyOf(word));
      member.ignore(['name']);
      const type = memberType(member, this, index === nodes.length - 1);
      const inner = type.kind === 'struct' ? this.#measures.get(type.name) : undefined;
      bytes += inner?.bytes ?? sizeOf(type);
      depth = Math.max(depth, (inner?.depth ?? 0) + 1);
      if (bytes > longest || depth > deepest)
        throw member.fault('name', `more than ${longest} bytes or ${deepest} structs deep`);
      members.push({ name: word, key: keyOf(word), type, ...member.doc() });
      member.finish();
    }
    if (members.length === 0) throw own.fault('members', 'no members');
    const struct: StructType = { kind: 'struct', name, members, ...own.doc() };
    this.#measures.set(name, { bytes, depth });
    this.structs.set(name, struct);
    own.finish();
    return struct;
  }

  /** A struct as fixed header: its members without the struct's own prefix (`ifi-index` of `ifinfomsg` is `index`). */
  header(fields: Fields, key: string): StructType | undefined {
    const name = fields.word(key);
    if (name === undefined) return undefined;
    const ready = this.#headers.get(name);
    if (ready) return ready;
    const struct = this.struct(name, fields, key);
    const members = struct.members.map(member => {
      const [, prefix = '', rest = ''] = /^([a-z0-9]+)[-_](.*[a-z].*)$/i.exec(member.name) ?? [];
      return prefix && name.startsWith(prefix) && !checkName(rest, false)
        ? { ...member, name: rest, key: keyOf(rest) }
        : member;
    });
    const distinct = new Set(members.map(member => member.key)).size === members.length;
    const header = distinct ? { ...struct, members } : struct;
    this.#headers.set(name, header);
    return header;
  }
}

/** `u32-max`, `s8-min`. */
function limit(name: string): bigint | undefined {
  const [, sign, width, end] = /^([us])(8|16|32|64)-(min|max)$/.exec(name) ?? [];
  if (!sign) return undefined;
  const bits = BigInt(width!) - (sign === 's' ? 1n : 0n);
  if (end === 'max') return 2n ** bits - 1n;
  return sign === 's' ? -(2n ** bits) : 0n;
}
