import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ADAPTERS, files, isGenerated, read, ROOT, sources, tracked } from './source-files';

const PACKAGES = ['core', 'client', 'sandbox', 'testkit'].map((name) => `shared/${name}`);
const TOP_LEVEL = new Set([
  'destinations',
  'shared',
  'test',
  'scripts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'turbo.json',
  'README.md',
  'LICENSE',
  'CHANGELOG.md',
]);
const texts = files.filter(
  (file) =>
    /\.(?:[cm]?[jt]sx?|json|md|html|css|ya?ml|txt|ndjson)$|\/run$/.test(file) && existsSync(join(ROOT, file)),
);

/** Texts shaped like a secret: Encharge's keys are JWTs or long hexadecimal texts. */
const SECRET = /eyJ[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{20,}\.|\b[0-9a-f]{40,}\b/;
const MACHINE_PATH = /(?:^|[\s"'`(=])\/(?:home|root|Users|work)\/[A-Za-z]/;
/** At the start of a line, or quoted by a formatter. */
const MERGE_MARKER = /^(?:> )*(?:<{7}|>{7}|(?:> ){6}>) \S/m;
const REGISTRY_HOST = /https?:\/\/(?:registry|deb)\./;

function matches(pattern: RegExp, skip: (file: string) => boolean): string[] {
  return texts.filter((file) => !skip(file) && pattern.test(read(file)));
}

test('the top level contains only the expected files', () => {
  // Untracked files may contain events that somebody is trying out.
  const found = new Set(
    tracked.map((file) => file.split('/')[0] ?? '').filter((name) => !name.startsWith('.')),
  );
  expect([...found].filter((name) => !TOP_LEVEL.has(name))).toEqual([]);
});

test.each([...PACKAGES, ...ADAPTERS, 'destinations/local'])('%s has the shape of a package', (folder) => {
  const wanted = ['package.json', 'README.md', 'tsconfig.build.json', 'src/index.ts'];
  const hasTests = files.some((file) => file.startsWith(`${folder}/test/`) && file.endsWith('.test.ts'));
  const missing = wanted.filter((file) => !files.includes(`${folder}/${file}`));
  expect([...missing, ...(hasTests ? [] : ['test/*.test.ts'])]).toEqual([]);
});

test.each(ADAPTERS)('%s has the shape of an adapter', (folder) => {
  expect(
    ['src/definition/create-destination.ts', 'src/runner/create-runner.ts'].filter(
      (file) => !files.includes(`${folder}/${file}`),
    ),
  ).toEqual([]);
  expect(files.some((file) => file.startsWith(`${folder}/src/`) && file.endsWith('/errors.ts'))).toBe(true);
  expect(files.some((file) => file.startsWith(`${folder}/docs/`))).toBe(true);
});

test('source files are kebab-case and hold one idea: at most 300 lines', () => {
  expect(
    sources.filter(
      (file) =>
        !/\/[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z]+)?\.tsx?$/.test(file) && !/\/[a-z][A-Za-z]+\//.test(file),
    ),
  ).toEqual([]);
  expect(sources.filter((file) => read(file).split('\n').length > 301 && !isGenerated(file))).toEqual([]);
});

test('no secret, no path of a machine, no registry host', () => {
  expect(matches(SECRET, (file) => file === 'package-lock.json')).toEqual([]);
  expect(matches(MACHINE_PATH, (file) => file.startsWith('test/conventions/'))).toEqual([]);
  expect(matches(REGISTRY_HOST, (file) => file.startsWith('test/conventions/'))).toEqual([]);
});

test('nothing is silenced or left unfinished', () => {
  const silenced =
    /@ts-ignore|@ts-nocheck|eslint-disable|\b(?:test|it|describe)\.(?:only|skip)\b|\bTODO\b|\bFIXME\b/;
  expect(
    texts.filter(
      (file) =>
        /\.[cm]?tsx?$/.test(file) && !file.startsWith('test/conventions/') && silenced.test(read(file)),
    ),
  ).toEqual([]);
});

test('no merge marker is left', () => {
  expect(matches(MERGE_MARKER, () => false)).toEqual([]);
});

test('the lockfile contains no download URLs', () => {
  expect(read('package-lock.json')).not.toMatch(/"resolved": "[a-z+]+:/);
});
