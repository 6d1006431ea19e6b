import { comparisons } from '../test/exhaustive/agree';
import type { Difference } from '../test/exhaustive/agree';
import { caseGroups, dimensionsOf } from '../test/exhaustive/cases';
import { startPastedFiles } from '../test/contract/fates/pasted';

const NAMES = ['oracle', 'router', 'segment', 'function', 'transformation'];
const SHOWN = 5;

const HELP = `Usage: npm run exhaustive -- [NAME…]

Maps every event and every set of options in a bounded grammar (test/exhaustive/grammar), in both dialects, and compares core with
each of: ${NAMES.join(', ')}; without a name, with all of them.

The bound: for every call, all pairs of values of all its dimensions, and every combination of what one rule reads together. Nothing is
random: the same cases every time, each once.

Exit code 1 when something differs; the first ${SHOWN} for each platform are printed.
`;

async function main(names: readonly string[]): Promise<number> {
  if (names.some((name) => !NAMES.includes(name))) {
    console.log(HELP);
    return names.includes('--help') ? 0 : 2;
  }
  const pasted = await startPastedFiles(process.cwd());
  const wanted = Object.entries(comparisons(pasted)).filter(
    ([name]) => names.length === 0 || names.includes(name),
  );
  const differences: Difference[] = [];
  let tried = 0;
  try {
    for (const { name, call, isPairs, cases } of caseGroups()) {
      const started = performance.now();
      const counts: string[] = [];
      for (const [platform, compare] of wanted) {
        const found = await compare(cases);
        differences.push(...found);
        counts.push(`${platform} ${found.length === 0 ? 'agrees' : `${found.length} DIFFER`}`);
      }
      tried += cases.length;
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      const bound = isPairs ? `all pairs of ${dimensionsOf(call).length} dimensions` : 'everything';
      console.log(`${name}: ${cases.length} cases (${bound}); ${counts.join(', ')}; ${seconds} s`);
    }
  } finally {
    await pasted.close();
  }
  report(differences);
  console.log(
    `\n${tried} cases, each through core and ${wanted.map(([platform]) => platform).join(', ')}: ${differences.length} differences`,
  );
  return differences.length === 0 ? 0 : 1;
}

/** Each platform's smallest examples. */
function report(differences: readonly Difference[]): void {
  for (const platform of new Set(differences.map((difference) => difference.platform))) {
    const own = differences.filter((difference) => difference.platform === platform);
    const bySize = [...own].sort((one, other) => JSON.stringify(one).length - JSON.stringify(other).length);
    console.log(`\n${platform} (${own.length})`);
    for (const { event, options, wanted, found } of bySize.slice(0, SHOWN))
      for (const [what, value] of Object.entries({ event, options, wanted, found }))
        console.log(`  ${what.padEnd(8)}${JSON.stringify(value)}`);
  }
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
