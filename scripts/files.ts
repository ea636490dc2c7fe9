/** The files of the built program: CommonJS in pieces, so that a command reads only what it uses. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { build, type TransformOptions, transform } from 'esbuild';
import { bundle, root } from './bundle.ts';

/** Characters from which a piece has a file of its own; a file for each costs a quarter of a millisecond apiece. */
const large = 12_000;
/** What Node runs. It loads the others. */
export const entry = 'nltool.cjs';
/** The file of what most commands need. */
const common = 'common.cjs';
/** The file of the small pieces that few commands need. */
const rest = 'shared.cjs';
/** What a command that asks the kernel for something comes to load, whatever it is: together in one file. */
const usual = [
  'commands/main.ts',
  'commands/shared/given.ts',
  'commands/shared/context.ts',
  'commands/families/spec.ts',
  'commands/families/run.ts',
  'src/socket/socket.ts',
  'src/socket/generic.ts',
  'src/protocols/generic/nlctrl.ts',
  'src/render/table.ts',
  'scripts/koffi.cjs',
];

const small: TransformOptions = { format: 'cjs', platform: 'node', target: bundle.target, minify: true };
const bundled = build({
  ...bundle,
  format: 'esm',
  splitting: true,
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  chunkNames: '[name]-[hash]',
  write: false,
  metafile: true,
});

/** A file of the split program. */
interface Piece {
  /** as a module */
  text: string;
  /** as CommonJS */
  code: string;
  exports: string[];
  /** it runs a CommonJS package, which may fail where that cannot */
  commonJs: boolean;
}

/** The program's files by name. */
export async function programFiles(): Promise<Map<string, string>> {
  const { outputFiles, metafile } = await bundled;
  const outputs = new Map(Object.entries(metafile.outputs).map(([path, output]) => [basename(path), output]));
  const pieces = new Map<string, Piece>();
  for (const { path, text } of outputFiles) {
    const { code } = await transform(text, { ...small, supported: { 'dynamic-import': false } });
    const { exports, entryPoint = '' } = outputs.get(basename(path))!;
    pieces.set(basename(path), { text, code, exports, commonJs: entryPoint.endsWith('.cjs') });
  }

  /** A piece and all that it loads at once. */
  const withImports = (name: string, found = new Set<string>()): Set<string> => {
    if (found.has(name)) return found;
    found.add(name);
    for (const { kind, path, external } of outputs.get(name)!.imports)
      if (kind === 'import-statement' && !external) withImports(basename(path), found);
    return found;
  };

  const fileOf = new Map<string, string>();
  const put = (file: string, names: Iterable<string>): void => {
    for (const name of names) if (!fileOf.has(name)) fileOf.set(name, file);
  };
  put(entry, withImports(entry));
  for (const [name, { entryPoint = '' }] of outputs) if (usual.includes(entryPoint)) put(common, withImports(name));
  for (const [name, { code }] of pieces) put(code.length < large ? rest : name, [name]);

  /** Code of a file, with pieces of other files taken from there. */
  const linked = (code: string, own: string): string =>
    code.replace(/\brequire\("\.\/([^"]+)"\)/g, (call, other: string) => {
      const file = fileOf.get(other)!;
      return file === other || file === own ? call : `require("./${file}")("./${other}")`;
    });

  const files = new Map<string, string>();
  for (const file of new Set(fileOf.values())) {
    const names = [...pieces.keys()].filter(name => fileOf.get(name) === file);
    const code =
      names.length === 1 && names[0] === file ? pieces.get(file)!.code : await joined(names, pieces, file !== rest);
    const text = linked(code, file);
    files.set(file, file === entry ? text : `(function(module,exports,require,__filename,__dirname){${text}})`);
  }
  const loader = await transform(readFileSync(`${root}scripts/loader.cjs`, 'utf8'), {
    minify: true,
    target: bundle.target,
  });
  const first = `const first={exports:{}};loaded.set("./${entry}",first);(function(module,require){${files.get(entry)}})(first,load)`;
  const build = createHash('sha256')
    .update([...files.values()].join())
    .digest('hex')
    .slice(0, 12);
  files.set(entry, `const build="${build}";${loader.code}${first};first.exports("./${entry}");\n`);
  return files;
}

/**
 * Several pieces as one scope: names are variables there, not properties of modules, which is a quarter less to run.
 * `asked` for, a piece gives what it exports. Where `whole`, all run at once, which spares them the means to run one by
 * one; but those of CommonJS packages, and all others, run when they are first asked for.
 */
async function joined(names: string[], pieces: Map<string, Piece>, whole: boolean): Promise<string> {
  const runs = (name: string) => whole && !pieces.get(name)!.commonJs;
  const imports: string[] = [];
  const cases = names.map((name, i) => {
    if (!runs(name)) return `case "./${name}":return require("./${name}");`;
    const { exports } = pieces.get(name)!;
    imports.push(`import{${exports.map(one => `${one} as _${i}_${one}`).join()}}from"./${name}";`);
    return `case "./${name}":return{${exports.map(one => `${one}:_${i}_${one}`).join()}};`;
  });
  const contents = `${imports.join('')}export function asked(name){switch(name){${cases.join('')}}}`;
  /** A piece, with import() of what has run already as no more than its exports. */
  const source = (name: string): string => {
    const { text } = pieces.get(name)!;
    const linked = text.replace(/\bimport\(("\.\/([^"]+)")\)/g, (call, path: string, other: string) =>
      names.includes(other) && runs(other) ? `Promise.resolve(${path}).then(__asked)` : call,
    );
    return linked === text ? text : `import{asked as __asked}from"asked";${linked}`;
  };
  const { outputFiles } = await build({
    ...bundle,
    entryPoints: [],
    stdin: { contents: 'import{asked}from"asked";module.exports=asked;' },
    format: 'cjs',
    write: false,
    supported: { 'dynamic-import': false },
    logOverride: { 'commonjs-variable-in-esm': 'silent' },
    plugins: [
      {
        name: 'pieces',
        setup(build) {
          build.onResolve({ filter: /^asked$/ }, () => ({ path: 'asked', namespace: 'asked' }));
          build.onLoad({ filter: /./, namespace: 'asked' }, () => ({ contents }));
          build.onResolve({ filter: /^\.\// }, ({ path }) => {
            const name = path.slice(2);
            return names.includes(name) ? { path: name, namespace: 'piece' } : { path, external: true };
          });
          build.onLoad({ filter: /./, namespace: 'piece' }, ({ path }) => ({ contents: source(path) }));
        },
      },
    ],
  });
  return outputFiles[0]!.text;
}
