import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Format } from 'esbuild';
import { writeManifest } from './manifest';

const FORMATS: readonly (readonly [Format, file: string])[] = [
  ['cjs', 'index.js'],
  ['esm', 'index.mjs'],
];

/** The mapper as a package: a file for `require`, one for `import`, and the types. The schemas need zod and stay behind. */
export async function stageCore(root: string, folder: string): Promise<void> {
  const core = join(root, 'shared', 'core');
  mkdirSync(folder, { recursive: true });
  for (const [format, file] of FORMATS) {
    await build({
      entryPoints: [join(core, 'src', 'index.ts')],
      outfile: join(folder, file),
      bundle: true,
      format,
      platform: 'neutral',
      target: 'es2022',
      logLevel: 'warning',
    });
  }
  cpSync(join(core, 'dist'), join(folder, 'types'), {
    recursive: true,
    filter: (path) => !/\/schema$|\.(?:js|mjs|map)$/.test(path),
  });
  writeFileSync(join(folder, 'index.d.ts'), "export * from './types/index';\n");
  writeFileSync(join(folder, 'index.d.mts'), "export * from './types/index.js';\n");
  cpSync(join(core, 'README.md'), join(folder, 'README.md'));
  writeManifest(root, folder, {
    name: '@encharge-destinations/core',
    description: 'The mapper: CDP events to Encharge Ingest payloads, pure data and one evaluator.',
    sideEffects: false,
    main: './index.js',
    types: './index.d.ts',
    exports: {
      '.': {
        import: { types: './index.d.mts', default: './index.mjs' },
        require: { types: './index.d.ts', default: './index.js' },
      },
      './package.json': './package.json',
    },
  });
}
