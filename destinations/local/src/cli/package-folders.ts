import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** This package: the nearest folder above, which is not as far from `src` as from the program's files in `dist/program`. */
export const PACKAGE_FOLDER = packageAbove(__dirname);

export const REPOSITORY_FOLDER = join(PACKAGE_FOLDER, '..', '..');

/** The workbench's page as Vite builds it. */
export const PAGE_FOLDER = join(PACKAGE_FOLDER, 'dist', 'page');

/** The repository's scenarios. */
export const FIXTURES_FOLDER = join(REPOSITORY_FOLDER, 'test', 'fixtures');

function packageAbove(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const above = dirname(folder);
  if (above === folder)
    throw new Error('The program is not in its package: there is no package.json above it.');
  return packageAbove(above);
}
