/** From words of the command line, bytes or a record to a message that is ready. */
import { readFileSync } from 'node:fs';
import { withDefaults } from '../../src/codec/defaults.ts';
import { type Encoded, encodeRecord } from '../../src/codec/encode.ts';
import type { RecordInput } from '../../src/codec/record.ts';
import { keyOf } from '../../src/schema/attribute-set.ts';
import { kernelPolicy } from '../../src/schema/family.ts';
import { type Issue, issueText } from '../../src/types/notes.ts';
import { recordOfWords } from '../../src/words/record.ts';
import type { Target } from '../../src/words/root.ts';
import { askUntold } from '../shared/ask-untold.ts';
import type { Context } from '../shared/context.ts';
import { usage } from '../shared/failure.ts';
import { type Given, refuse } from '../shared/given.ts';
import type { Interfaces } from '../shared/interfaces.ts';
import { jsonReader } from '../shared/json.ts';
import { checkMessage } from './checks.ts';
import { flagsOf } from './flags.ts';
import { type Prepared, prepared } from './prepared.ts';
import { prepareRaw, rawOptions } from './raw.ts';
import { needGeneric, targetOf } from './target.ts';

/** What is wrong with what is to be sent: several lines, each with its path. */
export class Issues extends Error {
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(issues.map(issueText).join('\n'));
    this.issues = issues;
  }
}

/** Prepares what a command line asks for. Throws Failure, Issues. */
export async function prepareGiven(context: Context, given: Given, interfaces: Interfaces): Promise<Prepared> {
  const proto = given.text('proto');
  const bytes = rawOptions.some(name => given.has(name)) || given.has('type');
  if (bytes || (proto !== undefined && given.words.length === 0)) return prepareRaw(context, given);
  const { rest, ...target } = await targetOf(context, proto === undefined ? given.words : [proto, ...given.words]);
  const parseJson = rest.some(word => word.includes(':=')) ? await jsonReader() : undefined;
  const readFile = (path: string): Uint8Array => readFileSync(path);
  const { record: said, issues } = recordOfWords(rest, target, { readFile, parseJson });
  checkAsked(given, target, said, issues);
  const record = withDefaults(said, target.operation, given.has('dump'));
  record.header = { flags: flagsOf(given, target.operation) } as RecordInput['header'];
  if (target.protocol.generic) await needGeneric(context, target.family.name);
  const encoded = await encodeHere(context, record, interfaces, true);
  const known = new Set(issues.map(one => one.path));
  const all = [...issues, ...encoded.issues.filter(one => !known.has(one.path))];
  if (all.length) throw new Issues(all);
  for (const warning of encoded.warnings) context.warn(issueText(warning));
  const ready = prepared(context, target.protocol, encoded.bytes);
  if (target.family.source === kernelPolicy)
    for (const line of checkMessage(ready.message)) context.warn(`the kernel's policy will refuse: ${line}`);
  return ready;
}

/** A question for one thing that does not say which, and questions that are only answered for all. Throws Failure. */
function checkAsked(given: Given, { family, operation }: Target, record: RecordInput, issues: readonly Issue[]): void {
  const { modes, needs = [], verb, name } = operation;
  const what = `${family.name} ${name}`;
  const dumps = modes.includes('dump');
  if (given.has('dump')) {
    if (modes.length > 0 && !dumps) throw usage(`--dump cannot apply: ${what} is answered for one thing only`);
    return;
  }
  if (dumps && !modes.includes('do')) throw usage(`${what} is only answered for all: add --dump`);
  const has = (path: string): boolean => {
    const [part = '', member = ''] = path.split('.');
    if (part !== 'fixed') return record.attributes?.[keyOf(part)] !== undefined;
    return record.fixed?.[keyOf(member)] !== undefined;
  };
  if (verb !== 'get' || needs.length === 0 || issues.length > 0 || needs.some(has)) return;
  const paths = needs.map(path => `${path.replace('fixed.', '')}=`).join(', ');
  throw usage(
    `${what} asks for one: which? (${needs.length > 1 ? 'one of ' : ''}${paths})${dumps ? '; --dump asks for all' : ''}`,
  );
}

/**
 * Encodes with the interfaces of the namespace that the message goes to, which are asked for where a name needs it.
 * `words`: so is what their values are of, where only the kernel knows.
 */
export async function encodeHere(
  context: Context,
  record: RecordInput,
  interfaces: Interfaces,
  words = false,
): Promise<Encoded> {
  const { schemas } = context;
  let asked = false;
  const ifindex = (name: string): number | undefined => {
    asked = true;
    return interfaces.index(name);
  };
  const options = { schemas, ifindex, ...(words ? { recall: schemas.told.recall } : {}) };
  const encoded = encodeRecord(record, options);
  const { open } = schemas.told;
  if (!open && (!asked || encoded.issues.length === 0)) return encoded;
  if (open) await askUntold(context);
  if (asked) await interfaces.refresh();
  return encodeRecord(record, options);
}

/** Options that say nothing where records are read. Throws Failure. */
export function refuseForRecords(given: Given): void {
  refuse(
    given,
    [...rawOptions, 'type', 'proto', 'dump', 'flags', 'echo'],
    'what is sent is read, each with flags of its own',
  );
}
