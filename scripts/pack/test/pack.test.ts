import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { writeChecksums } from '../checksums';
import { licenceTexts } from '../licences';
import { packFolder } from '../pack-folder';
import { stageCore } from '../stage-core';
import { stageProgram } from '../stage-program';

// This bundles, packs and starts programs.
jest.setTimeout(180_000);

const root = join(__dirname, '../../..');
const event = '{"type":"track","event":"Signed Up","userId":"u-1"}';
const payload = { name: 'Signed Up', user: { userId: 'u-1' } };
let folder = '';
/** A project with both tarballs installed: the folders above are not ours. */
let project = '';
const tarballs: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pack-'));
  project = join(folder, 'project');
  const stages = [
    ['core', stageCore, '@encharge-destinations/core'],
    ['program', stageProgram, 'encharge-destinations'],
  ] as const;
  for (const [name, stage, target] of stages) {
    await stage(root, join(folder, name));
    tarballs.push(packFolder(join(folder, name), folder));
    const installed = join(project, 'node_modules', target);
    mkdirSync(installed, { recursive: true });
    execFileSync('tar', [
      'xzf',
      join(folder, tarballs.at(-1) ?? ''),
      '-C',
      installed,
      '--strip-components=1',
    ]);
  }
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Runs Node in the project. */
function node(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, args, { cwd: project, encoding: 'utf8' });
}

function manifest(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(project, 'node_modules', name, 'package.json'), 'utf8')) as Record<
    string,
    unknown
  >;
}

test.each([
  ['require', ['-e', `const { mapEvent } = require('@encharge-destinations/core')`]],
  ['import', ['--input-type=module', '-e', `import { mapEvent } from '@encharge-destinations/core'`]],
])('core works by %s, alone', (_way, [...args]) => {
  const code = `${args.pop() ?? ''}; console.log(JSON.stringify(mapEvent(${event}).payloads))`;
  const { stdout, stderr } = node(...args, code);
  expect([stdout, stderr]).toEqual([`${JSON.stringify([payload])}\n`, '']);
  expect(manifest('@encharge-destinations/core')['dependencies']).toBeUndefined();
});

test.each(['file.cts', 'file.mts'])('core has its types in %s', (name) => {
  const file = join(project, name);
  writeFileSync(
    file,
    `import { mapEvent } from '@encharge-destinations/core';\nexport const name: string | undefined = mapEvent({}).payloads[0]?.user?.userId;\nexport const wrong: number = mapEvent({});\n`,
  );
  const program = ts.createProgram([file], {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    strict: true,
    noEmit: true,
    types: [],
  });
  const faults = ts.getPreEmitDiagnostics(program).map(({ code, messageText }) => [code, messageText]);
  // The types are real: the one wrong line is the only fault.
  expect(faults).toEqual([[2322, expect.stringContaining("'MapResult'")]]);
});

test('the program depends only on the package that may not be redistributed', () => {
  const { dependencies, bin } = manifest('encharge-destinations');
  expect(Object.keys(dependencies as object)).toEqual(['@segment/fql-ts']);
  expect(bin).toEqual({ 'encharge-destinations': 'bin/encharge-destinations.cjs' });
  const licences = readFileSync(join(project, 'node_modules/encharge-destinations/LICENCES.txt'), 'utf8');
  for (const name of ['@segment/actions-core', '@rudderstack/integrations-lib', 'preact'])
    expect(licences).toMatch(new RegExp(`^${name} \\d`, 'm'));
});

describe('the installed program', () => {
  const program = 'node_modules/encharge-destinations/bin/encharge-destinations.cjs';

  beforeAll(() => {
    mkdirSync(join(project, 'node_modules', '@segment'), { recursive: true });
    symlinkSync(
      join(root, 'node_modules/@segment/fql-ts'),
      join(project, 'node_modules/@segment/fql-ts'),
      'junction',
    );
    writeFileSync(join(project, 'events.ndjson'), `${event}\n`);
    // Somebody's own file with one of our names: never run.
    mkdirSync(join(folder, 'scripts'), { recursive: true });
    cpSync(join(root, 'scripts/run.mjs'), join(project, 'scripts/run.mjs'));
  });

  test('runs the demo with both SDKs and both adapters', () => {
    const { status, stdout } = node(program, 'demo');
    expect(stdout).toMatch(/All \d+ checks hold\.\n$/);
    expect(status).toBe(0);
  });

  test('maps events, and includes the scenarios', () => {
    expect(JSON.parse(node(program, 'map', 'events.ndjson').stdout)).toEqual(payload);
    const { stdout } = node(program, 'explain', '--scenario', 'track/invite-sent');
    expect(stdout).toMatch(/^An invitation carries the email of somebody else\n/);
  });

  test('builds no bundle from files that happen to be above it', () => {
    const { status, stdout, stderr } = node(program, 'bundle', '--platform', 'segment');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('An installed program has no sources to build from.');
  });
});

test('checksums are those of the files', () => {
  writeChecksums(folder, tarballs);
  const lines = readFileSync(join(folder, 'SHA256SUMS'), 'utf8').trim().split('\n');
  expect(lines).toEqual(
    tarballs.map((name) => {
      const sum = createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex');
      return `${sum}  ${name}`;
    }),
  );
});

test('a package with an unreviewed licence stops the packing', () => {
  const name = join('node_modules', '@segment', 'fql-ts');
  expect(existsSync(join(root, name))).toBe(true);
  expect(() => licenceTexts(root, [name])).toThrow('@segment/fql-ts is under "no licence named"');
});
