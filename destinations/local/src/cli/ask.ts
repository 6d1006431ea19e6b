import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { Readable } from 'node:stream';
import { UsageError } from './usage-error';

/** Asks a question on a terminal. Ctrl-C and Ctrl-D give an empty answer. */
export async function ask(input: Readable, output: Writable, question: string): Promise<string> {
  return (await readAnswer(input, output, question)) ?? '';
}

/**
 * Asks a question on a terminal and reads the answer without showing it.
 *
 * @throws {UsageError} on Ctrl-C and Ctrl-D.
 */
export async function askHidden(input: Readable, output: Writable, question: string): Promise<string> {
  // In terminal mode readline turns off the terminal's echo and writes its own: into nothing here.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  output.write(question);
  const answer = await readAnswer(input, nowhere, '', true);
  output.write('\n');
  if (answer === undefined) throw new UsageError('No key was given.');
  return answer;
}

function readAnswer(
  input: Readable,
  output: Writable,
  question: string,
  terminal?: boolean,
): Promise<string | undefined> {
  const reader = createInterface({ input, output, ...(terminal === undefined ? {} : { terminal }) });
  return new Promise((resolve) => {
    reader.once('close', () => resolve(undefined));
    reader.once('SIGINT', () => reader.close());
    reader.question(question, (answer) => {
      resolve(answer.trim());
      reader.close();
    });
  });
}
