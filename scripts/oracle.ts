import { parseArgs } from 'node:util';
import { askOracle } from '../test/oracle/ask-oracle';

const HELP = `Usage: npm run oracle -- [--events N] [--seed S]

Maps generated messy events in both dialects and compares every body with the oracle of test/oracle, a second reading of the
mapping's rules that shares no code with the mapper.

  --events N   how many events; default 200000
  --seed S     the seed, to repeat the same events; default: random

Exit code 1 when they disagree; each kind is printed with a small example.
`;

/** The numbers in the arguments; undefined for help and for anything else. */
function read(args: string[]): { events: number; seed: number } | undefined {
  try {
    const { values } = parseArgs({ args, options: { events: { type: 'string' }, seed: { type: 'string' } } });
    const { events = '200000', seed = String(Date.now() % 1_000_000) } = values;
    return /^\d+$/.test(events) && /^\d+$/.test(seed)
      ? { events: Number(events), seed: Number(seed) }
      : undefined;
  } catch {
    return undefined;
  }
}

function main(args: string[]): number {
  const wanted = read(args);
  if (wanted === undefined) {
    console.log(HELP);
    return args.includes('--help') ? 0 : 2;
  }
  const { agree, disagreements } = askOracle(wanted, (done) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${wanted.events}`);
  });
  if (process.stderr.isTTY) process.stderr.write('\r\u001B[K');
  const disagree = disagreements.reduce((sum, { count }) => sum + count, 0);
  console.log(
    `${wanted.events} events in both dialects (seed ${wanted.seed}): ${agree} agree, ${disagree} disagree in ${disagreements.length} kinds`,
  );
  for (const { count, example } of disagreements) {
    const { kind, event, options, expected, actual } = example;
    console.log(`\n${kind} (${count})`);
    for (const [name, value] of Object.entries({ event, options, expected, actual }))
      console.log(`  ${name.padEnd(9)}${JSON.stringify(value)}`);
  }
  return disagree === 0 ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2));
