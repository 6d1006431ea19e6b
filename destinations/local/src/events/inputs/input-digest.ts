import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import type { ChangingLine } from '../../cli/text/changing-line';
import { opening } from './list-inputs';
import type { InputFile } from '../input-file';

const SAMPLE_BYTES = 64 * 1024;

/**
 * A digest by which a later run recognises the same input: the order of the files, and each file's size, beginning and end. Not the
 * modification time, which a copy does not keep. Reveals nothing about the content.
 *
 * @param line Shows how many are done.
 * @throws {UsageError} naming the file that cannot be read.
 */
export function digestInputs(files: readonly InputFile[], line?: ChangingLine): string {
  const hash = createHash('sha256');
  for (const [index, file] of files.entries()) {
    line?.update(() => `${index} of ${files.length} files compared`);
    hash.update(JSON.stringify([file.name, file.bytes]));
    for (const sample of opening(file.path, () => samplesOf(file))) hash.update(sample);
  }
  line?.clear();
  return hash.digest('base64url');
}

function samplesOf({ path, bytes }: InputFile): Buffer[] {
  if (bytes <= SAMPLE_BYTES) return [readFileSync(path)];
  const file = openSync(path, 'r');
  try {
    return [0, bytes - SAMPLE_BYTES].map((start) => {
      const sample = Buffer.alloc(SAMPLE_BYTES);
      return sample.subarray(0, readSync(file, sample, 0, sample.length, start));
    });
  } finally {
    closeSync(file);
  }
}
