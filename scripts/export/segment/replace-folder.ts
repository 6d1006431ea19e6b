import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/** What changed in a folder: paths in it, sorted. */
export interface Changes {
  written: string[];
  removed: string[];
}

/** The host's own snapshot tests of its existing actions stay as they are, and what the host's jest writes. */
const KEPT = /(?:^|\/)(?:__tests__\/snapshot\.test\.ts|__snapshots__\/.+)$/;

/**
 * Makes a folder contain only these files and snapshot tests. Up-to-date files are not touched.
 *
 * @param files Texts by path in the folder, with slashes.
 */
export function replaceFolder(folder: string, files: ReadonlyMap<string, string>): Changes {
  const removed = filesIn(folder).filter((path) => !files.has(path) && !KEPT.test(path));
  for (const path of removed) rmSync(join(folder, path));
  const written = [...files].filter(([path, text]) => write(join(folder, path), text)).map(([path]) => path);
  if (existsSync(folder)) removeEmptyFolders(folder);
  return { written: written.sort(), removed: removed.sort() };
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

function write(file: string, text: string): boolean {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return false;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return true;
}

function removeEmptyFolders(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) removeEmptyFolders(join(folder, entry.name));
  }
  if (readdirSync(folder).length === 0) rmSync(folder, { recursive: true });
}
