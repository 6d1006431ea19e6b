import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '..', '..', 'destinations', 'local');
/** The program itself, for tests that start it in another way; `start` says when it is not built. */
export const PROGRAM = join(FOLDER, 'bin', 'encharge-destinations.cjs');

/** A run of the program, with its output so far. */
export interface Program extends ChildProcessWithoutNullStreams {
  out: string;
  err: string;
}

/** Starts the built program. */
export function start(args: readonly string[], env: Record<string, string> = {}): Program {
  if (!existsSync(join(FOLDER, 'dist', 'program', 'cli.js')))
    throw new Error('The command line is not built. "npm test" builds it; by hand: npm run build.');
  const child = spawn(process.execPath, [PROGRAM, ...args], { env: { ...process.env, ...env } }) as Program;
  child.out = '';
  child.err = '';
  child.stdout.on('data', (chunk: Buffer) => (child.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (child.err += chunk.toString()));
  return child;
}

/** The exit code; `null` when a signal ended it. */
export async function ended(child: Program): Promise<number | null> {
  const [code] = (await once(child, 'close')) as [number | null];
  expect([child.out, child.err]).toHoldNoKey();
  return code;
}
