import { inspect } from 'node:util';
import { MappingError } from '@encharge-destinations/core';
import type { Delivery, MapOptions, Runner } from '@encharge-destinations/core';
import { createRunner as createRudderstackRunner } from '@encharge-destinations/rudderstack';
import { startSandbox } from '@encharge-destinations/sandbox';
import type { Sandbox } from '@encharge-destinations/sandbox';
import { createRunner as createSegmentRunner } from '@encharge-destinations/segment';
import { contractBreaches, contractOf, contractReport, DIALECTS } from '@encharge-destinations/testkit';
import { acceptanceBreaches } from './accepted';
import { cases } from './fixtures';
import { deliverAsBatch } from './segment-batch';

interface Setup {
  sandbox: Sandbox;
  options: MapOptions;
}

/** Every entry by which a host hands events to an adapter. */
const PLATFORMS = {
  segment: (event, setup) => deliverBy(segmentRunner, event, setup),
  'segment-batch': (event, setup) =>
    refusingOptions(() => deliverAsBatch(event, setup, () => deliverBy(segmentRunner, event, setup))),
  rudderstack: (event, setup) => deliverBy(rudderstackRunner, event, setup),
} as const satisfies Record<string, (event: unknown, setup: Setup) => Promise<Delivery>>;

const segmentRunner = runnersBy(createSegmentRunner);
const rudderstackRunner = runnersBy(createRudderstackRunner);

/** One runner for all scenarios with the same options: a host keeps its destination, too, and to make one takes longer than an event. */
function runnersBy(createRunner: typeof createSegmentRunner): (setup: Setup) => Runner {
  const runners = new Map<string, Runner>();
  return ({ sandbox: { ingestUrl, restUrl, writeKey, apiKey }, options }) => {
    const key = inspect(options, { depth: null });
    const runner = runners.get(key) ?? createRunner({ ingestUrl, restUrl, writeKey, apiKey, options });
    runners.set(key, runner);
    return runner;
  };
}

function deliverBy(runnerOf: (setup: Setup) => Runner, event: unknown, setup: Setup): Promise<Delivery> {
  return refusingOptions(() => runnerOf(setup).deliver(event));
}

async function refusingOptions(deliver: () => Promise<Delivery>): Promise<Delivery> {
  try {
    return await deliver();
  } catch (error) {
    // Options that no form would have let through.
    if (!(error instanceof MappingError)) throw error;
    return { kind: 'failed', retryable: false, requests: [], reason: error.message };
  }
}

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ schemas: [{ name: 'project', fields: ['name', 'kind'] }] });
});

afterAll(async () => {
  await sandbox.close();
});

describe.each(['segment', 'segment-batch', 'rudderstack'] as const)('%s', (platform) => {
  describe.each(DIALECTS)('%s', (dialect) => {
    test.each(cases)('%s', async (id, scenario) => {
      sandbox.reset();
      const options = { ...scenario.options, dialect };
      const contract = contractOf(scenario, platform, dialect);
      const delivery = await PLATFORMS[platform](scenario.event, { sandbox, options });

      const breaches = contractBreaches(contract, delivery);
      // What the platform reports, and what arrived.
      if (breaches.length === 0) breaches.push(...acceptanceBreaches(id, sandbox, contract.payloads));
      const report = contractReport(id, platform, dialect, breaches);
      if (report !== undefined) throw new Error(report);
    });
  });
});
