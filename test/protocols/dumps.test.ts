import assert from 'node:assert/strict';
import { test } from 'node:test';
import { protocols } from '../../src/protocols/index.ts';
import type { Group } from '../../src/schema/family.ts';

test('what groups have dumped can be asked for', async () => {
  let count = 0;
  for (const protocol of protocols) {
    const families = await Promise.all(protocol.families.map(entry => entry.load()));
    const groups: Group[] = [...protocol.groups, ...families.flatMap(family => family.groups ?? [])];
    for (const group of groups)
      for (const { family, operation, each } of group.dumps ?? [])
        for (const name of [operation, ...(each ? [each.operation] : [])]) {
          const found = families.find(one => one.name === family)?.operations.find(one => one.name === name);
          const what = `${protocol.name} ${group.name}: ${family} ${name}`;
          assert.ok(found, what);
          assert.ok(found.modes.includes('dump') && found.request !== undefined, what);
          count++;
        }
  }
  assert.ok(count > 60);
});
