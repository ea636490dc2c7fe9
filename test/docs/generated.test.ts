import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { prose, quoted, roffText } from '../../src/docs/roff.ts';
import { usageMarks, withUsage } from '../../src/docs/usage.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const mandoc = spawnSync('mandoc', ['-Tlint'], { input: '' }).error ? 'mandoc is not installed' : false;

test('manual pages are clean', { skip: mandoc }, () => {
  const pages = globSync('man/*', { cwd: root }).sort();
  assert.ok(pages.length > 10);
  for (const page of pages) {
    const { stdout } = spawnSync('mandoc', ['-Tlint', page], { cwd: root, encoding: 'utf8' });
    assert.equal(stdout, '', page);
  }
});

test("commands' pages have examples and exit status", () => {
  for (const page of globSync('man/*.1', { cwd: root })) {
    const text = readFileSync(root + page, 'utf8');
    for (const heading of ['NAME', 'SYNOPSIS', 'DESCRIPTION', 'EXAMPLES', 'EXIT STATUS', 'SEE ALSO'])
      assert.ok(text.includes(`.SH "${heading}"`), `${page}: ${heading}`);
  }
});

test('text cannot be taken for roff', () => {
  assert.equal(roffText('.SH it'), '\\&.SH it');
  assert.equal(roffText('a\\b'), 'a\\eb');
  assert.equal(prose("'tis"), "\\&'tis");
  assert.equal(prose('pass `--json` on, well-known'), 'pass \\fB\\-\\-json\\fR on, well-known');
  assert.equal(quoted('a "b"'), '"a \\(dqb\\(dq"');
  assert.equal(roffText('…'), '\\[u2026]');
  assert.ok(
    prose(`${'word '.repeat(40)}. end`)
      .split('\n')
      .every(line => line.length <= 80 && !line.startsWith('.')),
  );
});

test('the README keeps what is not generated', () => {
  const readme = `before\n${usageMarks.start}\nold\n${usageMarks.end}\nafter\n`;
  const command = {
    name: 'describe',
    summary: 'the schema',
    usage: [],
    description: [],
    arguments: [],
    options: [],
    examples: [{ doc: 'a link', command: 'nltool describe rt-link' }],
    exitCodes: [],
    seeAlso: [],
  };
  const made = withUsage(readme, [command]);
  assert.ok(made.startsWith('before\n') && made.endsWith('after\n'));
  assert.ok(made.includes('nltool describe rt-link') && !made.includes('old'));
  assert.equal(withUsage(made, [command]), made);
  assert.equal(withUsage('none', [command]), 'none');
});
