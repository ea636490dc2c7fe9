/** A YAML document as plain nodes that know their line; the only user of the yaml package. */
import type { Node, Pair } from 'yaml';
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

  const anchors = new Map<string, SpecNode>();
  const convert = (node: Node | null | undefined, line: number, depth: number): SpecNode => {
    if (depth > deepest) throw new SpecFault(line, 'nested too deeply');
    if (!node) return { kind: 'scalar', line, value: null };
    if (yaml.isAlias(node)) {
      const target = anchors.get(node.source);
      if (!target) throw new SpecFault(lineOf(node.range?.[0]), `unknown alias '${node.source}'`);
      return target;
    }
    const at = lineOf(node.range?.[0]);
    const anchor = 'anchor' in node ? node.anchor : undefined;
    const keep = <N extends SpecNode>(made: N): N => {
      if (anchor) anchors.set(anchor, made);
      return made;
    };
    if (yaml.isSeq(node)) {
      const list = keep<ListNode>({ kind: 'list', line: at, items: [] });
      for (const item of node.items) list.items.push(convert(item as Node, at, depth + 1));
      return list;
    }
    if (yaml.isMap(node)) {
      const map = keep<MapNode>({ kind: 'map', line: at, entries: new Map() });
      for (const { key, value } of node.items as Pair<Node, Node>[]) {
        const name = convert(key, at, depth + 1);
        if (name.kind !== 'scalar') throw new SpecFault(name.line, 'a key must be a word');
        const word = String(name.value);
        if (map.entries.has(word)) throw new SpecFault(name.line, `key '${word}' stands twice`);
        map.entries.set(word, { line: name.line, value: convert(value, name.line, depth + 1) });
      }
      return map;
    }
    return keep({ kind: 'scalar', line: at, value: yaml.isScalar(node) ? (node.value as ScalarNode['value']) : null });
  };
  return convert(document.contents, 1, 0);
}

/** The first line of what the parser says; its recursion has an end, which is ours as well. */
const firstLine = (text: string): string => (/call stack/.test(text) ? 'nested too deeply' : text.split('\n', 1)[0]!);
