/** Which message words name: `rt-link newlink`, `route newlink`, `RTM_NEWLINK`, `generic ethtool linkinfo-get`. */
import { protocolByName } from '../../src/protocols/index.ts';
import { type Family, kernelPolicy, type Operation, type Protocol } from '../../src/schema/family.ts';
import { didYouMean, fold, isNumber, named } from '../../src/schema/spelling.ts';
import type { Target } from '../../src/words/root.ts';
import type { Context } from '../shared/context.ts';
import { usage } from '../shared/failure.ts';
import { addFromPolicy } from '../shared/policies.ts';
import { genericOf, lacking } from '../shared/words.ts';

interface Named extends Target {
  /** what stands behind the names */
  rest: readonly string[];
}

/** Throws Failure with the nearest names. */
export async function targetOf(context: Context, words: readonly string[]): Promise<Named> {
  const [first, second] = words;
  if (first === undefined) throw usage('what to send? nltool send FAMILY OPERATION [NAME=VALUE…] (-h has the options)');
  const { schemas } = context;
  const found = protocolByName(first).protocol;
  if (found && second !== undefined) {
    const familyNamed = found.families.some(({ name }) => fold(name) === fold(second));
    await schemas.load(found, familyNamed || found.generic ? [second] : undefined);
    const inside = await inProtocol(context, found, words);
    if (inside) return inside;
  }
  const byConstant = /^[A-Z0-9_]+$/.test(first) && first.includes('_') ? await constantOf(context, first) : undefined;
  if (byConstant) return { ...byConstant, rest: words.slice(1) };
  const family = await familyOf(context, first);
  if (family) return inFamily(family.protocol, family.family, second, words.slice(2));
  if (found) throw await noOperation(context, found, second);
  throw await noFamily(context, first);
}

/** `route newlink`, `route rt-link newlink`. */
async function inProtocol(context: Context, protocol: Protocol, words: readonly string[]): Promise<Named | undefined> {
  const { schemas } = context;
  const [, second = '', third] = words;
  const family = schemas.family(protocol, second);
  if (family) return inFamily(protocol, family, third, words.slice(3));
  if (protocol.generic) {
    const unknown = await kernelFamily(context, second);
    return unknown && inFamily(protocol, unknown, third, words.slice(3));
  }
  const found = schemas.families(protocol).flatMap(family => {
    const operation = operationNamed(family, second);
    return operation ? [{ protocol, family, operation }] : [];
  });
  const one = theOne(second, found);
  return one && { ...one, operation: sendable(one.family, one.operation), rest: words.slice(2) };
}

/** Of operations that share a name the one whose messages need no first bytes to be known by. Throws Failure. */
function theOne(name: string, found: readonly Target[]): Target | undefined {
  const plain = found.filter(({ operation }) => operation.starts === undefined);
  const [first, ...others] = plain.length > 0 ? plain : found;
  if (others.length === 0) return first;
  const families = [first!, ...others].map(({ family }) => family.name);
  throw usage(`${name} is an operation of ${families.join(' and ')}: name the family`);
}

/** A family of any protocol, or a generic one of the kernel. */
async function familyOf(context: Context, name: string): Promise<{ protocol: Protocol; family: Family } | undefined> {
  const { schemas } = context;
  for (const protocol of schemas.protocols) {
    const entry = protocol.families.some(one => fold(one.name) === fold(name));
    // where control messages have no numbers of their own, what is answered may be of any family
    if (entry) await schemas.load(protocol, protocol.control ? [name] : undefined);
    const family = schemas.family(protocol, name);
    if (family) return { protocol, family };
  }
  const family = await kernelFamily(context, name);
  return family && { protocol: genericOf(context), family };
}

/** A generic family that the kernel has; where no schema knows it, its operations and attributes go by number. */
async function kernelFamily(context: Context, name: string): Promise<Family | undefined> {
  const all = await context.generic().catch(() => []);
  const found = named(all, name);
  if (!found) return undefined;
  const { schemas } = context;
  await schemas.load(genericOf(context), [found.name]);
  const known = schemas.family(genericOf(context), found.name);
  if (known) return known;
  return addFromPolicy(context, found);
}

