import { isTerminal } from '../../src/render/terminal.ts';
import { CaptureFile, formatByName } from '../shared/capture-file.ts';
import type { Context } from '../shared/context.ts';
import { Failure, refused, usage } from '../shared/failure.ts';
import { makeFilter, type Scope } from '../shared/filter.ts';
import { refuse } from '../shared/given.ts';
import { HostNames } from '../shared/host-names.ts';
import { Interfaces } from '../shared/interfaces.ts';
import { Printer } from '../shared/printer.ts';
import { byteSize, duration } from '../shared/units.ts';
import { protocolOf } from '../shared/words.ts';
import { refusalText } from './join.ts';
import { Processes } from './processes.ts';
import { openSession, type Session, type SessionOptions } from './session.ts';
import { Sink } from './sink.ts';
import { type Target, targetsOf } from './targets.ts';

const signals = ['SIGINT', 'SIGTERM'] as const;

export async function run(context: Context): Promise<number> {
  const { given, out } = context;
  if (given.has('as')) refuse(given, ['json', 'verbose', 'hex', 'numeric', 'time'], '--as send prints commands');
  if (given.has('read')) return read(context);
  const options = sessionOptions(context);
  const most = given.integer('count', 1, Number.MAX_SAFE_INTEGER) ?? Number.POSITIVE_INFINITY;
  const time = given.text('duration');
  const millis = time === undefined ? undefined : duration('duration', time);
  const sessions: Session[] = [];
  let ended = false;
  let interrupted = false;
  const end = (): void => {
    ended = true;
    for (const session of sessions) session.end();
  };
  const onSignal = (signal: NodeJS.Signals): void => {
    interrupted = signal === 'SIGINT' && isTerminal(2);
    end();
  };
  out.onClose = end;
  for (const signal of signals) process.on(signal, onSignal);
  const file = given.text('write');
  let capture: CaptureFile | undefined;
  let timer: NodeJS.Timeout | undefined;
  let unwatch: (() => void) | undefined;
  try {
    const targets = await targetsOf(context);
    const filterText = given.text('filter');
    const filter = filterText === undefined ? undefined : await makeFilter(context, filterText, targets.map(scopeOf));
    await openAll(context, targets, options, sessions);
    capture = file === undefined ? undefined : new CaptureFile(file, formatByName(file), out);
    const text = !context.json && !given.has('numeric');
    const printer =
      file === undefined || given.has('print')
        ? new Printer(context, text ? await names(context) : undefined)
        : undefined;
    const processes = given.has('process') ? new Processes(context) : undefined;
    const line = given.has('as') ? await linesOf(context) : undefined;
    const sink = new Sink(context, { printer, capture, filter, processes, line, most, full: end });
    if (printer || file === '-') unwatch = await watchReader(out.fd, () => out.close());
    if (millis !== undefined) timer = setTimeout(end, millis);
    if (capture) for (const session of sessions) await session.families(capture);
    let incomplete = 0;
    if (given.has('dump')) for (const session of sessions) if (!ended) incomplete += await session.dump(sink);
    if (ended) end();
    await Promise.all(sessions.map(session => session.run(sink, capture)));
    capture?.close();
    out.flush();
    if (out.closed) return 0;
    context.say(`${interrupted ? ' ' : ''}${totals(sink, incomplete)}`);
    return sink.lost > 0 || sink.uncounted > 0 || incomplete > 0 ? 1 : 0;
  } finally {
    clearTimeout(timer);
    unwatch?.();
    end();
    for (const signal of signals) process.off(signal, onSignal);
  }
}

/** What a filter will see of a target: of generic netlink the families whose groups are heard. */
function scopeOf({ protocol, groups, optional, grows }: Target): Scope {
  const families = [...groups, ...optional].map(({ family }) => family);
  const known = families.filter(family => family !== undefined);
  const all = protocol.generic && grows !== 'all' && families.length > 0 && known.length === families.length;
  return { protocol, ...(all ? { families: [...new Set([...known, ...grows])] } : {}) };
}

/** Calls `gone` when nobody reads a pipe any more, also while there is nothing to write. */
async function watchReader(fd: number, gone: () => void): Promise<() => void> {
  const { loadLibc } = await import('../../src/socket/libc.ts');
  const { watchHangup } = await import('../../src/socket/hangup.ts');
  return watchHangup(await loadLibc(), fd, gone);
}

const linesOf = async ({ schemas }: Context) => (await import('../shared/send-lines.ts')).sendLines(schemas);

/** What needs the kernel, which is not asked where a capture is read. */
const live = [
  'groups',
  'dump',
  'duration',
  'write',
  'print',
  'port',
  'all-nsid',
  'buffer',
  'process',
  'netns',
] as const;

/** `--read`: what nltool decode does. */
async function read(context: Context): Promise<number> {
  const { given } = context;
  refuse(given, live, '--read takes messages from a file');
  if (given.words.length > 0)
    throw usage(`${given.words[0]}: --read takes messages from a file, all of them (--filter chooses)`);
  const proto = given.text('proto');
  const protocol = proto === undefined ? {} : { protocol: protocolOf(proto).number };
  const { decodeFile } = await import('../decode/run.ts');
  return decodeFile(context, given.text('read')!, { format: 'auto', ...protocol });
}

/** `2 messages, 0 lost` */
function totals({ messages, lost, uncounted }: Sink, incomplete: number): string {
  const plural = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;
  return [
    plural(messages, 'message'),
    `${lost} lost`,
    uncounted > 0 ? `more lost ${plural(uncounted, 'time')} without a count` : '',
    incomplete > 0 ? `${plural(incomplete, 'dump')} incomplete` : '',
  ]
    .filter(Boolean)
    .join(', ');
}

function sessionOptions({ given }: Context): SessionOptions {
  const size = given.text('buffer');
  const port = given.integer('port', 1);
  return {
    allNsid: given.has('all-nsid'),
    ...(port === undefined ? {} : { port }),
    ...(size === undefined ? {} : { buffer: byteSize('buffer', size) }),
  };
}

/** Opens every target. Those that nobody named may fail; when none is left, nothing can be heard. */
async function openAll(
  context: Context,
  targets: Target[],
  options: SessionOptions,
  sessions: Session[],
): Promise<void> {
  for (const target of targets) {
    try {
      sessions.push(await openSession(context, target, options));
    } catch (error) {
      if (target.named || !(error instanceof Failure)) throw error;
      context.say(`not joined: ${target.protocol.name}: ${error.message}`);
    }
  }
  const refusals = sessions.flatMap(session => session.refusals);
  for (const line of refusalText(refusals)) context.say(line);
  const deaf = sessions.every(({ groups }) => groups.length === 0) && options.port === undefined;
  if (deaf) throw refused(refusals.length > 0 ? 'no group can be joined here' : 'there is nothing to listen to here');
}

/** The names that the kernel has, those of interfaces from before the first message. */
async function names(context: Context): Promise<HostNames> {
  const host = new HostNames(context, new Interfaces(context));
  await host.refresh();
  return host;
}
