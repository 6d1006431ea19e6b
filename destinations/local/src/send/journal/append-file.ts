import { closeSync, fdatasyncSync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { fileError } from '../../cli/file-error';

const LINE_FEED = 0x0a;
const BLOCK_BYTES = 64 * 1024;

/** A file of lines that only grows, readable for its owner alone. */
export interface AppendFile {
  /**
   * The lines are with the operating system when this returns: they outlive this program, however it ends.
   *
   * @throws {UsageError} when there is no room for them, or the disk is gone.
   */
  append(lines: string): void;
  /**
   * The lines are on the disk when this returns: they outlive a power cut.
   *
   * @throws {UsageError} when the disk is gone.
   */
  sync(): void;
  close(): void;
}

/**
 * Opens a file for appending. A line that an earlier run began and could not end is taken away first; otherwise it would spoil the
 * next one.
 *
 * @throws what the operating system says.
 */
export function openAppendFile(path: string): AppendFile {
  const file = openSync(path, 'a+', 0o600);
  truncateTornLine(file);
  const attempt = (action: () => void): void => {
    try {
      action();
    } catch (error) {
      throw fileError(path, 'written any more', error, 'Make room, then go on with --resume.');
    }
  };
  return {
    append: (lines) => attempt(() => writeWhole(file, Buffer.from(lines))),
    sync: () => attempt(() => fdatasyncSync(file)),
    close: () => closeSync(file),
  };
}

function writeWhole(file: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
}

function truncateTornLine(file: number): void {
  const block = Buffer.alloc(BLOCK_BYTES);
  for (let end = fstatSync(file).size; end > 0;) {
    const start = Math.max(0, end - BLOCK_BYTES);
    const read = readSync(file, block, 0, end - start, start);
    const last = block.subarray(0, read).lastIndexOf(LINE_FEED);
    if (last !== -1 || start === 0) {
      if (start + last + 1 < fstatSync(file).size) ftruncateSync(file, start + last + 1);
      return;
    }
    end = start;
  }
}
