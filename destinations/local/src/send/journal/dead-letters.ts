import { chmodSync, closeSync, openSync, readSync, statSync } from 'node:fs';
import { fileError } from '../../cli/file-error';
import { isRecord } from '../../cli/json/records';
import type { Problem } from '../../events/problem';
import { UsageError } from '../../cli/usage-error';
import { openAppendFile } from './append-file';
import type { AppendFile } from './append-file';
import type { Entry } from '../../events/entry';

const LINE_FEED = 0x0a;
const BLOCK_BYTES = 64 * 1024;
const OWNER_ALONE = 0o600;
const KEYS = new Set(['input', 'line', 'code', 'reason', 'mapping', 'event', 'text']);

/**
 * An event that was not delivered and that a retry now would not deliver; its position is the one in the export, however often it fails.
 */
export interface DeadLetter extends NonNullable<Entry['origin']> {
  code: string;
  reason: string;
  /** The options that mapped it, see `mappingDigest`. */
  mapping?: string | undefined;
  /** The event as written, as JSON; or the invalid text; absent when it could not even be read. */
  event?: string | undefined;
  text?: string | undefined;
}

/**
 * Keeps undeliverable events, one JSON line each, with the whole event, which is personal data. The file is created with the first one, for
 * its owner alone.
 */
export class DeadLetterFile {
  readonly path: string;
  #file: AppendFile | undefined;
  readonly #mapping: string;
  readonly #earlier: number;
  #kept = 0;

  /**
   * @param mapping The options that map events, see `mappingDigest`.
   * @param isGoingOn Whether existing letters belong to the same run.
   * @throws {UsageError} when an existing file cannot be written, or belongs to another run.
   */
  constructor(path: string, mapping: string, isGoingOn: boolean) {
    this.path = path;
    this.#mapping = mapping;
    const found = statSync(path, { throwIfNoEntry: false });
    this.#earlier = found?.isFile() === true ? linesIn(path) : 0;
    if (found === undefined) return;
    if (!isGoingOn && found.size > 0)
      throw new UsageError(
        `"${path}" holds dead letters of an earlier run. Replay them or move the file away, or name another with --dead-letters.`,
      );
    this.#open();
  }

  /** How many the file holds, including earlier runs'. */
  get count(): number {
    return this.#earlier + this.#kept;
  }

  /** The letters are on the disk when this returns. */
  keep(letters: readonly DeadLetter[]): void {
    if (letters.length === 0) return;
    const file = this.#file ?? this.#open();
    file.append(letters.map((letter) => lineOf({ ...letter, mapping: this.#mapping })).join(''));
    file.sync();
    this.#kept += letters.length;
  }

  close(): void {
    this.#file?.close();
    this.#file = undefined;
  }

  #open(): AppendFile {
    try {
      const file = openAppendFile(this.path);
      // It may exist with wider permissions; a device keeps its own.
      if (statSync(this.path).isFile()) chmodSync(this.path, OWNER_ALONE);
      return (this.#file = file);
    } catch (error) {
      throw fileError(this.path, 'written', error, 'Name another file with --dead-letters.');
    }
  }
}

function linesIn(path: string): number {
  const file = openSync(path, 'r');
  try {
    const block = Buffer.alloc(BLOCK_BYTES);
    let lines = 0;
    for (let read = readSync(file, block); read > 0; read = readSync(file, block))
      for (const byte of block.subarray(0, read)) if (byte === LINE_FEED) lines += 1;
    return lines;
  } finally {
    closeSync(file);
  }
}

/** Whether a value is a dead letter. Events may also have a key `event`, so exactly these keys must be present. */
export function isDeadLetter(value: unknown): value is DeadLetter {
  if (!isRecord(value) || typeof value['line'] !== 'number') return false;
  if (!['string', 'undefined'].includes(typeof value['mapping'])) return false;
  if (['input', 'code', 'reason'].some((key) => typeof value[key] !== 'string')) return false;
  return Object.keys(value).every((key) => KEYS.has(key));
}

/** The event comes last, unchanged. */
function lineOf({ event, text, ...about }: DeadLetter): string {
  if (event === undefined) return `${JSON.stringify(text === undefined ? about : { ...about, text })}\n`;
  return `${headOf(about)}${event}}\n`;
}

function headOf(about: object): string {
  return `${JSON.stringify(about).slice(0, -1)},"event":`;
}

/** What to keep of a failed event. */
export function deadLetterOf(
  entry: Entry,
  { code, message }: Problem,
  nameOf: (input: number) => string,
): DeadLetter {
  const { text, origin = { input: nameOf(entry.input), line: entry.line } } = entry;
  const about = { ...origin, code, reason: message };
  if (!('event' in entry)) return { ...about, text };
  // An event in a list or in indented JSON spans several lines; its raw line breaks are only between its parts, so removing them changes
  // nothing.
  return { ...about, event: text?.replace(/[\n\r]+/g, ' ') ?? JSON.stringify(entry.event) };
}

/** A letter's event, as written in the letter's line; `undefined` when the line is not in this program's format. */
export function eventTextOf(line: string, { event, ...about }: Record<string, unknown>): string | undefined {
  const head = headOf(about);
  return event !== undefined && line.startsWith(head) && line.endsWith('}')
    ? line.slice(head.length, -1)
    : undefined;
}
