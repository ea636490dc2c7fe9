/** What lies in a node, in a few words. */
import type { Node } from '../types/node.ts';
import { isDerived, valuesBeside } from './leaves.ts';
import { reportText } from './report.ts';
import { sanitize } from './sanitize.ts';
import { labelOf, shownEntry, shownText } from './value.ts';
import type { View } from './view.ts';

/** The values of a nest or struct side by side, without colour; lengths and zeros left out. */
export function inside(node: Node, view: View): string {
  const spelling = node.type?.kind === 'sequence' ? node.type.spells : undefined;
  if (spelling) return reportText(node, spelling, entry => shownEntry(entry, view, 'bare')?.text ?? '');
  const beside = valuesBeside(node).map(([key, value]) => `${sanitize(key)} ${shownText(value)}`);
  const list = Array.isArray(node.value);
  const parts = node.children
    .filter(child => list || !(isDerived(node, child) || (child.member && isNothing(child.node))))
    .flatMap(child => {
      const shown = shownEntry(child, view, 'bare');
      const text = shown ? shown.text : inside(child.node, view);
      if (text === '') return [];
      return list ? text : `${labelOf(child)} ${shown ? text : `(${text})`}`;
    });
  return [...beside, ...parts].join(list ? ', ' : ' ');
}

const isNothing = ({ value }: Node): boolean => value === 0 || (Array.isArray(value) && value.length === 0);
