/** The generated files that need nothing but schemas and the commands' metadata. */
import type { Family, Protocol } from '../schema/family.ts';
import { type CommandDoc, commandPage, type Release } from './man-command.ts';
import { jsonPage } from './man-json.ts';
import { mainPage } from './man-main.ts';
import { protocolPage } from './man-protocol.ts';
import { recordSchema } from './record-schema.ts';

/** A committed file that is made from the code. */
export interface Generator {
  /** the file, from the checkout's root */
  path: string;
  /** its whole content, the same in each run */
  make: () => string | Promise<string>;
}

interface Sources {
  release: Release;
  commands: readonly CommandDoc[];
  protocols: readonly Protocol[];
  families: readonly Family[];
}

/** Manual pages and the contract's JSON Schema. */
export function generators({ release, commands, protocols, families }: Sources): Generator[] {
  const told = protocols.filter(protocol => protocol.families.length > 0);
  const pages = [...told.map(one => `nltool-${one.name}(7)`), 'nltool-json(7)'];
  return [
    { path: 'man/nltool.1', make: () => mainPage(commands, pages, release) },
    ...commands.map(one => ({ path: `man/nltool-${one.name}.1`, make: () => commandPage(one, release) })),
    ...told.map(protocol => ({
      path: `man/nltool-${protocol.name}.7`,
      make: () =>
        protocolPage(
          protocol,
          families.filter(one => one.protocol === protocol.name),
          release,
        ),
    })),
    { path: 'man/nltool-json.7', make: () => jsonPage(release) },
    { path: 'docs/record.schema.json', make: () => `${JSON.stringify(recordSchema, null, 2)}\n` },
  ];
}
