/** Every family and link kind that this kernel's modules bring, made to speak; the captures are read on the host. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import type { Running } from '../support/nltool.ts';
import { faults } from './faults.ts';
import { share } from './machine.ts';
import { listening, nltool, records, shell, skip } from './nltool.ts';
import { scenarios } from './scenarios/index.ts';
import type { Scenario } from './scenarios/scenario.ts';

const folder = `${share}/captures`;
const names = process.env.NLTOOL_SCENARIOS?.split(',');
const chosen = scenarios.filter(({ name }) => !names || names.includes(name));

/** Runs tcpdump meanwhile. */
async function capturing(name: string, action: () => void): Promise<void> {
  const words = ['-i', 'tap', '-s', '0', '-B', '65536', '-U', '-Z', 'root', '-w', `${folder}/${name}.pcap`];
  const tcpdump = spawn('tcpdump', words, { stdio: ['ignore', 'ignore', 'pipe'] });
  await once(tcpdump.stderr, 'data');
  try {
    action();
    shell('sleep 1');
  } finally {
    tcpdump.kill('SIGINT');
    await once(tcpdump, 'close');
  }
}

/** Runs the commands. Returns what went wrong. */
function act({ modules = [], commands, asks = [] }: Scenario): string[] {
  const wrong: string[] = [];
  const attempt = (command: string): void => {
    try {
      shell(command);
    } catch (error) {
      wrong.push(String(error));
    }
  };
  // what one before may have left
  shell('for link in base other; do ip link del $link 2>/dev/null || true; done');
  for (const module of modules) attempt(`modprobe ${module}`);
  // the capture needs the numbers of the generic families
  nltool('families', 'generic');
  for (const command of commands)
    if (command.startsWith('-')) shell(`{ ${command.slice(1)}\n} >&2 || true`);
    else attempt(command);
  for (const ask of asks)
    try {
      const found = records(shell(`$nltool send ${ask} --json`)).flatMap(faults);
      wrong.push(...found.map(fault => `send ${ask}: ${fault}`));
    } catch (error) {
      wrong.push(String(error));
    }
  return wrong;
}

describe('scenarios', { skip }, () => {
  let all: Running;
  before(async () => {
    mkdirSync(folder, { recursive: true });
    shell('modprobe nlmon; ip link add tap type nlmon; ip link set tap up');
    // protocols that modules bring are joined only where they are there
    shell('modprobe -a scsi_transport_iscsi scsi_transport_fc ib_core');
    // nlmon sees what somebody hears: every group of every protocol, families that appear too
    all = await listening('--json');
  });

  for (const scenario of chosen)
    test(scenario.name, async () => {
      let wrong: string[] = [];
      await capturing(scenario.name, () => {
        wrong = act(scenario);
      });
      assert.deepEqual(wrong, []);
    });

  test('every generic family of these modules has a schema', () => {
    const { out } = nltool('families', 'generic', '--json');
    const families = records(out) as unknown as { kind: string; name: string; schema?: boolean }[];
    const strangers = families.filter(({ schema }) => schema === false).map(({ name }) => name);
    assert.ok(families.length > 15);
    assert.deepEqual(
      strangers,
      ['nltest'].filter(name => families.some(one => one.name === name)),
    );
  });

  test('nothing of what listen has heard is unknown', async () => {
    const { out, code } = await all.end('SIGINT');
    assert.equal(code, 0);
    const heard = records(out);
    assert.ok(heard.length > 0);
    writeFileSync(`${share}/heard.ndjson`, out);
    assert.deepEqual(heard.flatMap(faults), []);
    const told = new Set(heard.map(({ family, operation }) => `${family} ${operation}`));
    const wanted = chosen.flatMap(({ hears = [] }) => hears);
    assert.deepEqual(
      wanted.filter(name => !told.has(name)),
      [],
    );
  });
});
