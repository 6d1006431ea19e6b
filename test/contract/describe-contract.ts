import { inspect } from 'node:util';
import { MappingError } from '@encharge-destinations/core';
import type { Delivery, MapOptions, Runner, RunnerOptions } from '@encharge-destinations/core';
import { startSandbox } from '@encharge-destinations/sandbox';
import type { Sandbox } from '@encharge-destinations/sandbox';
import { contractBreaches, contractOf, contractReport, DIALECTS } from '@encharge-destinations/testkit';
import type { Platform } from '@encharge-destinations/testkit';
import { acceptanceBreaches } from './accepted';
import { cases } from './fixtures';

/** Marked, so that platform reports and sandbox records can be searched for them. */
const KEYS = { writeKey: 'wk-unseenkey', apiKey: 'ak-unseenkey' };

/** Where an event goes, and with which mapper options. */
export interface ContractSetup {
  sandbox: Sandbox;
  options: MapOptions;
}

/** One way in which a host passes an event to an adapter. */
export type Deliver = (event: unknown, setup: ContractSetup) => Promise<Delivery>;

/**
 * The contract: every scenario, in both dialects, through one entry point of an adapter, to an embedded Encharge.
 *
 * @example describeContract('segment', deliverBy(createRunner));
 */
export function describeContract(platform: Platform, deliver: Deliver): void {
  describe(platform, () => {
    let sandbox: Sandbox;

    beforeAll(async () => {
      sandbox = await startSandbox({ ...KEYS, schemas: [{ name: 'project', fields: ['name', 'kind'] }] });
    });

    afterAll(() => sandbox.close());

    describe.each(DIALECTS)('%s', (dialect) => {
      test.each(cases)('%s', async (id, scenario) => {
        sandbox.reset();
        const options = { ...scenario.options, dialect };
        const contract = contractOf(scenario, platform, dialect);
        const delivery = await refusingOptions(() => deliver(scenario.event, { sandbox, options }));

        expect([delivery, sandbox.state()]).toHoldNoKey();
        const breaches = contractBreaches(contract, delivery);
        // The platform's report, and what arrived.
        if (breaches.length === 0) breaches.push(...acceptanceBreaches(id, sandbox, contract.payloads));
        const report = contractReport(id, platform, dialect, breaches);
        if (report !== undefined) throw new Error(report);
      });
    });
  });
}

/** One runner for all scenarios with the same options: a host keeps its destination too, and creating one takes longer than an event. */
export function deliverBy(createRunner: (options: RunnerOptions) => Runner): Deliver {
  const runners = new Map<string, Runner>();
  return (event, { sandbox: { ingestUrl, restUrl, writeKey, apiKey }, options }) => {
    const key = inspect([ingestUrl, options], { depth: null });
    const runner = runners.get(key) ?? createRunner({ ingestUrl, restUrl, writeKey, apiKey, options });
    runners.set(key, runner);
    return runner.deliver(event);
  };
}

async function refusingOptions(deliver: () => Promise<Delivery>): Promise<Delivery> {
  try {
    return await deliver();
  } catch (error) {
    // Options that a form would reject.
    if (!(error instanceof MappingError)) throw error;
    return { kind: 'failed', retryable: false, requests: [], reason: error.message };
  }
}
