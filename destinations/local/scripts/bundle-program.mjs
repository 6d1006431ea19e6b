// Bundles the command line program into one file. Opening some hundred small files takes longer than everything else that the
// program does at its start; in one file, each command's module is still evaluated only when the command is called.
import { build } from 'esbuild';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGE = dirname(dirname(fileURLToPath(import.meta.url)));

// Everything else stays a package of its own: hosts' libraries and servers, which few commands load. What is inlined here exists
// twice when an adapter brings its own copy; errors tell each other by `EnchargeError.isInstance`.
const INLINED = [
  '@encharge-destinations/client',
  '@encharge-destinations/core',
  'cli-table3',
  'commander',
  'picocolors',
];

const others = {
  name: 'others-stay-outside',
  setup({ onResolve }) {
    onResolve({ filter: /^[^.#/]/ }, ({ path, importer }) => {
      const isOurs = importer.startsWith(PACKAGE) || importer.includes('shared');
      return isOurs && !INLINED.includes(path) ? { path, external: true } : undefined;
    });
  },
};

await build({
  entryPoints: [join(PACKAGE, 'src', 'cli.ts')],
  outfile: join(PACKAGE, 'dist', 'program.js'),
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  conditions: ['encharge-source'],
  minifySyntax: true,
  minifyWhitespace: true,
  plugins: [others],
  logLevel: 'warning',
});
