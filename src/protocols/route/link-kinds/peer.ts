import type { AttributeSet } from '../../../schema/attribute-set.ts';
import { nest, struct } from '../../../schema/builders.ts';
import { linkAttributes } from '../link.ts';
import { ifinfomsg } from '../link-header.ts';

/**
 * The other end of a pair of links, as a request describes it: a struct ifinfomsg, then link attributes. A function, because
 * the modules of links and of pairs import each other.
 */
export function peerInfo() {
  return struct(
    'peer-info',
    {
      fixed: ifinfomsg,
      attributes: { type: nest((): AttributeSet => linkAttributes), inline: true },
    },
    { constant: false },
  );
}
