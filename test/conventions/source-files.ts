import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The root of the repository. */
export const ROOT = join(__dirname, '../..');

/** Every file that git tracks, relative to the root. */
export const tracked = listed('--cached');

/** Those, and every file that git would track. */
export const files = listed('--cached', '--others', '--exclude-standard');

function listed(...flags: readonly string[]): string[] {
  return execFileSync('git', ['ls-files', ...flags], { cwd: ROOT, encoding: 'utf8' })
    .split('\n')
    .filter((file) => file !== '');
}

/** The text of a file. */
export function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

/** True for a file whose first line says that it is generated. */
export function isGenerated(file: string): boolean {
  return /generated/i.test(read(file).split('\n', 1)[0] ?? '');
}

/** The folder of a file's package: `shared/core`. */
export function packageOf(file: string): string {
  return file.split('/').slice(0, 2).join('/');
}

/** The adapters' folders: everything in `destinations` except the command line. */
export const ADAPTERS = [
  ...new Set(files.filter((file) => file.startsWith('destinations/')).map(packageOf)),
].filter((folder) => folder !== 'destinations/local');

/** TypeScript sources of packages, without tests. */
export const sources = files.filter((file) => /^(?:shared|destinations)\/[^/]+\/src\/.*\.tsx?$/.test(file));
