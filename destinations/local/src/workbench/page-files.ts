import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

export interface PageFile {
  type: string;
  bytes: Buffer;
  /** The gzipped body, where that pays off. */
  zipped?: Buffer;
  /** Its name contains a hash of its content: it never changes. */
  isForEver: boolean;
}

const TYPES: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.ico', 'image/x-icon'],
  ['.woff2', 'font/woff2'],
  ['.json', 'application/json'],
]);
const ZIPPED = new Set(['.html', '.js', '.css', '.svg', '.json']);
const HASHED_FOLDER = '/assets/';

/**
 * Reads the built page into memory, by URL path. Only this map answers requests, so a request's path never reaches the file system.
 *
 * @returns an empty map when the page is not built.
 */
export function readPageFiles(folder: string): ReadonlyMap<string, PageFile> {
  const files = new Map<string, PageFile>();
  if (!existsSync(folder)) return files;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = TYPES.get(extname(entry.name));
    if (!entry.isFile() || type === undefined) continue;
    const file = join(entry.parentPath, entry.name);
    const path = file.slice(folder.length).replaceAll('\\', '/');
    const bytes = readFileSync(file);
    files.set(path === '/index.html' ? '/' : path, {
      type,
      bytes,
      ...(ZIPPED.has(extname(entry.name)) ? { zipped: gzipSync(bytes) } : {}),
      isForEver: path.startsWith(HASHED_FOLDER),
    });
  }
  return files;
}
