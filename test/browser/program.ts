import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** The built program with the workbench up. */
export interface Program {
  /** Of the page. */
  url: string;
  stop: () => Promise<void>;
}

const PROGRAM = join(__dirname, '../../destinations/local/bin/encharge-destinations.cjs');

/**
 * Starts the workbench as a user does, on a free port.
 *
 * @param path The program's file; a script that is bundled elsewhere names it.
 */
export async function startProgram(path: string = PROGRAM): Promise<Program> {
  const child = spawn(process.execPath, [path, 'workbench', '--port', '0', '--json'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString('utf8');
  });
  const lines = createInterface({ input: child.stdout });
  const line = await Promise.race([
    once(lines, 'line').then(([text]) => String(text)),
    once(child, 'exit').then(() => undefined),
  ]);
  if (line === undefined) throw new Error(`The workbench did not start: ${complaints}`);
  const { url } = JSON.parse(line) as { url: string };
  return {
    url: url.replace(/\/$/, ''),
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGINT');
      await ended;
    },
  };
}
