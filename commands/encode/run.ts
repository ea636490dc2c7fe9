import { Assembler } from '../../src/capture/assemble.ts';
import { CaptureError } from '../../src/capture/error.ts';
import type { CaptureFormat, CaptureItem } from '../../src/capture/frame.ts';
import { type CaptureWriter, captureWriter } from '../../src/capture/writer.ts';
import { isTerminal } from '../../src/render/terminal.ts';
import { issueText } from '../../src/types/notes.ts';
import { formatByName } from '../shared/capture-file.ts';
import type { Context } from '../shared/context.ts';
import { usage } from '../shared/failure.ts';
import { bytesFrom, nameOf } from '../shared/input.ts';
import { type Line, loadFor, recordsIn, type WrongLine } from '../shared/records-in.ts';
import { Target } from './target.ts';

/** So many issues are told; the rest is counted. */
const mostTold = 100;

export async function run(context: Context): Promise<number> {
  const { given, out } = context;
  const [file = '-'] = given.words;
  const output = given.text('output') ?? '-';
  if (output === '-' && isTerminal(1)) throw usage('a capture is not for a terminal: -o FILE, or a pipe');
  const target = new Target(output, out, given.has('stream'));
  try {
    const encoding = new Encoding(context, nameOf(file), wantedFormat(context, output), target);
    for await (const line of recordsIn(bytesFrom(file))) {
      await encoding.take(line);
      if (out.closed || (encoding.issues > 0 && given.has('stream'))) break;
    }
    encoding.end();
    if (encoding.issues > 0) return 2;
    target.finish();
    encoding.sayLeftOut();
    return 0;
  } finally {
    target.close();
  }
}

function wantedFormat({ given }: Context, output: string): CaptureFormat | undefined {
  const format = given.text('format') as CaptureFormat | undefined;
  return format ?? (formatByName(output) === 'pcapng' ? 'pcapng' : undefined);
}

class Encoding {
  issues = 0;
  readonly #context: Context;
  readonly #file: string;
  readonly #format: CaptureFormat | undefined;
  readonly #target: Target;
  readonly #assembler: Assembler;
  #writer: CaptureWriter | undefined;
  #bytesless = 0;
  #line = 0;

  constructor(context: Context, file: string, format: CaptureFormat | undefined, target: Target) {
    this.#context = context;
    this.#file = file;
    this.#format = format;
    this.#target = target;
    this.#assembler = new Assembler(context.schemas);
  }

  async take(line: Line | WrongLine): Promise<void> {
    const first = this.#line === 0;
    this.#line = line.number;
    if ('wrong' in line) {
      this.#issue(`${line.wrong}${first ? ' (encode takes NDJSON, as decode --json prints it)' : ''}`);
      return;
    }
    await loadFor(this.#context.schemas, line.record.protocol);
    const { items, issues, warnings, bytesless } = this.#assembler.add(line.record);
    if (bytesless) this.#bytesless++;
    for (const issue of issues) this.#issue(issueText(issue));
    for (const warning of warnings) this.#context.say(this.#at(issueText(warning)));
    this.#write(items);
  }

  end(): void {
    this.#write(this.#assembler.end());
    if (this.issues === 0) this.#target.add(this.#writerFor(undefined).end());
    if (this.issues > mostTold) this.#context.warn(`${this.#file}: and ${this.issues - mostTold} more`);
  }

  #write(items: readonly CaptureItem[]): void {
    for (const item of items) {
      if (this.issues > 0) return;
      try {
        this.#target.add(this.#writerFor(item).write(item));
      } catch (error) {
        if (!(error instanceof CaptureError)) throw error;
        this.#issue(error.message);
      }
    }
  }

  #writerFor(item: CaptureItem | undefined): CaptureWriter {
    const own = item?.kind === 'capture' ? item.capture.format : undefined;
    this.#writer ??= captureWriter(this.#format ?? own ?? 'pcap');
    return this.#writer;
  }

  /** Says what the capture lacks. */
  sayLeftOut(): void {
    const skipped = this.#writer?.skipped ?? 0;
    if (this.#bytesless > 0) this.#context.say(`left out: ${this.#bytesless} records without bytes`);
    if (skipped > 0)
      this.#context.say(`left out: ${skipped} that the format cannot hold (blocks, other packets, tails)`);
  }

  #at(text: string): string {
    return `${this.#file}: line ${this.#line}: ${text}`;
  }

  #issue(text: string): void {
    this.issues++;
    if (this.issues <= mostTold) this.#context.warn(this.#at(text));
  }
}
