import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** Reports progress on stderr: stdout belongs to the command. */
export function say(text) {
  process.stderr.write(`encharge-destinations: ${text}\n`);
}

/**
 * Runs a program and waits until it ends.
 *
 * @param stdio As in `spawn`; by default the program has this terminal.
 * @returns its exit code; 128 + the signal's number when a signal ended it, as shells count.
 */
export function run(cwd, file, args, { stdio = 'inherit', env = process.env, shell = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd, env, stdio, shell });
    const stopForwarding = forwardSignals(child);
    child.once('error', (error) => {
      stopForwarding();
      say(`${file} could not be started (${error.code ?? error.message}).`);
      resolve(127);
    });
    child.once('close', (code, signal) => {
      stopForwarding();
      resolve(signal === null ? (code ?? 1) : 128 + (constants.signals[signal] ?? 0));
    });
  });
}

/** Runs a script with this Node. */
export function runNode(cwd, args, options) {
  return run(cwd, process.execPath, args, options);
}

/** Runs npm: the one that runs this script, if there is one. */
export function runNpm(cwd, args, options = {}) {
  const script = process.env['npm_execpath'];
  if (script !== undefined && /npm-cli\.[cm]?js$/.test(script))
    return runNode(cwd, [script, ...args], options);
  // On Windows npm is a batch file, which only a shell can start.
  return run(cwd, 'npm', args, { ...options, shell: process.platform === 'win32' });
}

/** Runs a program quietly: its output only appears when it fails. */
export async function runQuietly(cwd, args, env) {
  const chunks = [];
  const code = await new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const stopForwarding = forwardSignals(child);
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => chunks.push(chunk));
    child.once('error', () => resolve(127));
    child.once('close', (status, signal) => {
      stopForwarding();
      resolve(signal === null ? (status ?? 1) : 128 + (constants.signals[signal] ?? 0));
    });
  });
  if (code !== 0 && code < 128) process.stderr.write(Buffer.concat(chunks));
  return code;
}

/** Passes SIGINT and SIGTERM on and outlives them, so that the program's own exit code counts. */
function forwardSignals(child) {
  const forward = (signal) => child.kill(signal);
  process.on('SIGINT', forward);
  process.on('SIGTERM', forward);
  return () => {
    process.off('SIGINT', forward);
    process.off('SIGTERM', forward);
  };
}
