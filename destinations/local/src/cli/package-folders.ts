import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** This package: the nearest folder above, which is not as far from `src` as from the program's files in `dist/program`. */
export const PACKAGE_FOLDER = packageAbove(__dirname);

/** The scenarios that were packed with the program; in the repository there are none here. */
const PACKED_FIXTURES = join(PACKAGE_FOLDER, 'fixtures');

/** None for a program that was installed from a tarball: what lies above it then is somebody else's. */
export const REPOSITORY_FOLDER = existsSync(PACKED_FIXTURES) ? undefined : join(PACKAGE_FOLDER, '..', '..');

/** The workbench's page as Vite builds it. */
export const PAGE_FOLDER = join(PACKAGE_FOLDER, 'dist', 'page');

/** The scenarios. */
export const FIXTURES_FOLDER =
  REPOSITORY_FOLDER === undefined ? PACKED_FIXTURES : join(REPOSITORY_FOLDER, 'test', 'fixtures');

function packageAbove(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const above = dirname(folder);
  if (above === folder)
    throw new Error('The program is not in its package: there is no package.json above it.');
  return packageAbove(above);
}
