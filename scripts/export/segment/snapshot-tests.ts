import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExportedFile } from '../sources/exported-file';

/**
 * The changes to the host's own snapshot tests, which otherwise stay: actions whose required fields alone name nobody get more. Each entry
 * is a text in the test and its replacement.
 */
const CHANGES: Readonly<Record<string, readonly (readonly [before: string, after: string])[]>> = {
  '__tests__/snapshot.test.ts': [
    ["['addTag', 'removeTag']", "['addTag', 'removeTag', 'unsubscribeUser']"],
    [
      'destination, action, true)',
      "destination, action, !['aliasUser', 'trackScreenView'].includes(actionSlug))",
    ],
    // The test's event belongs to no audience; the action has separate tests.
    [
      'for (const actionSlug in destination.actions) {',
      "for (const actionSlug of Object.keys(destination.actions).filter((slug) => slug !== 'syncAudience')) {",
    ],
  ],
  'aliasUser/__tests__/snapshot.test.ts': [['destination, action, true)', 'destination, action, false)']],
};

/** The host's snapshot tests that change, by path. */
export function adjustedSnapshotTests(folder: string): ExportedFile[] {
  return Object.entries(CHANGES).flatMap(([path, changes]): ExportedFile[] => {
    const file = join(folder, path);
    if (!existsSync(file)) return [];
    const text = readFileSync(file, 'utf8');
    return [
      { path, text: changes.reduce((changed, [before, after]) => changed.replace(before, after), text) },
    ];
  });
}
