import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** The built program with the workbench running. */
export interface Program {
  /** The page's URL. */
  url: string;
  stop: () => Promise<void>;
}

/** `npm start` runs `start`: the demo first, which leaves its people in Encharge. */
export type Command = 'workbench' | 'start';

const PROGRAM = join('destinations', 'local', 'bin', 'encharge-destinations.cjs');
/** On its own line: `start` prints other URLs within sentences and code. */
const ADDRESS = /^\s*(http:\/\/127\.0\.0\.1:\d+)\/?\s*$/;

/** Starts the program as a user does, at the root of the repository, on free ports. */
export async function startProgram(command: Command = 'workbench'): Promise<Program> {
  const child = spawn(process.execPath, [PROGRAM, command, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString('utf8');
  });
  const stop = async (): Promise<void> => {
    const ended = once(child, 'exit');
    child.kill('SIGINT');
    await ended;
  };
  let isAnnounced = false;
  for await (const line of createInterface({ input: child.stdout })) {
    isAnnounced ||= /workbench/i.test(line);
    const address = ADDRESS.exec(line)?.[1] ?? /^The workbench is up: (http:\S+?)\/?$/.exec(line)?.[1];
    if (isAnnounced && address !== undefined) {
      child.stdout.resume();
      return { url: address, stop };
    }
  }
  throw new Error(`The workbench did not start: ${complaints}`);
}