async function constantOf(context: Context, name: string): Promise<Target | undefined> {
  const { schemas } = context;
  for (const protocol of schemas.protocols) {
    await schemas.load(protocol);
    const found = schemas
      .families(protocol)
      .flatMap(family =>
        family.operations
          .filter(({ constant }) => constant === name)
          .map(operation => ({ protocol, family, operation })),
      );
    const one = theOne(name, found);
    if (one) return { ...one, operation: sendable(one.family, one.operation) };
  }
  return undefined;
}

function inFamily(protocol: Protocol, family: Family, name: string | undefined, rest: readonly string[]): Named {
  const names = family.operations.filter(one => one.request !== undefined).map(one => one.name);
  if (name === undefined) throw usage(`which operation of ${family.name}? ${names.join(', ')}`);
  const operation = operationNamed(family, name);
  if (!operation)
    throw usage(
      family.source === kernelPolicy
        ? `no schema tells of ${family.name}: its operations go by number (${names.join(', ')}), or load a spec with --spec`
        : `${family.name} has no operation ${name}${didYouMean(name, names)} (nltool describe ${family.name} lists them)`,
    );
  return { protocol, family, operation: sendable(family, operation), rest };
}

function operationNamed({ operations }: Family, name: string): Operation | undefined {
  const number = isNumber(name) ? Number(name) : undefined;
  const wanted = fold(name);
  return (
    operations.find(one => one.name === wanted) ??
    operations.find(
      one => (one.constant !== undefined && fold(one.constant) === wanted) || fold(one.name) === wanted,
    ) ??
    operations.find(one => number !== undefined && one.request === number)
  );
}

function sendable(family: Family, operation: Operation): Operation {
  if (operation.request !== undefined) return operation;
  throw usage(`${family.name} ${operation.name} is never sent to the kernel, only received`);
}

async function noOperation(context: Context, protocol: Protocol, name: string | undefined) {
  await context.schemas.load(protocol);
  const families = context.schemas.families(protocol);
  const names = families.flatMap(family => [family.name, ...family.operations.map(one => one.name)]);
  if (names.length === 0)
    return usage(
      `no schema tells what ${protocol.name} understands: give bytes, with --proto ${protocol.name} --type TYPE --hex BODY`,
    );
  if (name === undefined)
    return usage(`which operation of ${protocol.name}? (nltool describe ${protocol.name} lists them)`);
  return usage(`${protocol.name} has no family or operation ${name}${didYouMean(name, names)}`);
}

/** Why a word names no family: it may be an operation, whose family is missing, or nearly a constant. */
async function noFamily(context: Context, name: string) {
  const { schemas } = context;
  await schemas.loadAll();
  const families = schemas.protocols.flatMap(one => schemas.families(one));
  const owners = families.filter(one => operationNamed(one, name)).map(one => `nltool send ${one.name} ${fold(name)}`);
  if (owners.length > 0 && !isNumber(name))
    return usage(`${name} is an operation, not a family: ${owners.slice(0, 3).join(' or ')}`);
  if (/^[A-Z]+_[A-Z0-9_]+$/.test(name)) {
    const constants = families.flatMap(one => one.operations.map(({ constant }) => constant ?? ''));
    return usage(`no operation ${name}${didYouMean(name, constants)} (nltool describe lists families)`);
  }
  const built = schemas.protocols.flatMap(one => [one.name, ...one.families.map(entry => entry.name)]);
  const kernel = await context.generic().catch(() => []);
  return usage(
    `no family ${name}${didYouMean(name, [...built, ...kernel.map(one => one.name)])} (nltool families lists them)`,
  );
}

/** Makes the numbers of generic families known; refuses one that this kernel lacks. */
export async function needGeneric(context: Context, name: string): Promise<void> {
  if ([...context.schemas.ids.values()].includes(name)) return;
  const all = await context.generic();
  if (!all.some(one => one.name === name)) throw lacking(name);
}
