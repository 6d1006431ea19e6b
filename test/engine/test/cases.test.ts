import { createRunner } from '@encharge-destinations/rudderstack';
import { startSandbox } from '@encharge-destinations/sandbox';
import type { Sandbox } from '@encharge-destinations/sandbox';
import type { StandIn, StandInOptions } from '../stand-in';
import { startStandIn } from '../stand-in';
import { CASES, runEngine } from '../run-engine';
import type { CaseResult } from '../run-engine';
import { WRONG_KEY, wrongKeySource } from '../source';

const SOURCE = 'source-key';
/** Needs a server that can be killed. */
const NOT_HERE = 'the server killed with jobs in progress';

let sandbox: Sandbox;
let standIn: StandIn;

beforeEach(async () => {
  sandbox = await startSandbox();
});

afterEach(async () => {
  await standIn.close();
  await sandbox.close();
});

async function run(names: (name: string) => boolean, options?: StandInOptions): Promise<CaseResult[]> {
  const { ingestUrl, restUrl, writeKey, apiKey, url } = sandbox;
  const config = { untagRules: [{ from: 'Trial Ended', to: 'trial' }] };
  const shared = { ingestUrl, restUrl, apiKey, config, timeoutMs: 2000 };
  standIn = await startStandIn(
    {
      [SOURCE]: createRunner({ ...shared, writeKey }),
      [wrongKeySource(SOURCE)]: createRunner({ ...shared, writeKey: WRONG_KEY }),
    },
    options,
  );
  const { results } = await runEngine({
    gateway: standIn.url,
    sourceWriteKey: SOURCE,
    sandbox: url,
    loadEvents: 400,
    cases: CASES.filter(({ name }) => names(name)),
    say: () => undefined,
  });
  return results;
}

test('every case that needs no real server holds with the stand-in', async () => {
  const results = await run((name) => name !== NOT_HERE);
  expect(results).toHaveLength(CASES.length - 1);
  expect(results.map(({ name, faults, notRun }) => ({ name, faults, notRun }))).toEqual(
    results.map(({ name }) => ({ name, faults: [], notRun: undefined })),
  );
}, 180_000);

test('a server that delivers in reverse is detected', async () => {
  const [result] = await run((name) => name === 'load', { isBackwards: true });
  expect(result?.faults.join()).toMatch(/^lost, out of order: \{"lost":0,"outOfOrder":[1-9]/);
}, 180_000);
