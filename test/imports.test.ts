import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, normalize } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));

/** What each folder may import besides itself: folders, or single files. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'src/wire': [],
  'src/schema': ['src/wire'],
  'src/protocols': ['src/schema'],
  'src/hints': ['src/wire', 'src/schema'],
  'src/types': ['src/wire', 'src/schema', 'src/hints'],
  'src/codec': ['src/wire', 'src/schema', 'src/hints', 'src/types'],
  'src/socket': ['src/wire', 'src/schema', 'src/codec', 'src/protocols/generic'],
  'src/words': ['src/wire', 'src/schema', 'src/hints', 'src/types', 'src/codec'],
  'src/capture': ['src/wire', 'src/schema', 'src/hints', 'src/types', 'src/codec'],
  'src/render': ['src/wire', 'src/schema', 'src/hints', 'src/types', 'src/codec'],
  'src/docs': ['src/wire', 'src/schema', 'src/hints', 'src/types', 'src/codec'],
  commands: ['src'],
};

/** Packages that one place alone may import: that place hides their quirks or their start-up cost. */
const homes: Readonly<Record<string, string>> = {
  koffi: 'src/socket',
  chalk: 'src/render/theme.ts',
  'cli-table3': 'src/render/table.ts',
};

const sources = globSync('{src,commands}/**/*.ts', { cwd: root });

/** The modules a source names: relative ones as paths from the root, packages by name. */
function imports(source: string): string[] {
  const text = readFileSync(root + source, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  const named = /^(?:import|export)\b[^'"]*?\bfrom\s*'([^']+)'|^import\s*'([^']+)'|\bimport\(\s*'([^']+)'/gm;
  return Array.from(text.matchAll(named), ([, from, bare, dynamic]) => from ?? bare ?? dynamic ?? '').map(name =>
    name.startsWith('.') ? normalize(`${dirname(source)}/${name}`) : name,
  );
}

const within = (path: string, place: string): boolean => path === place || path.startsWith(`${place}/`);

test('imports run one way', () => {
  const wrong: string[] = [];
  for (const source of sources) {
    const folder = Object.keys(allowed).find(place => within(source, place));
    if (folder === undefined) {
      wrong.push(`${source} lies in no folder that this test knows`);
      continue;
    }
    for (const name of imports(source)) {
      const ours = within(name, 'src') || within(name, 'commands');
      if (ours && ![folder, ...allowed[folder]!].some(place => within(name, place)))
        wrong.push(`${source} imports ${name}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('packages stay in their one place', () => {
  const wrong = sources.flatMap(source =>
    imports(source)
      .filter(name => homes[name] !== undefined && !within(source, homes[name]))
      .map(name => `${source} imports ${name}`),
  );
  assert.deepEqual(wrong, []);
});

/** What a module loads when it is loaded, itself included. */
function loads(source: string, found = new Set<string>()): Set<string> {
  if (found.has(source)) return found;
  found.add(source);
  const text = readFileSync(root + source, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  for (const [, what = '', from = ''] of text.matchAll(/^(?:import|export) (?!type\b)([^'"]*?)\bfrom '(\.[^']+)'/gm)) {
    const names = /\{([^}]*)\}/.exec(what)?.[1]?.split(',');
    if (!names?.every(name => /^\s*(type\b|$)/.test(name))) loads(normalize(`${dirname(source)}/${from}`), found);
  }
  return found;
}

test('a command that decodes nothing starts without what decoding needs', () => {
  const starts = ['main.ts', 'shared/context.ts', 'families/run.ts'].map(name => `commands/${name}`);
  starts.push('src/socket/socket.ts', 'src/socket/generic.ts');
  const all = starts.flatMap(source => [...loads(source)]);
  assert.ok(all.includes('src/codec/schemas.ts'));
  assert.deepEqual(
    all.filter(source => within(source, 'src/types') || source === 'src/codec/decode.ts'),
    [],
  );
});

test('the import lines are seen', () => {
  assert.ok(imports('src/wire/attribute.ts').includes('src/wire/align.ts'));
  assert.ok(sources.length > 10);
});
