import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { exampleOf, exampleRequest } from '../../src/docs/example.ts';
import { type Catalogue, find } from '../../src/docs/find.ts';
import { namedIn } from '../../src/docs/named.ts';
import { outlineOf } from '../../src/docs/outline.ts';
import type { Page, TableBlock } from '../../src/docs/page.ts';
import { pageOf } from '../../src/docs/pages.ts';
import { loadFamilies } from '../../src/protocols/all.ts';
import { protocolByNumber, protocols } from '../../src/protocols/index.ts';
import type { Family } from '../../src/schema/family.ts';
import { reach } from '../../src/schema/walk.ts';
import { findSpecs } from '../../src/schema/ynl/find.ts';
import { loadSpec } from '../../src/schema/ynl/load.ts';

const specs = join(import.meta.dirname, '../../../shared/ynl-specs');

const rowsOf = (page: Page): string[] =>
  page.flatMap(block => (block.kind === 'table' ? block.rows.map(row => row[0]!) : []));

/** Describes everything that a family names, as text and as data, and finds it by its words. */
function describeAll(family: Family, catalogue: Catalogue): number {
  const protocol = protocols.find(one => one.name === family.protocol)!;
  let count = 0;
  for (const named of namedIn(family, protocol)) {
    const topic = named.topic();
    const page = pageOf(topic, catalogue, { verbose: true });
    assert.equal(page[0]!.kind, 'title', named.name);
    JSON.stringify(outlineOf(topic, catalogue), (_, value) => (typeof value === 'bigint' ? `${value}` : value));
    count++;
  }
  for (const operation of family.operations) {
    const { topics } = find(catalogue, [family.name, operation.name]);
    assert.deepEqual(topics?.[0], { kind: 'operation', family, operation });
    assert.match(exampleOf(family, operation), /^nltool (send|listen) /);
    for (const { name } of operation.attributes?.().attributes ?? [])
      assert.ok(find(catalogue, [family.name, operation.name, name]).topics, `${operation.name} ${name}`);
  }
  const { sets } = reach(family);
  const page = pageOf({ kind: 'family', family }, catalogue);
  const operations = rowsOf(page);
  for (const operation of family.operations) assert.ok(operations.includes(operation.name));
  for (const set of sets) {
    const table = pageOf({ kind: 'set', family, set }, catalogue).find(
      (block): block is TableBlock => block.kind === 'table',
    );
    // a set without attributes has no table
    const tops = table?.rows.filter((_, i) => table.depths?.[i] === 0) ?? [];
    assert.deepEqual(
      tops.map(row => row[0]),
      set.attributes.map(one => one.name),
    );
  }
  return count;
}

describe('every page', () => {
  test('of the families built in', async () => {
    const families = await loadFamilies();
    const catalogue = { protocols, families };
    for (const family of families) assert.ok(describeAll(family, catalogue) > 1, family.name);
    for (const protocol of protocols) pageOf({ kind: 'protocol', protocol }, catalogue);
  });

  test('of every YNL spec', { skip: existsSync(specs) ? false : 'no YNL specs beside the checkout' }, async () => {
    const files = await findSpecs(specs);
    assert.equal(files.length, 33);
    for (const file of files) {
      const text = readFileSync(file, 'utf8');
      const { family } = await loadSpec(text, file, number => protocolByNumber(number).name);
      describeAll(family, { protocols, families: [family] });
    }
  });
});

test('requests to try name what the operation needs', async () => {
  for (const family of await loadFamilies())
    for (const operation of family.operations) {
      const line = exampleRequest(family, operation);
      if (operation.request === undefined || operation.modes.length === 0) assert.equal(line, undefined);
      else assert.ok(line?.startsWith(`nltool send ${family.name} ${operation.name}`), operation.name);
    }
});
