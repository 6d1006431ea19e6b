import { existsSync } from 'node:fs';
import { codeOf } from '../open-input';
import type { Problem } from '../problem';
import { UsageError } from '../usage-error';
import { openAppendFile } from './append-file';
import type { AppendFile } from './append-file';
import type { Entry } from './entry';

/** An event that was not delivered and will not be by trying again now. */
export interface DeadLetter {
  /** The input's name and the place in it. */
  input: string;
  line: number;
  code: string;
  reason: string;
  /** The event as it stood, as JSON; or the text that is none; absent when it could not even be read. */
  event?: string | undefined;
  text?: string | undefined;
}

/**
 * Keeps what could not be delivered: a line of JSON each, with the whole event, which is personal data. The file is made when the
 * first one comes, for its owner alone.
 */
export class DeadLetterFile {
  readonly path: string;
  #file: AppendFile | undefined;
  #kept = 0;

  /** @throws {UsageError} when there is a file already which cannot be written. */
  constructor(path: string) {
    this.path = path;
    if (existsSync(path)) this.#open();
  }

  /** How many this run has kept. */
  get kept(): number {
    return this.#kept;
  }

  /** The letters are on the disk when this returns. */
  keep(letters: readonly DeadLetter[]): void {
    if (letters.length === 0) return;
    const file = this.#file ?? this.#open();
    file.append(letters.map(lineOf).join(''));
    file.sync();
    this.#kept += letters.length;
  }

  close(): void {
    this.#file?.close();
    this.#file = undefined;
  }

  #open(): AppendFile {
    try {
      return (this.#file = openAppendFile(this.path));
    } catch (error) {
      throw new UsageError(
        `"${this.path}" cannot be written (${codeOf(error)}). Name another file with --dead-letters.`,
        error,
      );
    }
  }
}

/** The event comes last and as it stood: nothing of it is changed on the way. */
function lineOf({ event, text, ...about }: DeadLetter): string {
  const head = JSON.stringify(text === undefined ? about : { ...about, text });
  return event === undefined ? `${head}\n` : `${head.slice(0, -1)},"event":${event}}\n`;
}

/** What to keep of an event that failed. */
export function deadLetterOf(
  entry: Entry,
  { code, message }: Problem,
  nameOf: (input: number) => string,
): DeadLetter {
  const { input, line, text } = entry;
  const about = { input: nameOf(input), line, code, reason: message };
  if (!('event' in entry)) return { ...about, text };
  return { ...about, event: text ?? JSON.stringify(entry.event) };
}
