import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MutantResult, PartialStrykerOptions } from '@stryker-mutator/api/core';
import type { MutationGroup } from './groups';

// Its levels are an enum that isolated modules cannot read.
const QUIET = { logLevel: 'error' } as unknown as PartialStrykerOptions;

/** What the tests noticed among one group's mutants. */
export interface GroupScore {
  /** Noticed: a test failed, or the code looped endlessly. */
  killed: number;
  /** Unnoticed, covered or not. */
  survived: MutantResult[];
  /** Not mutated, by reason. */
  ignored: ReadonlyMap<string, number>;
  /** Percentage of what was mutated. */
  score: number;
}

/**
 * Mutates one group's sources in a copy and runs its tests with each mutant.
 *
 * @param plugin The bundled `stryker-plugin`.
 */
export async function runGroup(group: MutationGroup, plugin: string): Promise<GroupScore> {
  // An ESM-only package.
  const { Stryker } = await import('@stryker-mutator/core');
  // Outside node_modules, which Jest ignores.
  const tempDirName = mkdtempSync(join(tmpdir(), 'encharge-mutation-'));
  try {
    const mutants = await new Stryker({
      tempDirName,
      plugins: ['@stryker-mutator/jest-runner', plugin],
      ignorePatterns: [
        '**',
        '!{shared,destinations}/*/src/**',
        '!{shared,destinations}/*/test/**',
        '!destinations/*/docs/**',
        '!{shared,destinations}/*/package.json',
        '!test/fixtures/**',
        '!scripts/mutation/**',
        '!scripts/config/**',
      ],
      coverageAnalysis: 'perTest',
      concurrency: 2,
      reporters: [],
      ...QUIET,
      allowConsoleColors: false,
      // Counting stops mutants that loop endlessly; a busy machine must not look like one.
      timeoutMS: 60_000,
      ...group.options,
    }).runMutationTest();
    return scoreOf(mutants);
  } finally {
    rmSync(tempDirName, { recursive: true, force: true });
  }
}

function scoreOf(mutants: readonly MutantResult[]): GroupScore {
  const withStatus = (...statuses: readonly string[]): MutantResult[] =>
    mutants.filter(({ status }) => statuses.includes(status));
  const killed = withStatus('Killed', 'Timeout').length;
  const survived = withStatus('Survived', 'NoCoverage');
  const ignored = new Map<string, number>();
  for (const { status, statusReason = 'no reason' } of withStatus(
    'Ignored',
    'CompileError',
    'RuntimeError',
  )) {
    const reason = status === 'Ignored' ? statusReason : status;
    ignored.set(reason, (ignored.get(reason) ?? 0) + 1);
  }
  const total = killed + survived.length;
  return { killed, survived, ignored, score: total === 0 ? 0 : (100 * killed) / total };
}
