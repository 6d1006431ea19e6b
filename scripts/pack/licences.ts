import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Manifest {
  name: string;
  version: string;
  license?: string;
  dependencies?: Record<string, string>;
}

const LICENCE_FILE = /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i;

/** The folders of the packages that bundled files come from. */
export function packagesOf(inputs: readonly string[]): string[] {
  const folders = inputs.flatMap((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? []);
  return [...new Set(folders)];
}

/** The folders of packages and of all their dependencies. */
export function withDependencies(root: string, names: readonly string[]): string[] {
  const found = new Set<string>();
  const add = (name: string): void => {
    const folder = join('node_modules', name);
    if (found.has(folder)) return;
    found.add(folder);
    Object.keys(manifestOf(root, folder).dependencies ?? {}).forEach(add);
  };
  names.forEach(add);
  return [...found];
}

/**
 * The licences of bundled packages, as they require: each with name, version and text.
 *
 * @param folders The packages' folders below the root.
 * @throws {Error} for a package whose licence nobody has reviewed.
 */
export function licenceTexts(root: string, folders: readonly string[]): string {
  return [...new Set(folders)]
    .sort()
    .map((folder) => {
      const { name, version, license = 'no licence named' } = manifestOf(root, folder);
      if (!/^\(?(?:MIT|ISC|BSD|Apache|0BSD|BlueOak|Unlicense|CC0)/.test(license))
        throw new Error(`${name} is under "${license}": review it before it goes into the tarball.`);
      const texts = readdirSync(join(root, folder))
        .filter((file) => LICENCE_FILE.test(file))
        .map((file) => readFileSync(join(root, folder, file), 'utf8').trim());
      return [`${name} ${version} (${license})`, ...texts].join('\n\n');
    })
    .join(`\n\n${'-'.repeat(80)}\n\n`);
}

function manifestOf(root: string, folder: string): Manifest {
  const file = join(root, folder, 'package.json');
  if (!existsSync(file)) throw new Error(`${file} is not there. Run npm ci.`);
  return JSON.parse(readFileSync(file, 'utf8')) as Manifest;
}
