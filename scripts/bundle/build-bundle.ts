import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { optionDefinitions, RULES } from '@encharge-destinations/core';
import { build } from 'esbuild';
import type { Plugin } from 'esbuild';
import { isRemark } from '../export/lean/remarks';
import { simplified } from '../export/lean/simplified';
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

async function bundled({ entry, runtime }: BundleDefinition, root: string, minify: boolean): Promise<string> {
  const isScript = runtime.format === 'script';
  const { outputFiles } = await build({
    entryPoints: [join(root, entry)],
    absWorkingDir: root,
    bundle: true,
    write: false,
    format: 'esm',
    minifyWhitespace: minify,
    minifySyntax: minify,
    // Of a module the host calls the function by its local name, which mangling would change.
    minifyIdentifiers: minify && isScript,
    plugins: [unexplained(minify)],
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
  return isScript ? asScript(code, runtime.functions) : code;
}

const RULE_NAME = new RegExp(`'(?:${Object.keys(RULES).join('|').replaceAll('.', '\\.')})'`, 'g');

/** Only explanations read core's remarks and the names of its rules, and a pasted file explains nothing. */
function unexplained(minify: boolean): Plugin {
  return {
    name: 'unexplained',
    setup(setup) {
      setup.onLoad({ filter: /[\\/]core[\\/]src[\\/].*\.ts$/ }, async ({ path }) => {
        const text = await readFile(path, 'utf8');
        const lean = text.includes('.remark(') ? simplified(text, isRemark) : text;
        return { contents: minify ? lean.replace(RULE_NAME, "''") : lean, loader: 'ts' };
      });
    },
  };
}

/** A module as a classic script: Segment reads handlers as top-level function declarations, and everything else stays out of its scope. */
function asScript(module: string, functions: readonly string[]): string {
  const [, body = module, exported = ''] = /^(.*)\bexport ?\{([^}]*)\};\s*$/s.exec(module) ?? [];
  const members = exported.split(',').map((name) => name.trim().replace(/^(\S+) as (\S+)$/, '$2:$1'));
  const handlers = functions.map(
    (name) => `async function ${name}(e, s) { return ${SCRIPT_NAMESPACE}.${name}(e, s); }`,
  );
  return `const ${SCRIPT_NAMESPACE} = (() => {\n${body}return {${members.join()}};\n})();\n${handlers.join('\n')}\n`;
}

function versionIn(root: string): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return version;
}
