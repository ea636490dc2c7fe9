/** Words of the command line that name protocols, families and groups. */
import { protocolByName } from '../../src/protocols/index.ts';
import type { Protocol } from '../../src/schema/family.ts';
import type { KernelFamily } from '../../src/schema/policy.ts';
import { isNumber, meant, named, nearest } from '../../src/schema/spelling.ts';
import type { Context } from './context.ts';
import { type Failure, refused, usage } from './failure.ts';

/** The protocol of that name, constant or number. Throws Failure with the nearest names. */
export function protocolOf(text: string): Protocol {
  const { protocol, near } = protocolByName(text);
  if (protocol) return protocol;
  if (isNumber(text)) throw usage(`no protocol ${text}: there are 0 to 31`);
  throw usage(`no protocol ${text}${meant(near)} (nltool families lists them)`);
}

/** A protocol, or a generic family of the kernel in the namespace asked for. */
export type Place = { protocol: Protocol; family?: undefined } | { protocol: Protocol; family: KernelFamily };

export const genericOf = (context: Context): Protocol => context.schemas.protocols.find(({ generic }) => generic)!;

/** A generic family that has a schema: built in, or of a spec. */
function isKnown({ schemas }: Context, name: string): boolean {
  const generic = schemas.protocols.find(one => one.generic)!;
  return named(generic.families, name) !== undefined || named(schemas.families(generic), name) !== undefined;
}

/** A generic family that this kernel does not have now. */
export const lacking = (name: string): Failure =>
  refused(`this kernel has no generic family ${name} (a module may bring it)`);

/** What a word names: a protocol first, then a generic family. Throws Failure with the nearest names of both. */
export async function placeOf(context: Context, text: string): Promise<Place> {
  const { protocol, near } = protocolByName(text);
  if (protocol) return { protocol };
  if (isNumber(text)) throw usage(`no protocol ${text}: there are 0 to 31`);
  const families = await context.generic();
  const family = named(families, text);
  if (family) return { protocol: genericOf(context), family };
  if (isKnown(context, text)) throw lacking(text);
  const names = families.map(({ name }) => name);
  const all = [...new Set([...nearest(text, names), ...near])].slice(0, 3);
  throw usage(`no protocol or generic family ${text}${meant(all)} (nltool families lists them)`);
}
