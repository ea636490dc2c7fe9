import { decodeMessage } from '../../src/codec/decode.ts';
import { Emitter } from '../../src/codec/emit.ts';
import { Schemas } from '../../src/codec/schemas.ts';
import { recordOf } from '../../src/codec/to-record.ts';
import { protocols } from '../../src/protocols/index.ts';
import { jsonLine } from '../../src/render/json.ts';
import type { Protocol } from '../../src/schema/family.ts';
import { viewOf } from '../../src/wire/bytes.ts';
import { parts } from '../../src/wire/message.ts';
import { readFixture } from '../../test/support/fixtures.ts';
import type { Case, Row } from '../support/case.ts';
import { type Figures, readFigures, writeFigures } from '../support/figures.ts';
import { median } from '../support/rounds.ts';

/** What is decoded, over and over: every message of a fixture. */
const samples = { route: 'route/route-dump', link: 'route/link-dump', nftables: 'netfilter/nft-rule-objref' };

const steps: { [way: string]: (schemas: Schemas, protocol: Protocol) => (bytes: Uint8Array) => unknown } = {
  decoded: (schemas, protocol) => bytes => decodeMessage(bytes, { schemas, protocol }),
  'as NDJSON': (schemas, protocol) => {
    const emitter = new Emitter(schemas, protocol);
    return bytes => {
      emitter.begin(bytes, viewOf(bytes));
      return (
        emitter.emit(0, bytes.length, '') ?? jsonLine(recordOf(decodeMessage(bytes, { schemas, protocol }), schemas))
      );
    };
  },
};

function messages(sample: string): Uint8Array[] {
  const path = `${import.meta.dirname}/../../test/fixtures/${sample}.hex`;
  return readFixture(path, sample)
    .filter(({ direction }) => direction !== 'to-kernel')
    .flatMap(({ bytes }) =>
      [...parts(viewOf(bytes))]
        .filter(({ kind }) => kind !== 'tail')
        .map(({ start, end }) => bytes.subarray(start, end)),
    );
}

/** Million messages a second, by the clock of one span. */
function rate(sample: readonly Uint8Array[], milliseconds: number, step: (bytes: Uint8Array) => unknown): number {
  const start = performance.now();
  let count = 0;
  let now = start;
  for (; now < start + milliseconds; now = performance.now())
    for (let i = 0; i < 1000; i++, count++) step(sample[count % sample.length]!);
  return count / (now - start) / 1000;
}

/** Decoding alone, beside the last figures that were kept. BENCH_KEEP=1 keeps those of this run. */
export default {
  async measure({ quick }) {
    const schemas = new Schemas(protocols);
    const before = readFigures();
    const figures: Figures = { ...before };
    const rows: Row[] = [];
    for (const [name, path] of Object.entries(samples)) {
      const protocol = protocols.find(one => one.name === path.split('/')[0])!;
      await schemas.load(protocol);
      const sample = messages(path);
      for (const [way, prepare] of Object.entries(steps)) {
        const step = prepare(schemas, protocol);
        const work = `${name} messages ${way}`;
        const once = () => rate(sample, quick ? 200 : 600, step);
        once();
        const now = median(Array.from({ length: 5 }, once));
        figures[work] = Number(now.toPrecision(3));
        const known = before[work];
        rows.push({
          work,
          peer: 'the kept figure',
          more: true,
          ...(known === undefined ? {} : { ratio: now / known }),
        });
      }
    }
    if (process.env.BENCH_KEEP === '1') writeFigures(figures);
    return rows;
  },
} satisfies Case;
