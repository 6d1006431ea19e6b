import { join } from 'node:path';
import { build } from 'esbuild';
import { MUTATION_GROUPS } from './groups';
import { describeMutant } from './describe-mutant';
import { runGroup } from './run-group';

const HELP = `Usage: npm run mutation -- [GROUP…]

Changes one place in the sources after another and runs the tests with each change: a change that no test notices is a rule without
a test. Prints each group's score; exit code 1 when one is too low.

Groups:
${MUTATION_GROUPS.map(({ name, title, least }) => `  ${name.padEnd(8)} ${title}; at least ${least} percent`).join('\n')}`;

/** Where the command writes. */
export interface MutationContext {
  /** Where the bundled plugin goes. */
  plugin: string;
  out: (line: string) => void;
  err: (line: string) => void;
}

/**
 * Runs `npm run mutation`.
 *
 * @returns an exit code: 0 when every score is high enough, 1 when one is not, 2 for a group that does not exist.
 */
export async function runMutation(
  names: readonly string[],
  { plugin, out, err }: MutationContext,
): Promise<number> {
  const unknown = names.find((name) => !MUTATION_GROUPS.some((group) => group.name === name));
  if (unknown !== undefined) {
    (unknown === '--help' ? out : err)(HELP);
    return unknown === '--help' ? 0 : 2;
  }
  await build({
    entryPoints: [join('scripts', 'mutation', 'stryker-plugin.ts')],
    outfile: plugin,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    external: ['esbuild', 'fast-check', '@stryker-mutator/*', 'prettier'],
    conditions: ['encharge-source'],
    logLevel: 'warning',
  });
  let isLow = false;
  for (const group of MUTATION_GROUPS) {
    if (names.length > 0 && !names.includes(group.name)) continue;
    const started = performance.now();
    const { killed, survived, ignored, score } = await runGroup(group, plugin);
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    for (const mutant of survived) out(describeMutant(mutant));
    for (const [reason, count] of ignored) out(`${count} not mutated: ${reason}`);
    out(
      `${group.name}: ${score.toFixed(2)} of 100 (at least ${group.least}): ${killed} of ${killed + survived.length} changes noticed, ${seconds} s\n`,
    );
    isLow ||= score < group.least;
  }
  return isLow ? 1 : 0;
}
