/** From an offset in a message to what stands there. */
import type { AttributeSet } from '../schema/attribute-set.ts';
import { attributeByNumber } from '../schema/lookup.ts';
import type { Entry, Node } from '../types/node.ts';
import { join } from '../types/path.ts';
import type { Message } from './message.ts';

/** The parts of a message with the path that each starts from. */
function roots(message: Message): { path: string; node: Node }[] {
  const found: { path: string; node: Node }[] = [];
  if (message.fixed) found.push({ path: 'fixed', node: message.fixed });
  if (message.body) found.push({ path: 'body', node: message.body });
  if (message.attributes) found.push({ path: '', node: message.attributes });
  return found;
}

/** Where an entry's bytes start: of an attribute, its header. */
const startOf = (entry: Entry): number => entry.raw?.start ?? entry.node.start;

/** The innermost thing at an offset, with its path. */
function entryAt(message: Message, offset: number): { path: string; entry?: Entry } | undefined {
  for (const { path, node } of roots(message)) {
    if (offset < node.start || offset >= Math.max(node.end, node.start + 1)) continue;
    return inside(node, path, offset);
  }
  return undefined;
}

function inside(node: Node, path: string, offset: number, entry?: Entry): { path: string; entry?: Entry } {
  for (const child of node.children)
    if (offset >= startOf(child) && offset < Math.max(child.node.end, startOf(child) + 1)) {
      const deeper = join(path, child.key);
      // An offset at the header of an attribute means that attribute, not what lies inside.
      return offset === startOf(child) ? { path: deeper, entry: child } : inside(child.node, deeper, offset, child);
    }
  return entry ? { path, entry } : { path };
}

/** The attribute path at an offset from the start of the message (NLMSGERR_ATTR_OFFS). */
export function pathAt(message: Message, offset: number): string | undefined {
  return entryAt(message, offset)?.path;
}

/** The name of an attribute that is missing: at the top, or in the nest that starts at `nest` (NLMSGERR_ATTR_MISS_TYPE, MISS_NEST). */
export function attributeName(message: Message, number: number, nest?: number): string | undefined {
  const place = nest === undefined ? undefined : entryAt(message, nest);
  const type = place?.entry?.node.type;
  const set: AttributeSet | undefined =
    nest === undefined ? message.operation?.attributes?.() : type?.kind === 'nest' ? type.set() : undefined;
  const attribute = set && attributeByNumber(set, number);
  return attribute ? (place ? join(place.path, attribute.key) : attribute.key) : undefined;
}
