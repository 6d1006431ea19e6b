import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { optionDefinitions } from '@encharge-destinations/core';
import { build } from 'esbuild';
import type { BuildOptions } from 'esbuild';
import { bundleDefinitions } from './bundles';
import type { BundleDefinition, BundlePlatform } from './bundles';
import { headOf } from './head';
import { readOptions } from './read-options';
import { checkBundle } from './refuse/check-bundle';
import { BundleRefused } from './refuse/refusal';

/** A file to paste into a host. */
export interface BundleFile {
  /** `segment-destination-function.js` */
  name: string;
  code: string;
  bytes: number;
}

/** What to bundle. */
export interface BundleRequest {
  platform: BundlePlatform;
  /** The repository's root. */
  root: string;
  /** A customer's options to bake in. Checked. */
  options?: unknown;
}

/** Segment's script scope has only this one name of ours besides the handlers. */
const SCRIPT_NAMESPACE = 'encharge';

/**
 * Builds a platform's single file, readable and minified, and rejects what its host would not run.
 *
 * @throws BundleRefused with every reason.
 * @example
 * const [readable, minified] = await buildBundle({ platform: 'segment', root: process.cwd() });
 */
export async function buildBundle({ platform, root, options = {} }: BundleRequest): Promise<BundleFile[]> {
  const definition = bundleDefinitions[platform];
  const baked = readOptions(options);
  const head = headOf(platform, definition, versionIn(root), baked);
  const files = await Promise.all(
    [false, true].map(async (minify): Promise<BundleFile> => {
      const code = `${head}\n${await bundled(definition, root, minify)}`;
      const name = `${definition.name}${minify ? '.min' : ''}.js`;
      checkBundle(name, code, definition.runtime);
      return { name, code, bytes: Buffer.byteLength(code) };
    }),
  );
  const minified = files[1];
  if (minified !== undefined) checkSize(minified, definition.limitBytes);
  return files;
}

function checkSize({ name, bytes }: BundleFile, limit: number): void {
  if (bytes > limit) throw new BundleRefused(name, [`it has ${bytes} bytes, and may have ${limit} at most.`]);
}

async function bundled(definition: BundleDefinition, root: string, minify: boolean): Promise<string> {
  const isScript = definition.runtime.format === 'script';
  const shape: BuildOptions = isScript
    ? {
        format: 'iife',
        globalName: SCRIPT_NAMESPACE,
        footer: { js: definition.runtime.functions.map(handler).join('\n') },
        minify,
      }
    : // The host calls the function by its local name, which mangling would change.
      { format: 'esm', minifyWhitespace: minify, minifySyntax: minify };
  const { outputFiles } = await build({
    ...shape,
    entryPoints: [join(root, definition.entry)],
    absWorkingDir: root,
    bundle: true,
    write: false,
    // The definitions themselves contain the forms' long texts.
    define: { OPTION_NAMES: JSON.stringify(optionDefinitions.map(({ key }) => key)) },
    target: 'es2022',
    platform: 'neutral',
    charset: 'utf8',
    conditions: ['encharge-source'],
    legalComments: 'none',
    tsconfigRaw: { compilerOptions: { target: 'es2022' } },
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

/** Segment reads handlers as top-level function declarations. */
function handler(name: string): string {
  const parameter = name === 'onBatch' ? 'events' : 'event';
  return [
    `async function ${name}(${parameter}, settings) {`,
    `  return ${SCRIPT_NAMESPACE}.${name}(${parameter}, settings);`,
    '}',
  ].join('\n');
}

function versionIn(root: string): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return version;
}
