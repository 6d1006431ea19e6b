import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { destination } from '@encharge-destinations/segment';
import { adjusted } from './adjustments';
import { exportedModule } from './exported-module';
import type { ExportedFile } from './exported-module';
import { reachedFrom } from './module-graph';
import { scenarioFiles } from './scenario-files';
import { ENTRY, PACKAGES } from './target-path';

const GENERATED = 'destinations/segment/src/generated';
const TESTS = 'scripts/export/segment/host-tests';

/**
 * Every file of the exported folder, not yet formatted.
 *
 * @param root The root of this repository.
 */
export function exportedFiles(root: string): ExportedFile[] {
  const actions = Object.keys(destination.actions);
  const types = actions.map((key) => posix.join(GENERATED, key, 'generated-types.ts'));
  const sources = reachedFrom(root, [ENTRY, ...types]);
  const ours = new Set(sources.map(({ path }) => path));
  const tests = reachedFrom(root, testFiles(root), true).filter(
    ({ path }) => !ours.has(path) && !isPackage(path),
  );
  return [
    ...[...sources, ...tests].flatMap((module) => adjusted(exportedModule(root, module, actions))),
    ...scenarioFiles(root),
    { path: 'metadata.json', text: metadata(root) },
  ];
}

/** As the host's generator writes it. */
function metadata(root: string): string {
  const data: unknown = JSON.parse(readFileSync(join(root, GENERATED, 'metadata.json'), 'utf8'));
  return `${JSON.stringify(data, undefined, 2)}\n`;
}

function isPackage(path: string): boolean {
  return Object.values(PACKAGES).includes(path);
}

function testFiles(root: string): string[] {
  return readdirSync(join(root, TESTS), { recursive: true, encoding: 'utf8' })
    .map((path) => posix.join(TESTS, path.split('\\').join('/')))
    .filter((path) => path.endsWith('.test.ts') && existsSync(join(root, path)));
}
