import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/** Asks a question on a terminal. Whoever gives up (Ctrl-C, Ctrl-D) has answered nothing. */
export function ask(input: Readable, output: Writable, question: string): Promise<string> {
  const reader = createInterface({ input, output });
  return new Promise((resolve) => {
    reader.once('close', () => resolve(''));
    reader.once('SIGINT', () => reader.close());
    reader.question(question, (answer) => {
      resolve(answer.trim());
      reader.close();
    });
  });
}
