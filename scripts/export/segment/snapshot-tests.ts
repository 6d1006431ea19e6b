import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The test that runs every action with random data; it names the actions for which the required fields alone name nobody. */
const TEST = '__tests__/snapshot.test.ts';
const NEED_DEFAULTS = "['addTag', 'removeTag']";
const WITH_NEW_ACTIONS = "['addTag', 'removeTag', 'trackScreenView', 'unsubscribeUser']";

/** The host's own snapshot test, which stays as it is but for our new actions. */
export function adjustedSnapshotTests(folder: string): [path: string, text: string][] {
  const file = join(folder, TEST);
  if (!existsSync(file)) return [];
  return [[TEST, readFileSync(file, 'utf8').replace(NEED_DEFAULTS, WITH_NEW_ACTIONS)]];
}
