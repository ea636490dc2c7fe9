/** docs/coverage.md: the facts of this checkout. */
import { globSync, readFileSync } from 'node:fs';
import { decodeDatagram } from '../src/codec/decode.ts';
import type { Schemas } from '../src/codec/schemas.ts';
import { recordOf } from '../src/codec/to-record.ts';
import { coverageMarkdown, type Sample } from '../src/docs/coverage.ts';
import { protocols } from '../src/protocols/index.ts';
import { allFixtures } from '../test/support/fixtures.ts';
import { allSchemas } from '../test/support/schemas.ts';
import { heard, heardIn } from '../test/vm/scenarios/heard.ts';
import { root } from './bundle.ts';
import { collectClaims } from './claims.ts';

async function samples(schemas: Schemas): Promise<Sample[]> {
  return allFixtures().flatMap(({ name, protocol, direction, ids, bytes }) => {
    for (const [id, family] of ids) schemas.ids.set(id, family);
    const options = { schemas, protocol: schemas.protocol(protocol)!, direction };
    return decodeDatagram(bytes, options).map(message => ({
      file: name.replace(/ \d+$/, ''),
      message,
      record: recordOf(message, schemas),
    }));
  });
}

const sourceOf = (files: string): string =>
  globSync(files, { cwd: root })
    .sort()
    .map(file => readFileSync(root + file, 'utf8'))
    .join('\n');

/** The text of docs/coverage.md. */
export async function coverage(): Promise<string> {
  const schemas = await allSchemas();
  const { constants, structs } = await collectClaims();
  return coverageMarkdown({
    protocols,
    families: protocols.flatMap(protocol => schemas.families(protocol)),
    samples: await samples(schemas),
    liveTests: sourceOf('test/{live,cli,differential}/**/*.ts'),
    machineTests: [sourceOf('test/vm/**/*.ts'), ...Object.keys(heard).flatMap(one => [...heardIn(one)])].join('\n'),
    headers: { constants: constants.length, structs: structs.length },
  });
}
