import { execFile } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, posix, sep } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import ts from 'typescript';
import type { DestinationDefinition } from '@segment/actions-core';
import { contractOf, DIALECTS, hasOwnClock, loadScenarios } from '@encharge-destinations/testkit';
import { bodiesThrough } from './bodies-through';

const ROOT = join(__dirname, '../../../..');
const DESTINATIONS = 'packages/destination-actions/src/destinations';
const run = promisify(execFile);

// This starts a compiler and a second jest.
jest.setTimeout(180_000);

/** A checkout that contains only the folder that the export replaces, and our packages for running the export's tests. */
const checkout = mkdtempSync(join(tmpdir(), 'export-segment-'));
const folder = join(checkout, DESTINATIONS, 'encharge');
const script = join(checkout, 'export-segment.cjs');
const exportInto = (...args: string[]) => run(process.execPath, [script, ...args], { cwd: ROOT });

/** The host's setup around its tests; without `restore` every file would patch the same process again. */
const HOST_SETUP = `const nock = require('nock');
beforeAll(() => {
  nock.disableNetConnect();
  if (!nock.isActive()) nock.activate();
});
beforeEach(() => nock.cleanAll());
afterAll(() => nock.restore());
`;

/** The part of jest's report read here. */
interface Report {
  numPassedTests: number;
  numTotalTests: number;
  testResults: { message: string }[];
}

let files: string[] = [];
const read = (file: string): string => readFileSync(join(folder, file), 'utf8');

beforeAll(async () => {
  mkdirSync(join(folder, 'old'), { recursive: true });
  writeFileSync(join(folder, 'old', 'left-over.ts'), '');
  symlinkSync(join(ROOT, 'node_modules'), join(checkout, 'node_modules'), 'junction');
  await build({
    entryPoints: [join(ROOT, 'scripts/export/segment.ts')],
    outfile: script,
    bundle: true,
    platform: 'node',
    conditions: ['encharge-source'],
    external: ['prettier', 'typescript', '@segment/actions-core', 'zod'],
    logLevel: 'warning',
  });
  await exportInto(checkout);
  files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => posix.relative(folder, join(entry.parentPath, entry.name).split(sep).join('/')));
});

afterAll(() => {
  rmSync(checkout, { recursive: true, force: true });
});

test('the folder has the files that the host looks for, and no earlier ones', () => {
  const { actions } = JSON.parse(read('metadata.json')) as { actions: Record<string, unknown> };
  expect(Object.keys(actions)).toHaveLength(10);
  const wanted = Object.keys(actions).flatMap((key) =>
    ['index.ts', 'generated-types.ts', '__tests__/index.test.ts'].map((file) => `${key}/${file}`),
  );
  expect(
    ['index.ts', 'generated-types.ts', 'versioning-info.ts', ...wanted].filter(
      (file) => !files.includes(file),
    ),
  ).toEqual([]);
  expect(files).not.toContain('old/left-over.ts');
});

test('fields are written out, without the code that generates them', () => {
  expect(read('trackEvent/index.ts')).toContain("label: 'Event name'");
  expect(read('index.ts')).toContain("label: 'Write key'");
  expect(files.filter((file) => /^(?:fields|runner|saved|definition|function)\//.test(file))).toEqual([]);
});

test('every export is imported somewhere', () => {
  const sources = files.filter((file) => file.endsWith('.ts') && !file.includes('generated-types'));
  const unused = sources.flatMap((file) =>
    [...read(file).matchAll(/^export (?:async )?(?:const|function|class|interface|type) (\w+)/gm)]
      .map(([, name = '']) => name)
      .filter((name) => !sources.some((other) => other !== file && importedIn(read(other)).has(name)))
      .map((name) => `${file}: ${name}`),
  );
  expect(unused).toEqual([]);
});

/** The names that a source imports. */
function importedIn(text: string): Set<string> {
  return new Set(
    [...text.matchAll(/import (?:type )?\{([^}]*)\}/g)].flatMap(([, names = '']) =>
      names.split(',').map((name) => name.trim().replace(/ as .*/, '')),
    ),
  );
}

test('it imports only its own files and what the host has', () => {
  const foreign = files.flatMap((file) =>
    [...read(file).matchAll(/ from '([^']+)'/g)].flatMap(([, name = '']) => {
      const path = posix.join(posix.dirname(file), name);
      const isOwn =
        name.startsWith('.') &&
        [`${path}.ts`, posix.join(path, 'index.ts')].some((one) => files.includes(one));
      const isTest = file.includes('__tests__/');
      const isHosts =
        name === '@segment/actions-core' ||
        (isTest && ['nock', 'lodash/omit', '../../../../lib/test-data'].includes(name));
      return isOwn || isHosts ? [] : [`${file} imports ${name}`];
    }),
  );
  expect(foreign).toEqual([]);
  // The host's formatter cannot read it.
  expect(files.filter((file) => file.endsWith('.ts') && /\bsatisfies\b/.test(read(file)))).toEqual([]);
});

