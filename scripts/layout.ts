/** Sizes and offsets of packed structs, in bytes. */
import type { StructType, Type } from '../src/schema/type.ts';
import { faceOf } from '../src/types/index.ts';

/** Length where the type alone fixes it. */
export const sizeOf = (type: Type): number | undefined => faceOf(type).size(type);

interface Layout {
  /** absent where the struct ends in something of any length */
  size?: number;
  /** members up to the first of any length, without pads, inline ones, and bit fields, which have no offset in C */
  members: { name: string; offset: number; type: Type }[];
}

export function layoutOf(type: StructType): Layout {
  const members: Layout['members'] = [];
  let at = 0;
  for (const member of type.members) {
    const align = member.align ?? 1;
    at = Math.ceil(at / align) * align;
    if (!['pad', 'bits'].includes(member.type.kind) && !member.inline)
      members.push({ name: member.key, offset: at, type: member.type });
    const size = member.length ? undefined : sizeOf(member.type);
    if (size === undefined) return { members };
    at += size;
  }
  return { size: at, members };
}
