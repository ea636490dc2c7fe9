import { fileURLToPath } from 'node:url';
import type { BuildOptions, Plugin } from 'esbuild';

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** The checkout's root folder, with a closing slash. */
export const root = here('../');

/** Packages that are replaced inside bundles: they cost start-up time, or have a form that bundles better. */
const replacements: Plugin = {
  name: 'replacements',
  setup(build) {
    build.onResolve({ filter: /^koffi$/ }, () => ({ path: here('koffi.cjs') }));
    // as modules: of a CommonJS package, import() in a bundle has nothing but the default export
    build.onResolve({ filter: /^yaml$/ }, () => ({ path: here('../node_modules/yaml/browser/index.js') }));
    build.onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      importer.includes('/node_modules/commander/') ? { path: here('child-process.cjs') } : { external: true },
    );
  },
};

/** What every bundle shares: one entry, all packages inside, the oldest Node that runs it. */
export const bundle = {
  absWorkingDir: root,
  entryPoints: { nltool: 'scripts/entry.ts' },
  bundle: true,
  platform: 'node',
  target: 'node20',
  minify: true,
  legalComments: 'none',
  plugins: [replacements],
} satisfies BuildOptions;
