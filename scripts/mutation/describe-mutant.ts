import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { MutantResult } from '@stryker-mutator/api/core';

/** An unnoticed change on one line: the place, the original, the replacement. */
export function describeMutant({ fileName, location, replacement, mutatorName }: MutantResult): string {
  const { start, end } = location;
  const lines = readFileSync(fileName, 'utf8')
    .split('\n')
    .slice(start.line - 1, end.line);
  const last = lines.length - 1;
  lines[last] = lines[last]?.slice(0, end.column - 1) ?? '';
  lines[0] = lines[0]?.slice(start.column - 1) ?? '';
  const [before, after] = [lines.join('\n'), replacement].map(oneLine);
  return `unnoticed ${relative('', fileName)}:${start.line}:${start.column} ${mutatorName}\n    ${before}\n  → ${after}`;
}

function oneLine(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length > 140 ? `${flat.slice(0, 140)} …` : flat;
}
