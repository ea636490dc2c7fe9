/** Command lines to try, made from the schema. */
import type { Family, Operation } from '../schema/family.ts';
import { type HintName, hintOf } from '../schema/hint.ts';
import type { Part } from './parts.ts';
import { placesAt } from './place.ts';
import { enumOf } from './words.ts';

const byHint: { [hint in HintName]?: string } = {
  ifindex: 'lo',
  mac: '02:00:00:00:00:01',
  ip: '192.0.2.1',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  ethertype: 'ip',
};

/** A value that the part takes, as a word of `send`; undefined where it is none of one word. */
function exampleValue({ type }: Part): string | undefined {
  const hint = hintOf(type);
  const hinted = hint && byHint[hint];
  if (hinted !== undefined) return hinted;
  const schema = enumOf(type);
  if (schema) return (schema.entries.find(entry => entry.value !== 0) ?? schema.entries[0])?.name;
  if (type.kind === 'string') return 'x';
  if (type.kind !== 'integer') return undefined;
  const { min = 1 } = type.checks ?? {};
  return `${min}`;
}

function exampleWord(family: Family, operation: Operation, path: string): string | undefined {
  const part = placesAt(family, path, [operation])[0]?.part;
  if (part?.type.kind === 'flag') return path;
  const value = part && exampleValue(part);
  return value === undefined ? undefined : `${path}=${value}`;
}

const isLocator = (path: string): boolean => path.startsWith('fixed.');

/** What a request of an operation may look like. Undefined where it is never sent. */
export function exampleRequest(family: Family, operation: Operation): string | undefined {
  const { name, modes, verb, needs = [], summary = [] } = operation;
  const line = `nltool send ${family.name} ${name}`;
  if (operation.request === undefined || modes.length === 0) return undefined;
  if (modes.includes('dump') && (verb === 'get' || !modes.includes('do')))
    return [line, '--dump', ...(operation.example ?? [])].join(' ');
  if (!modes.includes('do')) return undefined;
  const wordOf = (path: string) => exampleWord(family, operation, path) ?? [];
  const needed = needs.flatMap(wordOf).slice(0, 1);
  const more = verb === 'get' || verb === 'delete' ? [] : summary.filter(path => !isLocator(path)).flatMap(wordOf);
  const words = operation.example ?? [...new Set([...needed, ...more])].slice(0, 2);
  return [line, ...words, ...(verb === 'get' ? [] : ['--dry-run'])].join(' ');
}

/** How to hear of an operation that the kernel sends unasked. */
const exampleListen = (family: Family, groups: number): string =>
  family.protocol === 'generic' && groups > 0
    ? `nltool listen ${family.name}:${family.groups![0]!.name}`
    : `nltool listen --proto ${family.protocol} --groups all`;

/** The command line that describes or shows one operation at work. */
export function exampleOf(family: Family, operation: Operation): string {
  return exampleRequest(family, operation) ?? exampleListen(family, family.groups?.length ?? 0);
}
