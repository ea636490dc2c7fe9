/** A YAML document as plain nodes that know their line; the only user of the yaml package. */
import type * as Yaml from 'yaml';
import type { Node, YAMLMap, YAMLSeq } from 'yaml';
import { type Report, SpecFault } from './report.ts';

export interface MapNode {
  kind: 'map';
  /** from 1 */
  line: number;
  entries: Map<string, { line: number; value: SpecNode }>;
}
interface ListNode {
  kind: 'list';
  line: number;
  items: SpecNode[];
}
export interface ScalarNode {
  kind: 'scalar';
  line: number;
  /** integers are bigint */
  value: string | number | bigint | boolean | null;
}
export type SpecNode = MapNode | ListNode | ScalarNode;

/** Specs are under 100 KB; more than this is no spec. In characters. */
const longest = 512 * 1024;
/** A spec nests 8 levels. */
const deepest = 64;

/** Reads one YAML document. Aliases become the very node they name, so that no document grows by them. Throws SpecFault. */
export async function parseDocument(text: string, report: Report): Promise<SpecNode> {
  if (text.length > longest) throw new SpecFault(1, `longer than ${longest} characters`);
  const yaml = await import('yaml');
  const lines = new yaml.LineCounter();
  const document = (() => {
    try {
      return yaml.parseDocument(text, {
        lineCounter: lines,
        intAsBigInt: true,
        uniqueKeys: false,
        prettyErrors: false,
        logLevel: 'silent',
      });
    } catch (error) {
      if (error instanceof RangeError) throw new SpecFault(1, 'nested too deeply');
      throw error;
    }
  })();
  const lineOf = (offset: number | undefined): number => lines.linePos(offset ?? 0).line || 1;
  for (const error of document.errors) report.fault(new SpecFault(lineOf(error.pos[0]), firstLine(error.message)));
  for (const warning of document.warnings) report.warn(lineOf(warning.pos[0]), firstLine(warning.message));
  if (document.errors.length > 0) throw report.error();

  return new Converter(yaml, lineOf).convert(document.contents, 1);
}

/** Nodes of the package as nodes of ours. Throws SpecFault. */
class Converter {
  readonly #yaml: typeof Yaml;
  readonly #lineOf: (offset: number | undefined) => number;
  readonly #anchors = new Map<string, SpecNode>();

  constructor(yaml: typeof Yaml, lineOf: (offset: number | undefined) => number) {
    this.#yaml = yaml;
    this.#lineOf = lineOf;
  }

  /** `line` is that of what holds the node. */
  convert(node: Node | null | undefined, line: number, depth = 0): SpecNode {
    const { isAlias, isMap, isScalar, isSeq } = this.#yaml;
    if (depth > deepest) throw new SpecFault(line, 'nested too deeply');
    if (!node) return { kind: 'scalar', line, value: null };
    const at = this.#lineOf(node.range?.[0]);
    if (isAlias(node)) return this.#anchored(node.source, at);
    if (isSeq(node)) return this.#list(node, at, depth + 1);
    if (isMap(node)) return this.#map(node as YAMLMap<Node, Node>, at, depth + 1);
    const value = isScalar(node) ? (node.value as ScalarNode['value']) : null;
    return this.#keep(node, { kind: 'scalar', line: at, value });
  }

  #anchored(name: string, line: number): SpecNode {
    const target = this.#anchors.get(name);
    if (!target) throw new SpecFault(line, `unknown alias '${name}'`);
    return target;
  }

  /** Known by its anchor before what it holds is converted. */
  #keep<N extends SpecNode>(node: Node, made: N): N {
    const anchor = 'anchor' in node ? node.anchor : undefined;
    if (anchor) this.#anchors.set(anchor, made);
    return made;
  }

  #list(node: YAMLSeq, line: number, depth: number): ListNode {
    const list = this.#keep<ListNode>(node, { kind: 'list', line, items: [] });
    for (const item of node.items) list.items.push(this.convert(item as Node, line, depth));
    return list;
  }

  #map(node: YAMLMap<Node, Node>, line: number, depth: number): MapNode {
    const map = this.#keep<MapNode>(node, { kind: 'map', line, entries: new Map() });
    for (const { key, value } of node.items) {
      const name = this.convert(key, line, depth);
      if (name.kind !== 'scalar') throw new SpecFault(name.line, 'a key must be a word');
      const word = String(name.value);
      if (map.entries.has(word)) throw new SpecFault(name.line, `key '${word}' stands twice`);
      map.entries.set(word, { line: name.line, value: this.convert(value, name.line, depth) });
    }
    return map;
  }
}

/** The first line of what the parser says; its recursion has an end, which is ours as well. */
const firstLine = (text: string): string => (/call stack/.test(text) ? 'nested too deeply' : text.split('\n', 1)[0]!);
