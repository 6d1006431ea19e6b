import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** This package: the nearest folder above with a `package.json`. How far above differs between `src` and `dist/program`. */
export const PACKAGE_FOLDER = packageAbove(__dirname);

/** The scenarios packed with the program; the repository has none here. */
const PACKED_FIXTURES = join(PACKAGE_FOLDER, 'fixtures');

/** Absent for a program installed from a tarball: the folders above belong to somebody else. */
export const REPOSITORY_FOLDER = existsSync(PACKED_FIXTURES) ? undefined : join(PACKAGE_FOLDER, '..', '..');

/** The workbench page as built by Vite. */
export const PAGE_FOLDER = join(PACKAGE_FOLDER, 'dist', 'page');

export const FIXTURES_FOLDER =
  REPOSITORY_FOLDER === undefined ? PACKED_FIXTURES : join(REPOSITORY_FOLDER, 'test', 'fixtures');

function packageAbove(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const above = dirname(folder);
  if (above === folder)
    throw new Error('The program is outside its package: there is no package.json above it.');
  return packageAbove(above);
}
