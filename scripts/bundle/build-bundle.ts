import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { optionDefinitions } from '@encharge-destinations/core';
import { minify } from '@swc/core';
import { build } from 'esbuild';
import { bundleDefinitions } from './bundles';
import type { BundleDefinition, BundlePlatform } from './bundles';
import type { Runtime } from './runtime';
import { headOf } from './head';
import { readOptions } from './read-options';
import { checkBundle } from './refuse/check-bundle';

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
  const readable = await bundled(definition, root);
  const fileOf = (suffix: string, body: string): BundleFile => {
    const [name, code] = [`${definition.name}${suffix}.js`, `${head}\n${body}`];
    checkBundle(name, code, definition.runtime);
    return { name, code, bytes: Buffer.byteLength(code) };
  };
  return [fileOf('', readable), fileOf('.min', await minifiedCode(readable, definition.runtime))];
}

async function bundled({ entry, runtime }: BundleDefinition, root: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(root, entry)],
    absWorkingDir: root,
    bundle: true,
    write: false,
    format: 'esm',
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
  const code = outputFiles[0]?.text ?? '';
  return runtime.format === 'script' ? asScript(code, runtime.functions) : code;
}

async function minifiedCode(code: string, { format, functions }: Runtime): Promise<string> {
  const minified = await minify(code, {
    module: format === 'module',
    ecma: 2022,
    compress: {
      ecma: 2020,
      passes: 3,
      // Remarks only explain, and a pasted file explains nothing: nobody reads what these calls write.
      pure_funcs: ['plan.remark', 'this.plan.remark', 'this.remark'],
      // No function here is called with `new`.
      unsafe_arrows: true,
    },
    // The host joins the file with a wrapper, whose names must stay free, and calls the functions by their local ones.
    mangle: { toplevel: false, reserved: [...functions] },
  });
  return minified.code;
}

/** A module as a classic script: Segment reads handlers as top-level function declarations, and everything else stays out of its scope. */
function asScript(module: string, functions: readonly string[]): string {
  const body = module.slice(0, module.lastIndexOf('export {'));
  const handlers = functions.map((name) => {
    const parameters = `(${name === 'onBatch' ? 'events' : 'event'}, settings)`;
    return `async function ${name}${parameters} {\n  return ${SCRIPT_NAMESPACE}.${name}${parameters};\n}\n`;
  });
  return `const ${SCRIPT_NAMESPACE} = (() => {\n${body}return { ${functions.join(', ')} };\n})();\n${handlers.join('')}`;
}

function versionIn(root: string): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return version;
}
