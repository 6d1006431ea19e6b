import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { withBlock } from './generate/blocks';
import { benchBundles } from '../test/bench/bundles';
import { compareRuns, renderComparison, THRESHOLD } from '../test/bench/report/compare';
import { benchCore } from '../test/bench/core';
import { benchMemory } from '../test/bench/memory';
import type { Bench, Result } from '../test/bench/report/result';
import { benchRudderstack } from '../test/bench/rudderstack';
import { conditionsNow, describeConditions, renderResults } from '../test/bench/report/run';
import type { Run } from '../test/bench/report/run';
import { benchSegment } from '../test/bench/segment';
import { benchSend } from '../test/bench/send';
import { benchStart } from '../test/bench/start';
import { isOfAnyMachine, readTable } from '../test/bench/report/read-table';
import { renderTable } from '../test/bench/report/table';

const BENCHES: Readonly<Record<string, Bench>> = {
  core: benchCore,
  segment: benchSegment,
  rudderstack: benchRudderstack,
  bundles: benchBundles,
  send: benchSend,
  memory: benchMemory,
  start: benchStart,
};
const PAGE = 'test/bench/RESULTS.md';
/** Says how far one machine goes, with the figures from these measurements. */
const BEYOND = 'destinations/local/docs/beyond-one-machine.md';
const TOLD_THERE =
  /^(?:send|memory|start\.send|core\.documented\.(?:mapping|lineToBody)|rudderstack|segment)/;

const HELP = `Usage: npm run bench -- [NAME…] [--peer DIR…] [--json FILE] [--write] [--compare]
       npm run bench -- compare BEFORE.json AFTER.json

Prints the speed in one table, ratios first: each compared with a minimum or a peer that is measured in turns in the same run.
Names: ${Object.keys(BENCHES).join(', ')}; without a name, all of them.

  --peer DIR    also measure beside what you put into this folder: @segment/action-destinations, installed, or a built checkout of
                rudder-transformer; may be given for each
  --json FILE   also write the run to a file
  --write       also write ${PAGE}, and the measured part of ${BEYOND}; takes all names
  --compare     also say what got slower or faster than ${PAGE}; only ratios and sizes, since machines differ; never a failure

compare says what got slower or faster between two runs by more than ${THRESHOLD * 100} % and their noise; exit code 1 when something got slower.
`;

async function main(args: readonly string[]): Promise<number> {
  const wanted = read(args);
  if (wanted === undefined) {
    console.error(HELP);
    return args.includes('--help') ? 0 : 2;
  }
  const [first, before = '', after = ''] = wanted.names;
  if (first === 'compare') return compare(before, after);
  const conditions = conditionsNow();
  console.log(describeConditions(conditions));
  const results: Result[] = [];
  const names = wanted.names.length > 0 ? wanted.names : Object.keys(BENCHES);
  for (const name of names) {
    console.error(`${name} …`);
    const measured = names.length > 1 ? measuredAlone(name, wanted.peers) : BENCHES[name]?.(wanted.peers);
    results.push(...((await measured) ?? []));
  }
  const run: Run = { conditions, results };
  console.log(`\n${renderTable(results)}`);
  if (wanted.json !== undefined) writeFileSync(wanted.json, `${JSON.stringify(run, null, 2)}\n`);
  if (wanted.compare) console.log(`\n${comparedWithPage(results)}`);
  if (wanted.write) await write(run);
  return 0;
}

/** A bench in a separate process: after another it would run with that one's heap and compiled code, which no host has. */
function measuredAlone(name: string, peers: readonly string[]): readonly Result[] {
  const folder = mkdtempSync(join(tmpdir(), 'encharge-bench-'));
  const file = join(folder, 'run.json');
  const own = [...process.execArgv, ...process.argv.slice(1, 2), name, '--json', file];
  try {
    const args = [...own, ...peers.flatMap((peer) => ['--peer', peer])];
    const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    if (status !== 0) throw new Error(`The bench ${name} failed. Run it alone to see why.`);
    return (JSON.parse(readFileSync(file, 'utf8')) as Run).results;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Writes the results page, and the figures about one machine into its own page. */
async function write(run: Run): Promise<void> {
  const shown = run.results.filter(({ id }) => TOLD_THERE.test(id));
  const block = `${describeConditions(run.conditions)}:\n\n${renderTable(shown)}`;
  const beyond = withBlock(readFileSync(BEYOND, 'utf8'), 'measured', block, 'npm run bench -- --write');
  for (const [path, text] of [
    [PAGE, renderResults(run)],
    [BEYOND, beyond],
  ] as const)
    writeFileSync(path, await format(text, { ...(await resolveConfig(path)), filepath: path }));
}

function read(
  args: readonly string[],
):
  | { names: string[]; peers: string[]; json: string | undefined; write: boolean; compare: boolean }
  | undefined {
  try {
    const { values, positionals: names } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        peer: { type: 'string', multiple: true },
        json: { type: 'string' },
        write: { type: 'boolean' },
        compare: { type: 'boolean' },
      },
    });
    const isRight = names[0] === 'compare' ? names.length === 3 : names.every((name) => name in BENCHES);
    const write = values.write ?? false;
    // Writing only some results would lose the others.
    return isRight && !(write && names.length > 0)
      ? { names, peers: values.peer ?? [], json: values.json, write, compare: values.compare ?? false }
      : undefined;
  } catch {
    return undefined;
  }
}

/** What changed since the page was written, among the results measured now. */
function comparedWithPage(results: readonly Result[]): string {
  const after = results.filter(isOfAnyMachine).map((result) => ({ ...result, id: result.what }));
  const measured = new Set(after.map(({ id }) => id));
  const before = readTable(readFileSync(PAGE, 'utf8')).filter(({ id }) => measured.has(id));
  return `Compared with ${PAGE}:\n${renderComparison(compareRuns(before, after))}`;
}

function compare(before: string, after: string): number {
  const [one, other] = [before, after].map((file) => JSON.parse(readFileSync(file, 'utf8')) as Run);
  if (one === undefined || other === undefined) return 2;
  console.log(
    `before: ${describeConditions(one.conditions)}\nafter:  ${describeConditions(other.conditions)}\n`,
  );
  const comparison = compareRuns(one.results, other.results);
  console.log(renderComparison(comparison));
  return comparison.changes.some(({ verdict }) => verdict === 'worse') ? 1 : 0;
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
