#!/usr/bin/env node
// One entry point for every command of this repository: `node scripts/run.mjs start|demo|test|verify|<script> [arguments]`. Plain Node
// without dependencies, because it runs before they are installed: it installs and builds what the command needs, says so on stderr, then
// runs it.
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './run/build.mjs';
import { checkNode } from './run/check-node.mjs';
import { bundleScript } from './run/bundle-script.mjs';
import { install } from './run/install.mjs';
import { run, runNode, runNpm, say } from './run/processes.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
// A command that runs another of ours (verify → generate) need not prepare twice.
const PREPARED = 'ENCHARGE_DESTINATIONS_PREPARED';

// What a demo needs, built in seconds; everything else also needs the packages by name.
const PROGRAM = ['program'];
const EVERYTHING = ['build', 'program'];

const [command, ...args] = process.argv.slice(2);
process.exitCode = await main();

async function main() {
  if (!checkNode()) return 1;
  if (command === undefined) return usage();
  const isScript = !['start', 'demo', 'test', 'verify'].includes(command);
  if (isScript && !scripts().includes(command)) return usage();
  const prepared = await prepare(['start', 'demo'].includes(command) ? PROGRAM : EVERYTHING);
  if (prepared !== 0) return prepared;
  switch (command) {
    case 'start':
    case 'demo':
      return runNode(ROOT, [
        join('destinations', 'local', 'bin', 'encharge-destinations.cjs'),
        command,
        ...args,
      ]);
    case 'test':
      return runNode(ROOT, jestArguments(args));
    case 'verify':
      return verify();
    default:
      return runNode(ROOT, ['--enable-source-maps', await bundleScript(ROOT, command), ...args]);
  }
}

async function prepare(tasks) {
  if (process.env[PREPARED] === ROOT) return 0;
  const installed = await install(ROOT);
  if (installed !== 0) return installed;
  const built = await build(ROOT, tasks);
  if (built === 0 && tasks === EVERYTHING) process.env[PREPARED] = ROOT;
  return built;
}

function jestArguments(more) {
  const config = more.length === 0 ? 'jest.quick.config.cjs' : 'jest.config.cjs';
  return [
    join('node_modules', 'jest', 'bin', 'jest.js'),
    ...(more.includes('--config') ? [] : ['--config', `scripts/config/${config}`]),
    ...more,
  ];
}

/** What continuous integration does, on this machine: every step runs, even after one fails. */
async function verify() {
  const steps = [
    ['formatting', () => runNpm(ROOT, ['run', '--silent', 'format:check'])],
    ['lint', () => runNpm(ROOT, ['run', '--silent', 'lint'])],
    ['types', () => runNpm(ROOT, ['run', '--silent', 'typecheck'])],
    ...(scripts().includes('generate')
      ? [['generated files', () => runNpm(ROOT, ['run', '--silent', 'generate:check'])]]
      : []),
    ['tests', () => run(ROOT, process.execPath, jestArguments(args))],
    ['slow tests', () => runNpm(ROOT, ['run', '--silent', 'test:slow'])],
    ['exports', () => runNpm(ROOT, ['run', '--silent', 'test:exports'])],
    ['browser tests', () => runNpm(ROOT, ['run', '--silent', 'test:browser'])],
  ];
  const results = [];
  for (const [name, step] of steps) {
    say(`${name} …`);
    const started = Date.now();
    const code = await step();
    if (code >= 128) return code;
    results.push(
      `${code === 0 ? 'passed' : 'FAILED'}  ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`,
    );
    if (code !== 0) say(`${name}: failed with exit code ${code}`);
  }
  const failed = results.filter((result) => result.startsWith('FAILED')).length;
  process.stdout.write(`\n${results.join('\n')}\n${results.length - failed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

/** The names of `scripts/<name>.ts`, and of `scripts/export/<name>.ts` with their folder. */
function scripts() {
  return ['', 'export/'].flatMap((folder) =>
    readdirSync(join(ROOT, 'scripts', folder))
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `${folder}${file.slice(0, -'.ts'.length)}`),
  );
}

function usage() {
  if (command !== undefined) say(`there is no command "${command}".`);
  say(
    `usage: node scripts/run.mjs COMMAND [ARGUMENTS]; commands: ${['start', 'demo', 'test', 'verify', ...scripts()].join(', ')}`,
  );
  return 2;
}
