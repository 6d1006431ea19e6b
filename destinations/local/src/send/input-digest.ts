import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { InputFile } from './list-inputs';

const SAMPLE_BYTES = 64 * 1024;

/**
 * A digest by which a later run knows whether it has the same input before it: the order of the files, the size of each, and what
 * stands at its beginning and at its end. Not the time of the last change, which a copy does not keep. Tells nothing of the content.
 */
export async function digestInputs(files: readonly InputFile[]): Promise<string> {
  const hash = createHash('sha256');
  for (const { path, name, bytes } of files) {
    hash.update(JSON.stringify([name, bytes]));
    const file = await open(path);
    try {
      for (const start of new Set([0, Math.max(0, bytes - SAMPLE_BYTES)])) {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(SAMPLE_BYTES), 0, SAMPLE_BYTES, start);
        hash.update(buffer.subarray(0, bytesRead));
      }
    } finally {
      await file.close();
    }
  }
  return hash.digest('base64url');
}
