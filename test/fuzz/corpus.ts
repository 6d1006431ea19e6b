import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from './target';

/** An input that once did not hold, or stands for a kind of inputs that must be tried every time. */
export interface CorpusEntry {
  file: string;
  target: string;
  /** Why it is kept. */
  note: string;
  input: unknown;
}

/** Reads every kept input. */
export function loadCorpus(folder: string): CorpusEntry[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => {
      const entry = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Omit<CorpusEntry, 'file'>;
      return { ...entry, file };
    });
}

/**
 * Keeps a finding.
 *
 * @returns the file it was written to; its note says what did not hold, until somebody says it better.
 */
export function keepFinding(folder: string, target: string, seed: number, finding: Finding): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${target}-${seed}.json`);
  const entry = { target, note: finding.message, input: finding.input };
  writeFileSync(path, `${JSON.stringify(entry, null, 2)}\n`);
  return path;
}
