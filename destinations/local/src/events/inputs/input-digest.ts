import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { opening } from './list-inputs';
import type { InputFile } from '../input-file';

const SAMPLE_BYTES = 64 * 1024;

/**
 * A digest by which a later run knows whether it has the same input before it: the order of the files, the size of each, and what
 * stands at its beginning and at its end. Not the time of the last change, which a copy does not keep. Tells nothing of the content.
 *
 * @throws {UsageError} naming the file that cannot be read.
 */
export async function digestInputs(files: readonly InputFile[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(JSON.stringify([file.name, file.bytes]));
    for (const sample of await opening(file.path, () => samplesOf(file))) hash.update(sample);
  }
  return hash.digest('base64url');
}

async function samplesOf({ path, bytes }: InputFile): Promise<Buffer[]> {
  const samples: Buffer[] = [];
  const file = await open(path);
  try {
    for (const start of new Set([0, Math.max(0, bytes - SAMPLE_BYTES)])) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(SAMPLE_BYTES), 0, SAMPLE_BYTES, start);
      samples.push(buffer.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
  return samples;
}
