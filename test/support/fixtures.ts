/** Annotated hex fixtures: comment lines `# protocol: …`, `# command: …`, `# direction: …`, then datagrams as hex, a blank line between them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Direction } from '../../src/schema/family.ts';
import { fromHex } from '../../src/wire/hex.ts';

export interface Fixture {
  /** `route/link-add`, and the block's number */
  name: string;
  protocol: string;
  command?: string;
  direction?: Direction;
  /** generic netlink: family ids as `id=name`, from `# ids:` */
  ids: [number, string][];
  bytes: Uint8Array;
}

const root = join(import.meta.dirname, '..', 'fixtures');

export function readFixture(path: string, name: string): Fixture[] {
  const fixtures: Fixture[] = [];
  const tags: { [tag: string]: string } = {};
  for (const block of readFileSync(path, 'utf8').split(/\n\s*\n/)) {
    let hex = '';
    for (const line of block.split('\n')) {
      const tag = /^#\s*([a-z-]+):\s*(.*)$/.exec(line);
      if (tag) tags[tag[1]!] = tag[2]!;
      else hex += line.replace(/#.*$/, '');
    }
    const bytes = fromHex(hex);
    if (!bytes) throw new Error(`${path}: not hex in block ${fixtures.length + 1}`);
    if (bytes.length === 0) continue;
    fixtures.push({
      name: `${name} ${fixtures.length + 1}`,
      protocol: tags.protocol ?? name.split('/')[0]!,
      ...(tags.command ? { command: tags.command } : {}),
      ...(tags.direction ? { direction: tags.direction as Direction } : {}),
      ids: [...(tags.ids ?? '').matchAll(/(\d+)=(.+?)(?=[ ,]+\d+=|[ ,]*$)/g)].map(
        ([, id, family]): [number, string] => [Number(id), family!],
      ),
      bytes,
    });
  }
  return fixtures;
}

/** Every fixture of the project. */
export function allFixtures(): Fixture[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.hex'))
    .sort()
    .flatMap(file => readFixture(join(root, file), file.replace(/\.hex$/, '')));
}
