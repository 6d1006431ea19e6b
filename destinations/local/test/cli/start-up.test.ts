import { execFileSync, spawnSync } from 'node:child_process';
import { dirname, join, relative } from 'node:path';
import { COMMANDS } from '../../src/commands/command-list';
import { testIo } from '../run-program';
import { temporaryFiles } from '../temporary-files';

const ROOT = join(__dirname, '..', '..', '..', '..');
const HELPS = ['', ...COMMANDS.map(({ name }) => `${name} `)].map((command): [string, string[]] => {
  const name = `${command}--help`;
  return [name, name.split(' ')];
});

/** What a help text may load. Whatever only a run needs belongs behind the `import()` in the command's action. */
const LIGHT = [
  /^node_modules\/(?:commander|picocolors)\//,
  /^shared\/core\/src\/(?:calls|errors)\.ts$/,
  /^destinations\/local\/src\/commands\/(?:command-list|\w+\/command)\.ts$/,
  /^destinations\/local\/src\/(?:run-cli|cli\/(?:command-entry|context|exit-codes|output|package-folders|platforms|program\/[\w-]+|usage-error))\.ts$/,
  // For the flags:
  /^destinations\/local\/src\/(?:cli\/flags\/(?:common-flags|flag-values|usual-ports)|cli\/text\/durations|send\/delivery-flags)\.ts$/,
];

/** The modules that the program loads for these arguments, from the repository's root, without Node's own. */
async function loadedFor(argv: readonly string[]): Promise<string[]> {
  jest.resetModules();
  const { runCli } = await import('#run-cli');
  await runCli(argv, testIo());
  return Object.keys(require.cache).map((path) => relative(ROOT, path));
}

describe('from the sources', () => {
  const needless = (loaded: readonly string[]): string[] =>
    loaded.filter((path) => !LIGHT.some((light) => light.test(path)));

  test('the check sees what a run loads', async () => {
    const loaded = needless(await loadedFor(['map']));
    expect(loaded).toContain('destinations/local/src/commands/map/run.ts');
    expect(loaded).toContain('shared/core/src/map-event.ts');
  });

  test.each(HELPS)('%s loads what it needs for printing, and no more', async (_name, argv) => {
    const loaded = await loadedFor(argv);
    expect(loaded).toContain('destinations/local/src/run-cli.ts');
    expect(needless(loaded)).toEqual([]);
  });
});

describe('from the bundle', () => {
  const file = temporaryFiles();
  // The program looks for its package in the folders above.
  const folder = join(dirname(file('package.json', '{}')), 'program');
  const hook = file(
    'report-loaded-modules.cjs',
    `const Module = require('node:module');
const load = Module._load;
const loaded = new Set();
Module._load = function (name, ...rest) {
  loaded.add(name);
  return load.call(this, name, ...rest);
};
process.on('exit', () => process.stderr.write(JSON.stringify([...loaded])));`,
  );

  beforeAll(() => {
    execFileSync(process.execPath, [
      join(ROOT, 'destinations', 'local', 'scripts', 'bundle-program.mjs'),
      folder,
    ]);
  });

  /** Everything loaded besides the program and what Node has in memory anyway, or nearly. */
  function loadedBy(argv: readonly string[]): string[] {
    const program = join(folder, 'cli.js');
    const run = spawnSync(process.execPath, ['-r', hook, program, ...argv], { input: '', encoding: 'utf8' });
    const [said = ''] = /\[".*"\]$/.exec(run.stderr) ?? [];
    const known = [
      program,
      ...['child_process', 'events', 'fs', 'path', 'process', 'tty'].map((name) => `node:${name}`),
    ];
    return (JSON.parse(said) as string[]).filter((name) => !known.includes(name));
  }

  test('the check sees what a run loads', () => {
    expect(loadedBy(['map'])).toContain('node:zlib');
  });

  test.each(HELPS)('%s comes from the program and three more files', (_name, argv) => {
    const loaded = loadedBy(argv);
    expect(loaded.filter((name) => !/^\.\/chunk-\w+\.js$/.test(name))).toEqual([]);
    // Two contain the few lines by which bundled modules find each other.
    expect(loaded.length).toBeLessThanOrEqual(3);
  });
});
