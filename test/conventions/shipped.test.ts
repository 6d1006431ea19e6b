import { join } from 'node:path';
import { bundleDefinitions } from '../../scripts/bundle/bundles';
import { reachableSources } from '../../scripts/export/sources/source-graph';
import { transformerHost } from '../../scripts/export/rudderstack/adapter-files';
import { segmentHost } from '../../scripts/export/segment/exported-files';
import { reachedBy } from '../../scripts/export/sources/host';
import { ADAPTERS, read, ROOT, sources } from './source-files';

/** The folders that run an adapter on this machine, and core's explanations. */
const ONLY_HERE = /(?:^|\/)(?:runner|saved|explain)\//;

/** Every source that these need, including types, by its path without `.ts`. */
function reached(folder: string, entry: string, isReplaced?: (path: string) => boolean): string[] {
  const sources = reachableSources(join(ROOT, folder), [entry.replace(/\.ts$/, '')], isReplaced);
  return [...sources.keys()];
}

test('the check finds a runner behind a package’s index', () => {
  const found = ['segment', 'rudderstack'].map((name) => reached(`destinations/${name}/src`, 'index'));
  expect(found.map((paths) => paths.includes('runner/create-runner'))).toEqual([true, true]);
});

const SHIPPED: readonly (readonly [title: string, paths: readonly string[]])[] = [
  ['the export into Segment', [...reachedBy(segmentHost(ROOT)).modules.keys()]],
  ['the export into RudderStack', [...reachedBy(transformerHost(ROOT)).modules.keys()]],
  ...Object.values(bundleDefinitions).map(({ title, entry }) => [title, reached('.', entry)] as const),
];

test.each(SHIPPED)('%s contains nothing that only runs it here', (_title, paths) => {
  expect(paths.length).toBeGreaterThan(3);
  expect(paths.filter((path) => ONLY_HERE.test(path))).toEqual([]);
});

test.each(ADAPTERS)('%s finds Encharge where it is, whatever the environment says', (folder) => {
  const own = sources.filter((file) => file.startsWith(`${folder}/`));
  expect(own.length).toBeGreaterThan(20);
  expect(own.filter((file) => /process\.env|NODE_ENV|localhost/.test(read(file)))).toEqual([]);
});
