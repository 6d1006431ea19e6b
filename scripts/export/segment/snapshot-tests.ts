import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExportedFile } from '../sources/exported-file';

/**
 * What changes in the host's own snapshot tests, which stay otherwise: actions for which the required fields alone name nobody get more.
 * Each is a text of the test and what takes its place.
 */
const CHANGES: Readonly<Record<string, readonly (readonly [before: string, after: string])[]>> = {
  '__tests__/snapshot.test.ts': [
    ["['addTag', 'removeTag']", "['addTag', 'removeTag', 'unsubscribeUser']"],
    [
      'destination, action, true)',
      "destination, action, !['aliasUser', 'trackScreenView'].includes(actionSlug))",
    ],
    // The test's event is of no audience; the action has separate tests.
    [
      'for (const actionSlug in destination.actions) {',
      "for (const actionSlug of Object.keys(destination.actions).filter((slug) => slug !== 'syncAudience')) {",
    ],
  ],
  'aliasUser/__tests__/snapshot.test.ts': [['destination, action, true)', 'destination, action, false)']],
};

/** The host's snapshot tests that change, by their paths. */
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
