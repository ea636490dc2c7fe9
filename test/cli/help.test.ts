import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { commandLine, nltool, terminalMissing } from '../support/nltool.ts';

const longest = (text: string): number => Math.max(...text.split(/\r?\n/).map(line => line.length));

test('help is as wide as the terminal, and no wider than 100', { skip: terminalMissing() ?? false }, () => {
  for (const words of [['-h'], ['listen', '-h'], ['sockets', '--help']]) {
    const shell = `stty cols 60; ${commandLine(...words)}`;
    const { stdout } = spawnSync('script', ['-qec', shell, '/dev/null'], { encoding: 'utf8' });
    assert.ok(longest(stdout.replace(/^ +nltool .*|Examples:[\s\S]*Exit/gm, '')) <= 60, stdout);
    const piped = longest(nltool(words).out.replace(/Examples:[\s\S]*Exit/, ''));
    assert.ok(piped > 60 && piped <= 100, `${piped}`);
  }
});
