import { createRunner as createRudderstackRunner } from '@encharge-destinations/rudderstack';
import { createRunner as createSegmentRunner } from '@encharge-destinations/segment';
import { startSandbox } from '@encharge-destinations/sandbox';
import type { Sandbox } from '@encharge-destinations/sandbox';
import { contractBreaches, contractOf, DIALECTS } from '@encharge-destinations/testkit';
import { scenarios } from './fixtures';

const platforms = { segment: createSegmentRunner, rudderstack: createRudderstackRunner } as const;

/** What the strict sandbox flags on purpose: an option that sends what the documentation does not speak of. */
const FLAGGED_ON_PURPOSE: Readonly<Record<string, string>> = { 'identify/clear-on-null': 'empty-string' };

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ schemas: [{ name: 'project', fields: ['name', 'kind'] }] });
});

afterAll(async () => {
  await sandbox.close();
});

describe.each(['segment', 'rudderstack'] as const)('%s', (platform) => {
  describe.each(DIALECTS)('%s', (dialect) => {
    test.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('%s', async (id, scenario) => {
      sandbox.reset();
      const { ingestUrl, restUrl, writeKey, apiKey } = sandbox;
      const options = { ...scenario.options, now: undefined, dialect };
      const runner = platforms[platform]({
        ingestUrl,
        restUrl,
        writeKey,
        apiKey,
        options: { ...options, dialect },
      });
      const contract = contractOf(scenario, platform, dialect);
      const delivery = await runner.deliver(scenario.event);
      await runner.close();

      expect(contractBreaches(contract, delivery)).toEqual([]);
      const { requests, flags } = sandbox.state();
      expect(requests.map(({ body, status }) => [body, status])).toEqual(
        contract.payloads.map((body) => [body, 200]),
      );
      const unexpected = flags.filter(({ rule }) => rule !== FLAGGED_ON_PURPOSE[id]);
      expect(unexpected).toEqual([]);
    });
  });
});