test('it compiles with the host’s options, whose library is ES2020', () => {
  const program = ts.createProgram(
    files
      .filter((file) => file.endsWith('.ts') && !file.includes('__tests__/'))
      .map((file) => join(folder, file)),
    {
      module: ts.ModuleKind.CommonJS,
      moduleResolution: ts.ModuleResolutionKind.Node10,
      target: ts.ScriptTarget.ES2020,
      lib: ['lib.es2020.d.ts'],
      strict: true,
      noUnusedLocals: true,
      noUnusedParameters: true,
      useUnknownInCatchVariables: false,
      esModuleInterop: true,
      skipLibCheck: true,
      noEmit: true,
      types: ['node'],
      typeRoots: [join(ROOT, 'node_modules/@types')],
    },
  );
  const faults = ts
    .getPreEmitDiagnostics(program)
    .filter(({ file }) => file?.fileName.includes(`/${DESTINATIONS}/`))
    .map(
      ({ file, messageText }) =>
        `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
  expect(faults).toEqual([]);
});

test('it sends what the contract’s scenarios require, in both dialects', async () => {
  const outfile = join(checkout, 'destination.cjs');
  await build({
    entryPoints: [join(folder, 'index.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    external: ['@segment/actions-core'],
    logLevel: 'warning',
  });
  const { default: destination } = createRequire(__filename)(outfile) as { default: DestinationDefinition };
  const send = bodiesThrough(destination);
  const scenarios = loadScenarios(join(ROOT, 'test', 'fixtures')).filter(
    (scenario) => !hasOwnClock(scenario) && scenario.expected.segment.error?.code !== 'invalid_option',
  );
  const breaches: string[] = [];
  for (const scenario of scenarios) {
    for (const dialect of DIALECTS) {
      const { kind, payloads } = contractOf(scenario, 'segment', dialect);
      const sent = await send(scenario.event, { ...scenario.options, dialect });
      const expected = kind === 'delivered' ? payloads : 'refused';
      if (JSON.stringify(sorted(sent)) !== JSON.stringify(sorted(expected)))
        breaches.push(`${scenario.id} (${dialect}): ${JSON.stringify(sent)}`);
    }
  }
  expect(scenarios.length).toBeGreaterThan(430);
  expect(breaches).toEqual([]);
});

/** The order of keys is not part of a body. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

test('its tests pass', async () => {
  const config = join(checkout, 'jest.config.json');
  const transform = {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2020' },
    module: { type: 'commonjs' },
  };
  const setup = join(checkout, 'setup.cjs');
  writeFileSync(setup, HOST_SETUP);
  writeFileSync(
    config,
    JSON.stringify({
      rootDir: checkout,
      // Compiled tests, and the keys that they give, are no files of the run.
      cacheDirectory: join(ROOT, 'node_modules/.cache/export-segment'),
      // Snapshots need the host's generator of random data.
      testMatch: ['**/__tests__/**/!(snapshot).test.ts'],
      setupFilesAfterEnv: [setup],
      transform: { '\\.ts$': ['@swc/jest', transform] },
    }),
  );
  const jest = join(dirname(require.resolve('jest/package.json')), 'bin/jest.js');
  const report = join(checkout, 'report.json');
  // A failing test shows up in the report.
  await run(process.execPath, [jest, '--config', config, '--json', '--outputFile', report, '-i'], {
    cwd: checkout,
    maxBuffer: Infinity,
  }).catch(() => undefined);
  const { testResults, ...totals } = JSON.parse(readFileSync(report, 'utf8')) as Report;
  expect(testResults.map(({ message }) => message).filter((message) => message !== '')).toEqual([]);
  expect(totals.numPassedTests).toBe(totals.numTotalTests);
  expect(totals.numTotalTests).toBeGreaterThan(120);
});

test('a second run changes nothing', async () => {
  const { stdout } = await exportInto(checkout);
  expect(stdout).toBe(`The folder is up to date: ${files.length} files.\n`);
});

test.each([
  ['without a folder', [], /Usage/],
  ['for a folder that is not a checkout', [join(ROOT, 'scripts')], /is not a checkout/],
])('it refuses to run %s', async (_name, args, message) => {
  await expect(exportInto(...args)).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringMatching(message) as string,
  });
});
