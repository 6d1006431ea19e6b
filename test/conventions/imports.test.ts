import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { importsOf } from './import-graph';
import { ADAPTERS, packageOf, ROOT, sources } from './source-files';

const OURS = '@encharge-destinations/';

/** The packages of ours that a package's sources may import. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'shared/core': [],
  'shared/client': ['core'],
  'shared/sandbox': [],
  'shared/testkit': ['core'],
  ...Object.fromEntries(ADAPTERS.map((folder) => [folder, ['core', 'client']])),
  'destinations/local': [
    'core',
    'core/calls',
    'core/errors',
    'core/schema',
    'client',
    'sandbox',
    'testkit',
    ...ADAPTERS.map((folder) => folder.slice('destinations/'.length)),
  ],
};

const isBuiltin = (name: string): boolean => name.startsWith('node:') || builtinModules.includes(name);
const dependencyOf = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');

function breaches(check: (file: string, imported: string) => boolean): string[] {
  return sources.flatMap((file) =>
    importsOf(file)
      .filter((imported) => check(file, imported))
      .map((imported) => `${file} imports ${imported}`),
  );
}

test('the check finds imports', () => {
  expect(sources.flatMap((file) => importsOf(file)).length).toBeGreaterThan(1000);
});

test('packages import only those of our packages that the architecture allows', () => {
  expect(
    breaches(
      (file, imported) =>
        imported.startsWith(OURS) &&
        !(MAY_IMPORT[packageOf(file)] ?? []).includes(imported.slice(OURS.length)),
    ),
  ).toEqual([]);
});

test('core’s mapping path imports only itself, and only its schema imports zod', () => {
  expect(
    breaches((file, imported) => {
      if (!file.startsWith('shared/core/src/')) return false;
      if (imported === 'zod') return !file.startsWith('shared/core/src/schema/');
      return !imported.startsWith('.') || (!file.includes('/schema/') && imported.includes('schema'));
    }),
  ).toEqual([]);
});

test('only its adapter imports a host’s library', () => {
  const homes: Readonly<Record<string, string>> = {
    '@segment/actions-core': 'destinations/segment',
    '@rudderstack/integrations-lib': 'destinations/rudderstack',
  };
  expect(
    breaches(
      (file, imported) =>
        dependencyOf(imported) in homes && homes[dependencyOf(imported)] !== packageOf(file),
    ),
  ).toEqual([]);
});

test('relative imports stay inside the package and carry no extension', () => {
  expect(
    breaches((file, imported) => {
      if (!imported.startsWith('.')) return false;
      const target = join(file, '..', imported);
      return !target.startsWith(`${packageOf(file)}/`) || /\.[cm]?[jt]s$/.test(imported);
    }),
  ).toEqual([]);
});

test('every dependency is declared by the package that imports it', () => {
  const declared = (file: string): Record<string, string> => {
    const manifest = JSON.parse(readFileSync(join(ROOT, packageOf(file), 'package.json'), 'utf8')) as {
      dependencies?: Record<string, string>;
    };
    return manifest.dependencies ?? {};
  };
  expect(
    breaches(
      (file, imported) =>
        /^[^.#]/.test(imported) && !isBuiltin(imported) && !(dependencyOf(imported) in declared(file)),
    ),
  ).toEqual([]);
});

test('index files only re-export by name', () => {
  const texts = sources
    .filter((file) => file.endsWith('/src/index.ts'))
    .map((file) => [file, readFileSync(join(ROOT, file), 'utf8')] as const);
  for (const [file, text] of texts) {
    const rest = text.replaceAll(/^export (?:type )?\{[^}]*\} from '[^']+';$/gm, '').trim();
    expect([file, rest]).toEqual([file, '']);
  }
});
