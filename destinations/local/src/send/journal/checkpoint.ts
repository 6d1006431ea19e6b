import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { fileError } from '../../cli/file-error';
import { UsageError } from '../../cli/usage-error';
import { openAppendFile } from './append-file';
import type { AppendFile } from './append-file';
import { formatDone, formatHead, isCheckpoint, noProgress, parseCheckpoint } from './checkpoint-format';
import type { DoneRange, Progress, RunIdentity } from './checkpoint-format';
import { lockFile } from './lock-file';

/** How many characters are appended before the file is rewritten. */
const MOST_ADDED = 1024 * 1024;

/**
 * Records what is done. The first line is the state when the file was written; each further line adds what was done since, before anything
 * else may start. A run killed at any moment therefore repeats only what was in progress. The file is only ever replaced as a whole, by
 * renaming.
 */
export class Checkpoint {
  readonly path: string;
  readonly #identity: RunIdentity;
  #file: AppendFile | undefined;
  #added = 0;
  #unlock: (() => void) | undefined;
  #isRepetition = false;

  constructor(path: string, identity: RunIdentity) {
    this.path = path;
    this.#identity = identity;
  }

  /** Whether the same input was already sent to its end: known after reading. */
  get isRepetition(): boolean {
    return this.#isRepetition;
  }

  /** Whether enough was appended that the file should be rewritten. */
  get isLong(): boolean {
    return this.#added > MOST_ADDED;
  }

  /**
   * Reads how far an earlier run came, and locks the file until it is closed.
   *
   * @param isResuming Without it, the checkpoint of an unfinished run that delivered anything is an error.
   * @throws {UsageError} saying what does not fit and what to do.
   */
  read(isResuming: boolean): Progress {
    const { path } = this;
    const temporary = `${path}.new`;
    if (existsSync(temporary) && !isCheckpoint(readText(temporary)))
      throw new UsageError(
        `"${temporary}" is in the way: it would be replaced. Name another file with --checkpoint.`,
      );
    this.#unlock ??= lockFile(path);
    if (!existsSync(path)) return noProgress();
    const found = parseCheckpoint(readText(path));
    const startOver = `or delete "${path}" to send everything from the beginning`;
    if (found === undefined)
      throw new UsageError(
        `"${path}" is not a checkpoint of this program, or it is damaged. Name another file with --checkpoint, ${startOver}.`,
      );
    const { progress, identity } = found;
    const { inputs, options } = this.#identity;
    const isSame = identity.inputs === inputs && identity.options === options;
    // A run that delivered nothing, for example because it found no sandbox, can start over. A resumed run must not write its dead letters
    // twice, either.
    const isInVain = isResuming
      ? !isSame && progress.counts.size === 0
      : !progress.isFinished && !progress.counts.has('delivered');
    if (isInVain) return noProgress();
    if (!isResuming) {
      if (progress.isFinished) {
        this.#isRepetition = isSame;
        return noProgress();
      }
      throw new UsageError(
        `"${path}" belongs to an unfinished run. Give --resume to continue where it stopped, ${startOver}.`,
      );
    }
    if (identity.inputs !== inputs)
      throw new UsageError(
        `"${path}" belongs to another input, or the input has changed since. Restore it, name the right checkpoint, ${startOver}.`,
      );
    if (identity.options !== options)
      throw new UsageError(
        `"${path}" belongs to a run with other options. Give the same (mapping, platform, place, --since, --until, --type, --limit, --events), ${startOver}.`,
      );
    return progress;
  }

  /** Adds what is done. It survives this program once this returns. */
  add(ranges: readonly DoneRange[]): void {
    const lines = ranges.map(formatDone).join('');
    this.#file?.append(lines);
    this.#added += lines.length;
  }

  /** Once this returns, everything added survives a power cut as well. */
  sync(): void {
    this.#file?.sync();
  }

  /** @throws {UsageError} when the file cannot be written. */
  rewrite(progress: Progress): void {
    const temporary = `${this.path}.new`;
    try {
      const file = openSync(temporary, 'w', 0o600);
      try {
        writeFileSync(file, formatHead(this.#identity, progress));
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      renameSync(temporary, this.path);
      syncFolder(dirname(this.path));
      this.#file?.close();
      this.#file = openAppendFile(this.path);
      this.#added = 0;
    } catch (error) {
      rmSync(temporary, { force: true });
      throw fileError(
        this.path,
        'written',
        error,
        'Free some space, or name another file with --checkpoint.',
      );
    }
  }

  close(): void {
    this.#file?.close();
    this.#file = undefined;
    this.#unlock?.();
    this.#unlock = undefined;
  }
}

/**
 * Deletes a checkpoint that has served its purpose, if there is one.
 *
 * @throws {UsageError} when the file is something else.
 */
export function removeCheckpoint(path: string): void {
  if (!existsSync(path)) return;
  if (!isCheckpoint(readText(path)))
    throw new UsageError(`"${path}" is not a checkpoint of this program. Move it away.`);
  rmSync(path);
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw fileError(path, 'read', error, 'Name another file with --checkpoint.');
  }
}

/** A rename is on the disk when its folder is. Windows cannot open folders, and need not. */
function syncFolder(path: string): void {
  try {
    const folder = openSync(path, 'r');
    fsyncSync(folder);
    closeSync(folder);
  } catch {
    return;
  }
}
