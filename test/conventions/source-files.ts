import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The root of the repository. */
export const ROOT = join(__dirname, '../..');

/** Every file that git tracks or would track, relative to the root. */
export const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: ROOT,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '');

/** The text of a file. */
export function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

/** What a TypeScript source imports, types left out. */
export function importsOf(file: string): string[] {
  const text = read(file);
  const statements = text.matchAll(
    /^(?:import|export)\s+(?!type\b)[^;]*?from\s+'([^']+)'|\b(?:import|require)\(\s*'([^']+)'\s*\)|^import '([^']+)'/gm,
  );
  return [...statements].map(([, from, called, bare]) => from ?? called ?? bare ?? '');
}

/** TypeScript sources of packages, without tests. */
export const sources = files.filter((file) => /^(?:shared|destinations)\/[^/]+\/src\/.*\.tsx?$/.test(file));
