import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { files, read, ROOT } from './source-files';

// The test keys contain one word, which every run's reporter searches for.

jest.setTimeout(60_000);

// In two pieces, so that this file's own run does not find the first ones.
const MARKED = `wk-unseen' + 'key-1`;
const WAYS: Record<string, readonly [test: string, says: string]> = {
  'a line of the log': [`console.log('${MARKED}')`, 'The output of the run contains a key.'],
  'base64 in it': [
    `console.log(Buffer.from('ab${MARKED}c').toString('base64'))`,
    'The output of the run contains a key.',
  ],
  'a removed file': [
    `fs.writeFileSync(path.join(folder, 'a.log'), '${MARKED}'); fs.rmSync(folder, { recursive: true })`,
    'A test file contains a key: a.log',
  ],
  'a source that is exported': [
    `fs.writeFileSync(path.join(folder, 'index.ts'), '${MARKED}'); fs.rmSync(folder, { recursive: true })`,
    'A test file contains a key: index.ts',
  ],
  'a file that is left': [`fs.writeFileSync(path.join(folder, 'b.log'), '')`, 'in the temporary folder.'],
  'an error that is expected': [
    `return expect(Promise.reject(new Error('${MARKED}'))).rejects.toThrow()`,
    'An error that the test expects contains a test key',
  ],
  'its cause': [
    `return expect(Promise.reject(new Error('a', { cause: { body: '${MARKED}' } }))).rejects.toThrow()`,
    'An error that the test expects contains a test key',
  ],
  'a thrown error': [
    `expect(() => { throw new Error('${MARKED}') }).toThrow()`,
    'An error that the test expects contains a test key',
  ],
  // It gives its key; what it writes is searched.
  'nothing in a test that is exported': [
    `fs.writeFileSync(path.join(folder, 'a.test.ts'), '${MARKED}'); fs.rmSync(folder, { recursive: true })`,
    'Tests:       1 passed, 1 total',
  ],
};

// Not among the files of the run.
const CACHE = join(ROOT, 'node_modules/.cache/keys-in-runs');

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'keys-in-runs-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each(Object.entries(WAYS))('a run detects %s', (name, [body, says]) => {
  const rootDir = join(folder, name.replaceAll(' ', '-'));
  mkdirSync(rootDir);
  const config = join(ROOT, 'scripts/config/jest.config.cjs');
  const start = `const fs = require('node:fs'); const path = require('node:path');`;
  const made = body.includes('folder');
  const temporary = `const folder = fs.mkdtempSync(path.join(require('node:os').tmpdir(), 'a-'));`;
  writeFileSync(
    join(rootDir, 'leak.test.js'),
    `${start} test('t', () => { ${made ? temporary : ''} ${body} })`,
  );
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      join(ROOT, 'node_modules/jest/bin/jest.js'),
      '--config',
      config,
      '--rootDir',
      rootDir,
      '-i',
      '--testMatch',
      '**/leak.test.js',
      '--cacheDirectory',
      CACHE,
    ],
    { cwd: ROOT, encoding: 'utf8' },
  );
  expect({ says: stderr.includes(says), failed: status !== 0 }).toEqual({
    says: true,
    failed: !name.startsWith('nothing'),
  });
});

/** What a test passes as a key without it being one: blank, rejected before use, a placeholder, or the sandbox's own. */
const NO_KEY =
  /^(?:\s*|any|key|x|short|bench|abc|set-by-hand|my-write-key|sandbox-\w+-key|[a-f0-9]{8,}|.*(?:\{|env\.|\\).*)$/;

const isOfTests = (file: string): boolean => /(?:^|\/)(?:test|__tests__)\/.*\.ts$/.test(file);

test('every key of a test is marked', () => {
  const given =
    /(?:writeKey|apiKey|ENCHARGE_(?:WRITE|API)_KEY|X-Encharge-Token|\bKEY)['"]?\]?(?: =|:) ['"`]([^'"`]*)['"`]/g;
  const keys = files
    .filter(isOfTests)
    .flatMap((file) => [...read(file).matchAll(given)].map(([, key = '']) => ({ file, key })));
  expect(keys.length).toBeGreaterThan(80);
  expect(keys.filter(({ key }) => !key.includes('unseenkey') && !NO_KEY.test(key))).toEqual([]);
});

test('no other file of the repository holds one', () => {
  const others = files.filter((file) => !isOfTests(file) && file !== 'scripts/config/keys/marked-key.cjs');
  expect(Object.fromEntries(others.map((file) => [file, read(file)]))).toHoldNoKey();
});
