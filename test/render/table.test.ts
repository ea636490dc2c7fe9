import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Cell, type Column, table } from '../../src/render/table.ts';
import { plain } from '../../src/render/theme.ts';
import { widthOf } from '../../src/render/width.ts';
import { spoken } from './support.ts';

async function text(columns: Column[], rows: Cell[][], options: Partial<Parameters<typeof table>[2]> = {}) {
  let all = '';
  for await (const piece of table(columns, rows, { theme: plain, ...options })) all += piece;
  return all;
}

const protocols: Column[] = [
  { title: 'protocol' },
  { title: '#', align: 'right' },
  { title: 'kernel' },
  { title: 'groups', align: 'right' },
  { title: 'families', wrap: true },
];
const rows: Cell[][] = [
  ['route', 0, 'yes', 39, 'rt-link rt-addr rt-route rt-neigh rt-rule'],
  ['nflog', 5, { text: 'absent', role: 'bad' }, undefined, '(left the kernel in 3.17)'],
];

test('table: aligned, numbers to the right, no blanks at the ends', async () => {
  assert.equal(
    await text(protocols, rows),
    [
      'PROTOCOL  #  KERNEL  GROUPS  FAMILIES',
      'route     0  yes         39  rt-link rt-addr rt-route rt-neigh rt-rule',
      'nflog     5  absent       -  (left the kernel in 3.17)',
      '',
    ].join('\n'),
  );
});

test('table: cells are wrapped on a narrow terminal only', async () => {
  assert.equal(
    await text(protocols, rows, { width: 55 }),
    [
      'PROTOCOL  #  KERNEL  GROUPS  FAMILIES',
      'route     0  yes         39  rt-link rt-addr rt-route',
      '                             rt-neigh rt-rule',
      'nflog     5  absent       -  (left the kernel in 3.17)',
      '',
    ].join('\n'),
  );
  assert.equal(await text(protocols, rows, { width: 200 }), await text(protocols, rows));
});

test('table: wide characters and colour keep the columns', async () => {
  const columns: Column[] = [
    { title: 'name', role: 'name' },
    { title: 'n', align: 'right' },
  ];
  const lines = (
    await text(columns, [
      ['日本語', 1],
      ['eth0', 1000],
    ])
  )
    .trimEnd()
    .split('\n');
  assert.deepEqual(lines.map(widthOf), [12, 12, 12]);
  const dressed = await text(columns, [['日本', 1]], { theme: spoken });
  assert.equal(dressed, '<dim NAME>  <dim N>\n<name 日本>  1\n');
});

test('table: hostile cells', async () => {
  assert.equal(await text([{ title: 'x' }], [['a\u001b[2Jb\nc']], { headless: true }), 'a\\u001b[2Jb\\u000ac\n');
});

test('table: no rows is the head alone', async () => {
  assert.equal(await text(protocols, []), 'PROTOCOL  #  KERNEL  GROUPS  FAMILIES\n');
});

test('table: ten thousand rows come in pieces, aligned', async () => {
  const many = Array.from({ length: 10_000 }, (_, i): Cell[] => [`if${i}`, i, i % 7 ? 'up' : undefined]);
  const pieces: string[] = [];
  for await (const piece of table(
    [{ title: 'name' }, { title: 'index', align: 'right' }, { title: 'state', wrap: true }],
    many,
    { theme: plain, width: 10 },
  ))
    pieces.push(piece);
  assert.ok(pieces.length > 10);
  const lines = pieces.join('').trimEnd().split('\n');
  assert.equal(lines.length, 10_001);
  assert.equal(lines[1], 'if0         0  -');
  assert.equal(lines[10_000], 'if9999   9999  up');
});
