import { join } from 'node:path';

// This file stands at the top of `src`: in `dist`, and in the program's single file, the way to the package is as long.
const PACKAGE = join(__dirname, '..');

/** The workbench's page as Vite builds it. */
export const PAGE_FOLDER = join(PACKAGE, 'dist', 'page');

/** The repository's scenarios. */
export const FIXTURES_FOLDER = join(PACKAGE, '..', '..', 'test', 'fixtures');
