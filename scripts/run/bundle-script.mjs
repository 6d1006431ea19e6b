import { join } from 'node:path';

/**
 * Bundles `scripts/<name>.ts` so that Node can run it; packages stay outside.
 *
 * @returns the path of the bundle.
 */
export async function bundleScript(root, name) {
  // Imported late: this file is read before anything is installed.
  const { build } = await import('esbuild');
  const outfile = join(root, 'node_modules', '.cache', 'scripts', `${name}.cjs`);
  await build({
    entryPoints: [join(root, 'scripts', `${name}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    sourcemap: true,
    logLevel: 'warning',
  });
  return outfile;
}
