import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { Readable } from 'node:stream';
import { UsageError } from './usage-error';

/**
 * Asks a question on a terminal and reads the answer without showing it.
 *
 * @throws {UsageError} when the user gives up (Ctrl-C, Ctrl-D).
 */
export function askHidden(input: Readable, output: Writable, question: string): Promise<string> {
  // In terminal mode readline takes the echo away from the terminal and does it itself: into nothing.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input, output: nowhere, terminal: true });
  output.write(question);
  return new Promise((resolve, reject) => {
    let answer: string | undefined;
    reader.once('line', (line) => {
      answer = line;
      reader.close();
    });
    reader.once('SIGINT', () => reader.close());
    reader.once('close', () => {
      output.write('\n');
      if (answer === undefined) reject(new UsageError('No key was given.'));
      else resolve(answer.trim());
    });
  });
}
