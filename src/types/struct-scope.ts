import { fold } from '../schema/spelling.ts';
import type { StructType } from '../schema/type.ts';
import type { ValueObject } from '../schema/value.ts';
import { faceOf } from './index.ts';
import type { Reading } from './reading.ts';
import { type Scope, scopeIn } from './scope.ts';

export const alignUp = (offset: number, align: number | undefined): number =>
  align ? Math.ceil(offset / align) * align : offset;

/**
 * Members by name: those that were read (`done`, which grows), and those that follow, as long as everything before them
 * has a fixed length.
 */
export function readingScope(type: StructType, cx: Reading, start: number, end: number, done: ValueObject = {}): Scope {
  return scopeIn(cx.scope, 'struct', name => {
    let at = start;
    let open = false;
    for (const member of type.members) {
      at = start + alignUp(at - start, member.align);
      const size = faceOf(member.type).size(member.type);
      if (fold(member.key) === fold(name)) {
        const value = member.inline ? undefined : done[member.key];
        if (value !== undefined) return { type: member.type, value };
        if (open || size === undefined || member.when || at + size > end) return undefined;
        return { type: member.type, value: faceOf(member.type).read(member.type, cx.silent(), at, at + size).value };
      }
      if (size === undefined || member.when) open = true;
      else at += size;
    }
    return undefined;
  });
}
