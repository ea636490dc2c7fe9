/** Security associations with algorithms, policies and what happens to them, as nltool and as ip(8) tell it. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, before, describe, test } from 'node:test';
import type { MessageRecord } from '../../src/codec/record.ts';
import { blocksOf, headings, policyWords, protocolName, selector, stateWords } from '../differential/xfrm-words.ts';
import type { Json } from '../support/differences.ts';
import { faults } from './faults.ts';
import { listening, nltool, records, shell, skip } from './nltool.ts';
import { additions, changes, pair, policies, states } from './scenarios/ipsec.ts';

describe('IPsec', { skip }, () => {
  let heard: MessageRecord[];
  let monitored: string[];
  const told: { [what: string]: { theirs: string[]; ours: Json[]; hidden: string } } = {};

  before(async () => {
    shell('modprobe -a xfrm_user esp4 esp6 ah4 ah6 ipcomp ipcomp6 xfrm4_tunnel veth deflate; ip link del base || true');
    shell(pair);
    const listener = await listening('--json', '--show-secrets', 'xfrm');
    const monitor = spawn('ip', ['-d', 'xfrm', 'monitor'], { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    monitor.stdout.on('data', chunk => {
      text += chunk;
    });
    shell('sleep 2');
    for (const command of additions) shell(command);
    for (const [what, operation] of [
      ['state', 'getsa'],
      ['policy', 'getpolicy'],
    ] as const)
      told[what] = {
        theirs: blocksOf(shell(`ip -d -s xfrm ${what}`)),
        ours: records(nltool('send', 'xfrm', operation, '--dump', '--json', '--show-secrets').out),
        hidden: nltool('send', 'xfrm', operation, '--dump', '--json').out,
      };
    for (const command of changes) shell(command);
    await listener.until('out', /flushpolicy/);
    shell('sleep 2');
    monitor.kill('SIGTERM');
    await once(monitor, 'close');
    heard = records((await listener.end('SIGINT')).out);
    monitored = blocksOf(text);
  });
  after(() => shell('ip link del base'));

  for (const [what, words, count] of [
    ['state', stateWords, states.length],
    ['policy', policyWords, policies.length],
  ] as const)
    test(`ip -d -s xfrm ${what}`, () => {
      const { theirs, ours } = told[what]!;
      assert.deepEqual((ours as MessageRecord[]).flatMap(faults), []);
      assert.ok(ours.length >= count);
      if (what === 'state') assert.ok((ours as Json[]).some(one => one.attributes.offload_dev));
      assert.equal(ours.length, theirs.length);
      for (const [i, one] of ours.entries())
        for (const word of words(one)) assert.ok(theirs[i]!.includes(word), `${word} in ${theirs[i]}`);
    });

  test('keys are hidden unless asked for', () => {
    const { ours, hidden } = told.state!;
    assert.match(JSON.stringify(ours), /00112233445566778899aabbccddeeff/);
    assert.doesNotMatch(hidden, /00112233445566778899aabbccddeeff/);
    assert.match(hidden, /"key":"\(hidden\)"/);
  });

  test('ip xfrm monitor', () => {
    assert.deepEqual(heard.flatMap(faults), []);
    for (const [operation, heading] of Object.entries(headings)) {
      const own = heard.filter(one => one.operation === operation) as Json[];
      // ip begins new and expired policies as it does associations; of those, hardware has a direction too
      const policy = /policy|polexpire/.test(operation);
      assert.ok(own.length > 0, operation);
      const theirs = monitored.filter(block => heading.test(block) && policy === /(?<!dev \S+) dir \w+ /.test(block));
      if (
        operation === 'mapping' ||
        operation === 'newae' ||
        operation === 'acquire' ||
        operation.startsWith('flush')
      ) {
        assert.equal(monitored.filter(block => heading.test(block)).length, own.length, operation);
        continue;
      }
      assert.equal(theirs.length, own.length, `${operation}: ${theirs.join('\n')}`);
      for (const [i, { fixed }] of own.entries()) {
        const about = fixed.pol ?? fixed.state ?? fixed;
        const words = about.dir
          ? [selector(about.sel), `dir ${about.dir}`]
          : [`dst ${(about.id ?? about).daddr}`, `proto ${protocolName((about.id ?? about).proto)}`];
        for (const word of words) assert.ok(theirs[i]!.includes(word), `${operation}: ${word} in ${theirs[i]}`);
      }
    }
  });
});
