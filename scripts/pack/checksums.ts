import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes SHA256SUMS in the format of `sha256sum -c`.
 *
 * @returns a line for each file, with its size.
 */
export function writeChecksums(folder: string, files: readonly string[]): string[] {
  const entries = files.map((name) => {
    const content = readFileSync(join(folder, name));
    return { name, bytes: content.length, sum: createHash('sha256').update(content).digest('hex') };
  });
  writeFileSync(join(folder, 'SHA256SUMS'), entries.map(({ sum, name }) => `${sum}  ${name}\n`).join(''));
  return entries.map(({ name, bytes }) => `${name}  ${(bytes / 1000).toFixed(1)} kB`);
}
