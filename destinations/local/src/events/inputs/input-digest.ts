import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import type { ChangingLine } from '../../cli/text/changing-line';
import { opening } from './list-inputs';
import type { InputFile } from '../input-file';

const SAMPLE_BYTES = 64 * 1024;

/**
 * A digest by which a later run knows whether it has the same input before it: the order of the files, the size of each, and what
 * stands at its beginning and at its end. Not the time of the last change, which a copy does not keep. Tells nothing of the content.
 *
 * @param line Where to show how many are done.
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
