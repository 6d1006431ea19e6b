import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as ours from 'prettier';

/** The options in the package.json of Segment's repository. */
const OPTIONS = { semi: false, singleQuote: true, trailingComma: 'none', printWidth: 120 } as const;

/** What that repository excludes from prettier: its generator writes it. */
const UNFORMATTED = new Set(['metadata.json']);

/** Formats a file by its path. */
export interface Formatter {
  format: (path: string, text: string) => Promise<string>;
  /** Which prettier it is. */
  words: string;
}

/** The part of prettier used here: version 2 formats synchronously, version 3 asynchronously. */
interface Prettier {
  version: string;
  format: (text: string, options: ours.Options) => string | Promise<string>;
}

/** The checkout's prettier, which its checks will use, or ours when nothing is installed there. */
export function formatter(checkout: string): Formatter {
  const installed = join(checkout, 'node_modules', 'prettier');
  const isInstalled = existsSync(installed);
  const prettier: Prettier = isInstalled
    ? (createRequire(join(checkout, 'package.json'))('prettier') as Prettier)
    : ours;
  return {
    format: async (path, text) =>
      UNFORMATTED.has(path) ? text : prettier.format(text, { ...OPTIONS, filepath: path }),
    words: `${isInstalled ? "the checkout's" : 'our'} prettier ${prettier.version}`,
  };
}
