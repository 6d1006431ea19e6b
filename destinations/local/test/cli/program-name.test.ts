import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programName } from '../../src/cli/program/program-name';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'encharge-destinations-')));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const PROGRAM = join(root, 'clone', 'bin', 'encharge-destinations.cjs');
const LINK = join(root, 'clone', 'node_modules', '.bin', 'encharge-destinations');

beforeAll(() => {
  for (const folder of ['clone/bin', 'clone/node_modules/.bin', 'clone/docs', 'elsewhere', 'global/bin'])
    mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(PROGRAM, '');
  symlinkSync(PROGRAM, LINK);
  symlinkSync(PROGRAM, join(root, 'global', 'bin', 'encharge-destinations'));
});

test.each([
  ['by npx', LINK, 'clone', 'npx --offline encharge-destinations'],
  ['by npx in a folder below', LINK, 'clone/docs', 'npx --offline encharge-destinations'],
  ['by its file, where npx finds it', PROGRAM, 'clone', 'npx --offline encharge-destinations'],
  ['by its file from elsewhere', PROGRAM, 'elsewhere', 'node ../clone/bin/encharge-destinations.cjs'],
  [
    'by a name on the PATH',
    join('global', 'bin', 'encharge-destinations'),
    'elsewhere',
    'encharge-destinations',
  ],
])('%s', (_name, script, folder, expected) => {
  const file = script.startsWith(root) ? script : join(root, script);
  expect(programName(file, join(root, folder), { PATH: `/bin:${join(root, 'global', 'bin')}` })).toBe(
    expected,
  );
});

test('another program with that name is not called by npx', () => {
  const other = join(root, 'elsewhere', 'node_modules', '.bin');
  mkdirSync(other, { recursive: true });
  writeFileSync(join(other, 'encharge-destinations'), '');
  expect(programName(PROGRAM, join(root, 'elsewhere'), {})).toMatch(/^node /);
});
