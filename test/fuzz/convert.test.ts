/** `decode --json F | encode -` gives F back: mutated captures of fixtures, and of nothing but noise. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { protocolByName } from '../../src/protocols/index.ts';
import { bytesOf } from '../support/bytes.ts';
import { cooked, ngInterface, ngPacket, ngSection, pcapHead, pcapPacket } from '../support/capture.ts';
import { Chance } from '../support/chance.ts';
import { fromLines, toLines } from '../support/convert.ts';
import { allFixtures } from '../support/fixtures.ts';
import { runs } from '../support/runs.ts';

const fixtures = allFixtures().map(({ protocol, bytes }) => ({
  number: protocolByName(protocol).protocol!.number,
  bytes,
}));

function capture(chance: Chance): Uint8Array {
  const ng = chance.below(2) === 1;
  const little = chance.below(4) > 0;
  const packets = Array.from({ length: 1 + chance.below(5) }, () => {
    const parts = Array.from({ length: 1 + chance.below(3) }, () => chance.pick(fixtures));
    const protocol = chance.below(8) ? parts[0]!.number : chance.below(40);
    const data = bytesOf(...parts.map(({ bytes }) => bytes));
    const link = cooked(protocol, chance.pick([4, 6, 7, 0]), chance.below(10) ? undefined : '00010203040506070809');
    const changed = chance.below(3) ? chance.mutate(data) : data;
    return bytesOf(link, chance.below(30) ? changed : '');
  });
  const time = (): [number, number] => [chance.below(2 ** 32), chance.below(chance.pick([1e9, 2 ** 32]))];
  const head = ng
    ? bytesOf(ngSection(little), ngInterface(253, little))
    : pcapHead({ little, magic: chance.pick([0xa1b2c3d4, 0xa1b23c4d]) });
  const rest = bytesOf(
    ...packets.map(data => (ng ? ngPacket(data, { little, ts: time() }) : pcapPacket(data, time(), little))),
  );
  return bytesOf(head, chance.below(4) ? rest : chance.mutate(rest));
}

test('captures come back byte for byte through records', async () => {
  const { seed: first, numRuns } = runs(2500);
  for (let seed = first; seed < first + numRuns; seed++) {
    const file = capture(new Chance(seed));
    const { bytes, issues } = await fromLines(await toLines(file));
    assert.deepEqual(issues, [], `seed ${seed}`);
    assert.equal(Buffer.compare(bytes, file), 0, `seed ${seed}`);
  }
});
