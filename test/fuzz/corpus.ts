import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from './target';

/** An input that once failed, or represents a kind of input that must be tried every time. */
export interface CorpusEntry {
  file: string;
  target: string;
  /** Why it is kept. */
  note: string;
  input: unknown;
}

/** Reads every stored input. */
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
 * Stores a finding.
 *
 * @returns the file; its note says what failed, until somebody words it better.
 */
export function keepFinding(folder: string, target: string, seed: number, finding: Finding): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${target}-${seed}.json`);
  const entry = { target, note: finding.message, input: finding.input };
  writeFileSync(path, `${JSON.stringify(entry, null, 2)}\n`);
  return path;
}
