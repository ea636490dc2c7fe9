import { CaptureError } from '../../src/capture/error.ts';
import type { CaptureFormat } from '../../src/capture/frame.ts';
import { openCapture } from '../../src/capture/open.ts';
import type { Context } from '../shared/context.ts';
import { usage } from '../shared/failure.ts';
import { makeFilter, type Scope } from '../shared/filter.ts';
import { type Given, refuse } from '../shared/given.ts';
import { bytesFrom, nameOf } from '../shared/input.ts';
import { sendLines } from '../shared/send-lines.ts';
import { protocolOf } from '../shared/words.ts';
import { decodeItems } from './items.ts';
import { decodeLines } from './lines.ts';
import { Sink } from './sink.ts';

type Opening = { format: CaptureFormat | 'auto'; protocol?: number };

export function run(context: Context): Promise<number> {
  const [file = '-'] = context.given.words;
  return decodeFile(context, file, openOptions(context.given));
}

/** A capture may hold any protocol. */
const everything = ({ protocols }: Context['schemas']): Scope[] => protocols.map(protocol => ({ protocol }));

/** Prints what a capture holds, as the options that decode and listen share ask for it. */
export async function decodeFile(context: Context, file: string, opening: Opening): Promise<number> {
  const { given, schemas } = context;
  const most = given.integer('count', 1, Number.MAX_SAFE_INTEGER) ?? Number.POSITIVE_INFINITY;
  if (given.has('as')) refuse(given, ['json', 'verbose', 'hex', 'numeric', 'time'], '--as send prints commands');
  const expression = given.text('filter');
  const filter = expression === undefined ? undefined : await makeFilter(context, expression, everything(schemas));
  const line = given.has('as') ? await sendLines(schemas) : undefined;
  const sink = new Sink(context, { filter, most, line });
  try {
    const opened = await openCapture(bytesFrom(file), opening);
    const wrong =
      opened.format === 'ndjson'
        ? await decodeLines(context, opened.bytes, sink, nameOf(file))
        : await decodeItems(context, opened.items, sink, nameOf(file));
    sink.close();
    return wrong ? 2 : 0;
  } catch (error) {
    if (error instanceof CaptureError) throw usage(`${nameOf(file)}: ${error.message}`);
    throw error;
  }
}

function openOptions(given: Given): Opening {
  const format = (given.text('format') ?? 'auto') as CaptureFormat | 'auto';
  const proto = given.text('proto');
  if (proto !== undefined && (format === 'pcap' || format === 'pcapng'))
    refuse(given, ['proto'], `${format} says the protocol of each packet`);
  if (proto !== undefined) return { format, protocol: protocolOf(proto).number };
  if (format === 'raw') throw usage('--format raw needs --proto: raw messages do not say their protocol');
  return { format };
}
