/** What actions of every category begin with. */
import { binary, type MemberInput, select, u8 } from '../../../../schema/builders.ts';
import { enumeration } from '../../../../schema/enum.ts';
import type { SelectCase } from '../../../../schema/type.ts';
import { elements } from './elements.ts';
import { byMember, layout } from './parts.ts';

export const dialog = { 'dialog-token': u8() };
export const rest = { elements };

/** Actions of a category by name and number, and what stands behind those that say more than elements. */
export function actions(
  name: string,
  numbers: { [action: string]: number },
  members: { [action: string]: { [member: string]: MemberInput } } = {},
): SelectCase {
  const words = enumeration(`${name}-action`, false, numbers);
  const types = Object.fromEntries(
    Object.entries(members).map(([one, has]) => [one, layout(`${name}-${one}`, has)] as const),
  );
  return {
    name,
    when: { 'member.category': name },
    type: layout(`${name}-actions`, {
      action: u8({ enum: () => words }),
      content: {
        type: select(byMember('action', types), layout(`${name}-other`, { content: binary() })),
        inline: true,
      },
    }),
  };
}

/** Most say no more. */
export const withDialog = { ...dialog, ...rest };
