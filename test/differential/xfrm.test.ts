/** IPsec policies and associations, as nltool and as ip(8) tell them. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { viewOf } from '../../src/wire/bytes.ts';
import type { Json } from '../support/differences.ts';
import { allFixtures } from '../support/fixtures.ts';
import { makeNetns, netnsMissing, type TestNetns } from '../support/netns.ts';
import { nltool } from '../support/nltool.ts';
import { jsonLines, peerMissing } from '../support/peer.ts';
import { blocksOf, headings, policyWords, protocolName, selector, stateWords } from './xfrm-words.ts';

const skip = peerMissing('ip', '-V') || (netnsMissing() ?? false);

const commands = `
xfrm policy add src 10.0.0.0/8 dst 192.0.2.0/24 dir out tmpl src 10.11.0.1 dst 10.11.0.2 proto esp reqid 7 mode tunnel
xfrm policy add src 2001:db8::/32 dst ::/0 proto tcp sport 80 dir in priority 50 mark 0x10 mask 0xff tmpl src fd11::1 dst fd11::2 proto ah spi 0x55 mode transport level use
xfrm policy add src 10.1.0.0/16 dst 10.2.0.0/16 dir fwd action block if_id 0x20 limit byte-hard 10000 limit time-hard 3600 limit packet-soft 77
xfrm policy add src 10.3.0.0/16 dst 10.4.0.0/16 proto gre key 9 dir out priority 3 flag icmp tmpl src 10.11.0.1 dst 10.11.0.2 proto comp mode tunnel tmpl src 10.11.0.1 dst 10.11.0.2 proto esp spi 9 mode beet
xfrm state allocspi src 10.11.0.1 dst 10.11.0.2 proto esp reqid 9 mode tunnel min 0x500 max 0x500
-6 xfrm state allocspi src fd11::1 dst fd11::2 proto ah mode transport min 0x600 max 0x600
`;

suite('xfrm', { skip }, () => {
  let netns: TestNetns;
  before(async () => {
    netns = await makeNetns();
    for (const line of commands.split('\n').filter(Boolean)) netns.run('ip', ...line.split(' '));
  });
  after(() => netns?.close());

  const ours = (operation: string): Json[] => {
    const own = netns.own;
    const { out, err, code } = nltool(['send', 'xfrm', operation, '--dump', '--json', ...own]);
    assert.equal(code, 0, err);
    for (const { problems, unknown } of jsonLines(out))
      assert.deepEqual({ problems, unknown }, { problems: undefined, unknown: undefined });
    return jsonLines(out);
  };
  /** Blocks of text that begin in the first column. */
  const theirs = (what: string): string[] => blocksOf(netns.run('ip', '-d', '-s', 'xfrm', what));

  for (const [what, operation, words, count] of [
    ['policy', 'getpolicy', policyWords, 4],
    ['state', 'getsa', stateWords, 2],
  ] as const)
    test(`ip -d -s xfrm ${what}`, () => {
      const [blocks, records] = [theirs(what), ours(operation)];
      assert.equal(records.length, count);
      assert.equal(blocks.length, count);
      for (const [i, record] of records.entries())
        for (const word of words(record)) assert.ok(blocks[i]!.includes(word), `${word} in ${blocks[i]}`);
    });

  test('counts as ip xfrm policy count and state count', () => {
    const own = [...netns.own, '--json'];
    const [policies] = jsonLines(nltool(['send', 'xfrm', 'getspdinfo', 'flags=0xffffffff', ...own]).out);
    const { incnt, outcnt, fwdcnt } = policies!.attributes.info;
    assert.match(
      netns.run('ip', 'xfrm', 'policy', 'count'),
      new RegExp(`IN +${incnt} +OUT +${outcnt} +FWD +${fwdcnt}`),
    );
    const [states] = jsonLines(nltool(['send', 'xfrm', 'getsadinfo', 'flags=0xffffffff', ...own]).out);
    assert.match(netns.run('ip', 'xfrm', 'state', 'count'), new RegExp(`SAD count ${states!.attributes.cnt}\\b`));
  });
});

suite('the bytes of fixtures in ip xfrm monitor', { skip }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'nltool-xfrm-'));
  after(() => rmSync(folder, { recursive: true }));

  const messages = allFixtures()
    .filter(({ protocol, direction }) => protocol === 'xfrm' && direction !== 'to-kernel')
    .flatMap(({ bytes }) => {
      const found: Uint8Array[] = [];
      const view = viewOf(bytes);
      for (let start = 0; start + 16 <= bytes.length; ) {
        const length = view.getUint32(start, true);
        if (length < 16 || start + length > bytes.length) break;
        const padded = new Uint8Array((length + 3) & ~3);
        padded.set(bytes.subarray(start, start + length));
        found.push(padded);
        start += padded.length;
      }
      return found;
    });

  let records: Json[];
  before(() => {
    const raw = join(folder, 'all');
    writeFileSync(raw, Buffer.concat(messages));
    records = jsonLines(nltool(['decode', raw, '--format', 'raw', '--proto', 'xfrm', '--json']).out).filter(
      ({ header }) => header,
    );
    assert.equal(records.length, messages.length);
  });

  for (const [operation, heading] of Object.entries(headings))
    test(operation, t => {
      const own = messages.filter((_, i) => records[i]!.operation === operation);
      if (own.length === 0) return t.skip('no fixture');
      const part = join(folder, operation);
      writeFileSync(part, Buffer.concat(own));
      const { stdout } = spawnSync('unshare', ['-n', 'ip', '-d', 'xfrm', 'monitor', 'file', part], {
        encoding: 'utf8',
      });
      const blocks = stdout.split(/^(?=\S)/m).filter(block => heading.test(block));
      const told = records.filter(record => record.operation === operation);
      assert.equal(blocks.length, own.length, stdout);
      for (const [i, block] of blocks.entries()) {
        const text = block.replace(/\s+/g, ' ');
        const fixed = told[i]!.fixed ?? {};
        const words = [
          fixed.sel && selector(fixed.sel),
          fixed.id && `${operation === 'mapping' ? 'protocol' : 'proto'} ${protocolName(fixed.id.proto)}`,
        ].filter(Boolean);
        for (const word of words) assert.ok(text.includes(word), `${word} in ${text}`);
      }
    });
});
