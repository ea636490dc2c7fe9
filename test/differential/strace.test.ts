import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { makeNetns, netnsMissing, type TestNetns } from '../support/netns.ts';
import { commandLine } from '../support/nltool.ts';
import { jsonLines, peerMissing } from '../support/peer.ts';

const skip = peerMissing('strace', '-o', '/dev/null', 'true') || (netnsMissing() ?? false);
const folder = mkdtempSync(join(tmpdir(), 'nltool-strace-'));
after(() => rmSync(folder, { recursive: true }));

/** A message header: `40 RTM_GETLINK NLM_F_ACK|NLM_F_REQUEST`. */
const headers = (text: string): string[] =>
  [...text.matchAll(/\{nlmsg_len=(\d+), nlmsg_type=([^,]+), nlmsg_flags=([^,]+), nlmsg_seq=[^,]+, nlmsg_pid=/g)].map(
    ([, length, type, flags]) => `${length} ${type} ${flags!.split('|').sort().join('|')}`,
  );

/** Of a record the same; a dump is the two flags in one. */
function ofRecord({ name, header }: { name: string; header: { len: number; flags: string[] } }): string {
  const names = header.flags.map(flag => `NLM_F_${flag.toUpperCase().replaceAll('-', '_')}`);
  const dump = names.includes('NLM_F_ROOT') && names.includes('NLM_F_MATCH');
  const flags = dump ? [...names.filter(flag => !/ROOT|MATCH/.test(flag)), 'NLM_F_DUMP'] : names;
  return `${header.len} ${name} ${flags.sort().join('|') || '0'}`;
}

suite('strace of a send', { skip }, () => {
  let netns: TestNetns;
  before(async () => {
    netns = await makeNetns();
  });
  after(() => netns?.close());

  /** What strace sees of the words, and the records. It must run in the namespace: elsewhere it takes no socket for one of route. */
  function traced(...words: string[]): { sent: string[]; received: string[]; out: string } {
    const log = join(folder, 'log');
    const command = commandLine('send', ...words, '--json');
    const all = ['-f', '-v', '-s', '100000', '-e', 'trace=sendto,sendmsg,recvmmsg', '-o', log, 'sh', '-c', command];
    const out = netns.run('strace', ...all);
    const lines = readFileSync(log, 'utf8').split('\n');
    const of = (call: RegExp) => lines.filter(line => call.test(line)).flatMap(headers);
    return { sent: of(/\bsend(to|msg)\(/), received: of(/\brecvmmsg\(/), out };
  }

  test('a request that creates: type, length, flags, and its acknowledgement', () => {
    const words = ['rt-link', 'newlink', 'ifname=s0', 'mtu=1400', 'linkinfo.kind=veth', 'linkinfo.data.peer.ifname=s1'];
    const dry = spawnSync('sh', ['-c', commandLine('send', ...words, '--dry-run', '--json')], { encoding: 'utf8' });
    const { sent, received, out } = traced(...words, '--control');
    assert.deepEqual(sent, jsonLines(dry.stdout).map(ofRecord));
    const [ack] = jsonLines(out);
    assert.equal(ack.kind, 'ack');
    assert.deepEqual(received, [ofRecord({ name: 'NLMSG_ERROR', header: ack.header }), ...sent]);
  });

  test('a dump: each message of the answer', () => {
    const { sent, received, out } = traced('rt-link', 'getlink', '--dump', '--control');
    const records = jsonLines(out);
    assert.deepEqual(
      sent.map(one => one.split(' ').slice(1)),
      [['RTM_GETLINK', 'NLM_F_DUMP|NLM_F_REQUEST']],
    );
    const messages = records.filter(({ kind }) => kind === 'message');
    assert.ok(messages.length > 0);
    const done = records.filter(({ kind }) => kind === 'done');
    assert.deepEqual(received, [
      ...messages.map(ofRecord),
      ...done.map(one => ofRecord({ name: 'NLMSG_DONE', header: one.header })),
    ]);
  });
});
