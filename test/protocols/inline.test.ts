import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadFamilies } from '../../src/protocols/all.ts';
import type { Member, Type } from '../../src/schema/type.ts';
import { reach } from '../../src/schema/walk.ts';

/** The keys that a member gives to the struct it stands in. */
function keysOf(member: Member): string[] {
  if (!member.inline) return member.type.kind === 'pad' ? [] : [member.key];
  const inside = (type: Type): string[] => {
    if (type.kind === 'nest') return type.set().attributes.map(attribute => attribute.key);
    if (type.kind === 'struct') return type.members.flatMap(keysOf);
    return [];
  };
  return inside(member.type);
}

test('what stands inline in a struct has names of its own', async () => {
  for (const struct of reach(await loadFamilies()).structs) {
    const keys = struct.members.flatMap(keysOf);
    const twice = keys.filter((key, i) => keys.indexOf(key) !== i);
    assert.deepEqual([struct.name, twice], [struct.name, []]);
  }
});
