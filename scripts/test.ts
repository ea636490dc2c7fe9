// npm test [-- FILE|FOLDER … [--name PATTERN]]: runs the tests below test/, or those named.
import { globSync, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import { run } from 'node:test';
import { parseArgs } from 'node:util';
import { root } from './bundle.ts';
import reporter from './reporter.ts';

/** Milliseconds for one test, and for all of them: a file that hangs is ended then, and fails. */
const patience = { test: 300_000, all: 3_000_000 };

const { values, positionals } = parseArgs({ allowPositionals: true, options: { name: { type: 'string' } } });
const files = (positionals.length > 0 ? positionals : [`${root}test`]).flatMap(place =>
  statSync(place).isDirectory() ? globSync(`${place}/**/*.test.ts`).sort() : [place],
);
const events = run({
  files,
  concurrency: 2,
  timeout: patience.test,
  signal: AbortSignal.timeout(patience.all),
  ...(values.name === undefined ? {} : { testNamePatterns: values.name }),
});
events.on('test:fail', ({ todo }) => {
  if (todo === undefined) process.exitCode = 1;
});
Readable.from(reporter(events)).pipe(process.stdout);
