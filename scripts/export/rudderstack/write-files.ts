import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import * as ownPrettier from 'prettier';
import type { ExportedFile } from '../sources/exported-file';
import type { InsertedLine } from './inserted-lines';

/** The checkout's own prettier, where its packages are installed: versions lay out some types differently. */
function prettierOf(root: string): Pick<typeof ownPrettier, 'format' | 'resolveConfig'> {
  if (!existsSync(join(root, 'node_modules', 'prettier'))) return ownPrettier;
  return createRequire(join(resolve(root), 'package.json'))('prettier') as typeof ownPrettier;
}

/**
 * Writes files into a checkout, formatted by its own prettier. Up-to-date files are not touched.
 *
 * @returns the paths that were written.
 */
export async function writeFiles(root: string, files: readonly ExportedFile[]): Promise<string[]> {
  const { format, resolveConfig } = prettierOf(root);
  const written: string[] = [];
  for (const { path, text } of files) {
    const file = join(root, path);
    const wanted = await format(text, { ...(await resolveConfig(file)), filepath: file });
    if (writeIfDifferent(file, wanted)) written.push(path);
  }
  return written;
}

/**
 * Inserts lines into existing files.
 *
 * @returns the paths that were changed.
 * @throws Error naming the line that found no place.
 */
export function insertLines(root: string, lines: readonly InsertedLine[]): string[] {
  return lines
    .filter(({ path, line, into }) => {
      const file = join(root, path);
      const wanted = existsSync(file) ? into(readFileSync(file, 'utf8')) : undefined;
      if (wanted === undefined) throw new Error(`${path} has no place for this line: ${line}`);
      return writeIfDifferent(file, wanted);
    })
    .map(({ path }) => path);
}

/**
 * Removes an earlier export's files from folders that contain only exports.
 *
 * @returns the paths that were removed.
 */
export function removeOthers(
  root: string,
  folders: readonly string[],
  files: readonly ExportedFile[],
): string[] {
  const wanted = new Set(files.map(({ path }) => path));
  return folders.flatMap((folder) => {
    const left = filesIn(root, folder).filter((path) => !wanted.has(path));
    for (const path of left) {
      rmSync(join(root, path));
      if (readdirSync(dirname(join(root, path))).length === 0) rmdirSync(dirname(join(root, path)));
    }
    return left;
  });
}

function filesIn(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesIn(root, path) : [path];
  });
}

function writeIfDifferent(file: string, wanted: string): boolean {
  if (existsSync(file) && readFileSync(file, 'utf8') === wanted) return false;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, wanted);
  return true;
}
