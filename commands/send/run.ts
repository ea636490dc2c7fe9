import { messageFlag } from '../../src/wire/message.ts';
import type { Context } from '../shared/context.ts';
import { usage } from '../shared/failure.ts';
import { refuse } from '../shared/given.ts';
import { bytesFrom, nameOf } from '../shared/input.ts';
import { Interfaces } from '../shared/interfaces.ts';
import { inBatch } from './batch.ts';
import { Delivery } from './deliver.ts';
import { showMessage } from './dry-run.ts';
import { Issues, prepareGiven, refuseForRecords } from './prepare.ts';
import { isMark, type Prepared } from './prepared.ts';
import { readMessages } from './records.ts';
import { Replies } from './replies.ts';

export async function run(context: Context): Promise<number> {
  const { given } = context;
  if (!context.json) refuse(given, ['control', 'json-strings-64'], 'it says what --json prints');
  if (given.has('dry-run')) refuse(given, ['timeout', 'control', 'to-port', 'to-group'], '--dry-run sends nothing');
  const interfaces = new Interfaces(context);
  const batch = given.text('batch');
  if (batch !== undefined && given.words.length > 0)
    throw usage(`${given.words[0]}: no words beside --batch, which says what is sent`);
  if (batch !== undefined || given.words[0] === '-') {
    if (given.words.length > 1) throw usage(`${given.words[1]}: no words beside -, which says what is sent`);
    refuseForRecords(given);
    return batch === undefined ? sendEach(context, interfaces) : sendBatch(context, batch, interfaces);
  }
  const messages = await attempt(context, async () =>
    inBatch(context, [await prepareGiven(context, given, interfaces)], interfaces),
  );
  return messages ? deliver(context, messages, interfaces) : 2;
}

/** Tells issues; undefined where there are any. */
async function attempt<T>(context: Context, action: () => Promise<T>): Promise<T | undefined> {
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof Issues)) throw error;
    for (const line of error.message.split('\n')) context.warn(line);
    return undefined;
  }
}

async function deliver(context: Context, messages: readonly Prepared[], interfaces: Interfaces): Promise<number> {
  const dumps = messages.some(({ message }) => ((message.header?.flags ?? 0) & messageFlag.dump) === messageFlag.dump);
  const several = dumps || messages.filter(({ message }) => !isMark(message)).length > 1;
  const replies = new Replies(context, interfaces, several);
  if (context.given.has('dry-run')) {
    for (const message of messages) showMessage(context, message, replies.view);
    return 0;
  }
  const delivery = new Delivery(context, replies);
  await delivery.send(messages);
  await replies.finish();
  delivery.finish();
  return delivery.failed ? 1 : 0;
}

/** `--batch`: everything is read and checked first, then sent in one datagram. */
async function sendBatch(context: Context, file: string, interfaces: Interfaces): Promise<number> {
  const messages: Prepared[] = [];
  let wrong = false;
  let skipped = 0;
  const tell = (line: number, text: string): void => {
    wrong = true;
    context.warn(`${nameOf(file)}: line ${line}: ${text}`);
  };
  for await (const read of readMessages(context, bytesFrom(file), interfaces)) {
    for (const text of read.wrong ?? []) tell(read.line, text);
    if (read.skipped) skipped++;
    if (!read.message) continue;
    const first = messages[0]?.protocol ?? read.message.protocol;
    if (read.message.protocol !== first)
      tell(read.line, `is of protocol ${read.message.protocol.name}: one datagram is for one, here ${first.name}`);
    messages.push({ ...read.message, label: `line ${read.line}: ` });
  }
  if (wrong) return 2;
  if (skipped > 0) context.say(`${skipped} records that are no messages were passed over`);
  if (messages.length === 0) throw usage(`${nameOf(file)}: nothing to send`);
  const all = await attempt(context, () => inBatch(context, messages, interfaces));
  return all ? deliver(context, all, interfaces) : 2;
}

/** `-`: one after the other as they arrive; a line that is wrong ends it. */
async function sendEach(context: Context, interfaces: Interfaces): Promise<number> {
  const replies = new Replies(context, interfaces, true);
  const delivery = new Delivery(context, replies);
  let skipped = 0;
  for await (const { line, message, wrong } of readMessages(context, bytesFrom('-'), interfaces)) {
    if (wrong) {
      for (const text of wrong) context.warn(`stdin: line ${line}: ${text}`);
      return 2;
    }
    const all = message && (await inBatch(context, [{ ...message, label: `line ${line}: ` }], interfaces));
    if (!all) skipped++;
    else if (context.given.has('dry-run')) for (const one of all) showMessage(context, one, replies.view);
    else await delivery.send(all);
    context.out.flush();
    if (context.out.closed) return 0;
  }
  await replies.finish();
  if (skipped > 0) context.say(`${skipped} records that are no messages were passed over`);
  delivery.finish();
  return delivery.failed ? 1 : 0;
}
