import { dirname } from 'node:path';
import { circles, groupBy, importGraph, importsOf } from './import-graph';
import { files, isGenerated } from './source-files';

const MOST_SOURCES = 15;

const code = files.filter((file) => /\.(?:[cm]?ts|tsx|[cm]js)$/.test(file));
const graph = importGraph(code);

const breaches = {
  sizes: crowdedFolders(),
  folders: circles(groupBy(graph, folderOf)),
  files: circles(graph),
};

/**
 * The folder directly below `src`. Files at the root of `src` stand alone: `types.ts` is below the folders, `index.ts` above. `web/src` has
 * its own folders.
 */
function folderOf(file: string): string {
  return /^.*?\/src\/[^/]+/.exec(file)?.[0] ?? file;
}

/** Tests are found by the name of what they test, and nobody looks for generated files: neither counts. */
function crowdedFolders(): string[] {
  const counts = new Map<string, number>();
  for (const file of code) {
    if (/\.test\.tsx?$/.test(file) || isGenerated(file)) continue;
    counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count > MOST_SOURCES)
    .map(([folder, count]) => `${folder} has ${count} sources`);
}

test(`a folder has at most ${MOST_SOURCES} sources`, () => {
  expect(breaches.sizes).toEqual([]);
});

test('imports between the folders of a package go one way', () => {
  expect(breaches.folders).toEqual([]);
});

test('there are no import cycles, types included', () => {
  expect(breaches.files).toEqual([]);
});

test('the check finds imports in every form', () => {
  const text = `
    import { a } from './value';
    import type { B } from './type';
    export { c } from './re-export';
    export type { D } from './type-re-export';
    type E = import('./import-type').E;
    const text = <p>It's {await import('./dynamic')}</p>;
    const g = require('./required');
    // import './comment'
    const words = "import './text'";`;
  expect(importsOf('example.tsx', text)).toEqual([
    './value',
    './type',
    './re-export',
    './type-re-export',
    './import-type',
    './dynamic',
    './required',
  ]);
  expect([...graph.values()].flatMap((imported) => [...imported]).length).toBeGreaterThan(1000);
});

test('the check finds a cycle, also between folders', () => {
  const imports = new Map([
    ['p/src/index.ts', new Set(['p/src/a/one.ts'])],
    ['p/src/a/one.ts', new Set(['p/src/b/one.ts', 'p/src/types.ts'])],
    ['p/src/a/two.ts', new Set(['p/src/types.ts'])],
    ['p/src/b/one.ts', new Set(['p/src/a/two.ts'])],
    ['p/src/types.ts', new Set<string>()],
  ]);
  expect(circles(imports)).toEqual([]);
  expect(circles(groupBy(imports, folderOf)).sort()).toEqual([
    'p/src/a imports p/src/b',
    'p/src/b imports p/src/a',
  ]);
});
