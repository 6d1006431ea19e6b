import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { keepFinding, loadCorpus } from '../test/fuzz/corpus';
import type { FuzzTarget } from '../test/fuzz/target';
import { fuzzTargets } from '../test/fuzz/targets';

const HELP = `Usage: npm run fuzz -- [TARGET…] [--seconds N] [--seed S] [--keep]

Replays the stored inputs, then generates new ones and looks for any that fails. All targets when none is named:
${fuzzTargets.map(({ name, about }) => `  ${name.padEnd(18)} ${about}`).join('\n')}

  --seconds N   how long each target is searched; default 10
  --seed S      the seed of the search, to repeat the same inputs; default: random
  --keep        write findings to test/fuzz/corpus

Exit code 1 when something fails.
`;

const CORPUS = join('test', 'fuzz', 'corpus');

interface Wanted {
  targets: readonly FuzzTarget[];
  seconds: number;
  seed: number;
  keep: boolean;
}

function read(args: readonly string[]): Wanted | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { seconds: { type: 'string' }, seed: { type: 'string' }, keep: { type: 'boolean' } },
    });
    const seconds = Number(values.seconds ?? 10);
    const seed = Number(values.seed ?? Date.now() % 1_000_000_000);
    const targets = fuzzTargets.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
    const isRight =
      seconds > 0 &&
      Number.isInteger(seed) &&
      positionals.every((name) => targets.some((target) => target.name === name));
    return isRight ? { targets, seconds, seed, keep: values.keep ?? false } : undefined;
  } catch {
    return undefined;
  }
}

async function main(args: readonly string[]): Promise<number> {
  const wanted = read(args);
  if (wanted === undefined) {
    console.error(HELP);
    return args.includes('--help') ? 0 : 2;
  }
  let broken = 0;
  for (const target of wanted.targets) broken += await fuzz(target, wanted);
  return broken === 0 ? 0 : 1;
}

async function fuzz({ name, open }: FuzzTarget, { seconds, seed, keep }: Wanted): Promise<number> {
  const target = await open();
  try {
    const kept = loadCorpus(CORPUS).filter((entry) => entry.target === name);
    let broken = 0;
    for (const { file, input } of kept) {
      await target.check(input).catch((error: unknown) => {
        broken += 1;
        console.log(`${name}: the stored input ${file} fails: ${String(error)}`);
      });
    }
    const { runs, finding } = await target.search({ seed, runs: Infinity, milliseconds: seconds * 1000 });
    console.log(
      `${name}: ${kept.length} stored inputs, ${runs} new ones, seed ${seed}: ${finding?.message ?? 'all pass'}`,
    );
    if (finding === undefined) return broken;
    console.log(JSON.stringify({ target: name, note: '', input: finding.input }));
    if (keep) console.log(`stored as ${keepFinding(CORPUS, name, seed, finding)}`);
    return broken + 1;
  } finally {
    await target.close();
  }
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
