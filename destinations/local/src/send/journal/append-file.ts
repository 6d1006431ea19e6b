import { closeSync, fdatasyncSync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { fileError } from '../../cli/file-error';

const LINE_FEED = 0x0a;
const BLOCK_BYTES = 64 * 1024;

/** An append-only file of lines that only its owner can read. */
export interface AppendFile {
  /**
   * When this returns, the operating system has the lines: they survive the program, however it ends.
   *
   * @throws {UsageError} when the disk is full or gone.
   */
  append(lines: string): void;
  /**
   * When this returns, the lines are on the disk: they survive a power cut.
   *
   * @throws {UsageError} when the disk is gone.
   */
  sync(): void;
  close(): void;
}

/**
 * Opens a file for appending. First removes a line that an earlier run began and could not finish; otherwise it would spoil the next one.
 *
 * @throws the operating system's error.
 */
export function openAppendFile(path: string): AppendFile {
  const file = openSync(path, 'a+', 0o600);
  truncateTornLine(file);
  const attempt = (action: () => void): void => {
    try {
      action();
    } catch (error) {
      throw fileError(path, 'written any more', error, 'Free some space, then continue with --resume.');
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
