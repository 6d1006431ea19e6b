// Bundles the command line program. Opening some hundred small files, or compiling all commands for one of them, takes longer than
// everything else that the program does at its start: so there is a file for what every start needs, and further ones that are loaded
// when a command is called.
import { build, transform } from 'esbuild';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGE = dirname(dirname(fileURLToPath(import.meta.url)));
const FOLDER = join(PACKAGE, 'dist', 'program');

// Everything else stays a package of its own: hosts' libraries and servers, which few commands load. What is inlined here exists
// twice when an adapter brings its own copy; errors tell each other by `EnchargeError.isInstance`.
const INLINED = new Set([
  '@encharge-destinations/client',
  '@encharge-destinations/core',
  '@encharge-destinations/core/calls',
  '@encharge-destinations/core/errors',
  'cli-table3',
  'commander',
  'picocolors',
]);

const others = {
  name: 'others-stay-outside',
  setup({ onResolve }) {
    onResolve({ filter: /^[^.#/]/ }, ({ path, importer }) => {
      const isOurs = !relative(join(PACKAGE, '..', '..'), importer).startsWith('node_modules');
      return importer !== '' && isOurs && !INLINED.has(path) ? { path, external: true } : undefined;
    });
  },
};

const { outputFiles } = await build({
  entryPoints: [join(PACKAGE, 'src', 'cli.ts')],
  outdir: FOLDER,
  bundle: true,
  splitting: true,
  platform: 'node',
  target: 'node20',
  // esbuild splits modules of this format only. As CommonJS, which each file then becomes, they start faster.
  format: 'esm',
  conditions: ['encharge-source'],
  minifySyntax: true,
  plugins: [others],
  logLevel: 'warning',
  write: false,
});
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
for (const { path, text } of outputFiles) {
  const { code } = await transform(text, {
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    minifyWhitespace: true,
  });
  writeFileSync(path, code);
}
