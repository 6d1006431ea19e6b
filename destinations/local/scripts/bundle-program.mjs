// Bundles the command line program. Opening some hundred small files, or compiling the work of all commands to print a help, takes
// longer than everything else that the program does at its start: so there is a file for what every start needs, and further ones that
// are loaded when a command runs. Every package is inside: the program needs no other build, and goes into a tarball as it is.
//
//   node bundle-program.mjs [FOLDER]
import { build, transform } from 'esbuild';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGE = dirname(dirname(fileURLToPath(import.meta.url)));
const SOURCES = join(PACKAGE, 'src');
const FOLDER = process.argv[2] ?? join(PACKAGE, 'dist', 'program');

// Everything else stays a separate package: hosts' libraries and servers, which few commands load. What is inlined here exists
// twice when an adapter brings its own copy; errors tell each other by `EnchargeError.isInstance`.
const INLINED = new Set([
  '@encharge-destinations/client',
  '@encharge-destinations/core',
  '@encharge-destinations/core/calls',
  '@encharge-destinations/core/errors',
  'cli-table3',
  'commander',
  'csv-parse',
  'fastest-levenshtein',
  'lossless-json',
  'picocolors',
]);

// Its authors name no licence, so we pass it on to nobody: npm installs it beside the whole program.
const NOT_TO_PASS_ON = '@segment/fql-ts';

// Modules share a file when the same entries need them. What the start shares with some commands would be a file for each such set of
// commands; every command is loaded by the start, so each can as well be said to need all of it.
const oneFileForTheStart = {
  name: 'one-file-for-the-start',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^#/ }, ({ path, kind }) => {
      const isLater = kind === 'dynamic-import';
      return isLater ? { path: join(SOURCES, `${path.slice(1)}.ts`), pluginData: { isLater } } : undefined;
    });
    onLoad({ filter: /\.ts$/ }, ({ path, pluginData }) => {
      if (pluginData?.isLater !== true) return undefined;
      const start = JSON.stringify(join(SOURCES, 'run-cli.ts'));
      return { contents: `import ${start};\n${readFileSync(path, 'utf8')}`, loader: 'ts' };
    });
  },
};

const { outputFiles, metafile } = await build({
  entryPoints: [join(SOURCES, 'cli.ts')],
  outdir: FOLDER,
  bundle: true,
  splitting: true,
  platform: 'node',
  target: 'node20',
  // esbuild splits modules of this format only. As CommonJS, which each file then becomes, they start faster.
  format: 'esm',
  conditions: ['encharge-source'],
  minifySyntax: true,
  plugins: [oneFileForTheStart],
  external: [NOT_TO_PASS_ON],
  metafile: true,
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
    // `import()` starts Node's loader of ES modules, which takes longer than to load a command; `require` does not.
    supported: { 'dynamic-import': false },
  });
  writeFileSync(path, isPackageAlone(path) ? `${code}module.exports=module.exports.default;\n` : code);
}

/** A CommonJS package in a separate file: esbuild gives it one default export, where `require` of it gives its exports. */
function isPackageAlone(path) {
  const { entryPoint, exports } = metafile.outputs[relative(process.cwd(), path)];
  return /node_modules/.test(entryPoint ?? '') && exports.join() === 'default';
}
// Which packages are inside: their licences go with them.
writeFileSync(join(FOLDER, 'inputs.json'), JSON.stringify(Object.keys(metafile.inputs)));
