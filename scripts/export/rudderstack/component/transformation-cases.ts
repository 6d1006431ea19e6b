import { isDeepStrictEqual } from 'node:util';
import { configOf, createDestination } from '@encharge-destinations/rudderstack';
import type { RouterOutput } from '@encharge-destinations/rudderstack';
import { contractOf, DIALECTS, loadScenarios } from '@encharge-destinations/testkit';
import type { Scenario } from '@encharge-destinations/testkit';
import { expectedRequest } from './cases';
import type { ExpectedOutcome, TransformationCase, TransformationInput } from './cases';

const WRITE_KEY = 'a-write-key';
const FIXTURES = 'test/fixtures';

const { processRouterDest } = createDestination();

/** Every scenario in every dialect, by call. The host hands out objects only, so events that are none are left out. */
export async function scenarioCases(): Promise<Map<string, TransformationCase[]>> {
  const cases = new Map<string, TransformationCase[]>();
  for (const scenario of loadScenarios(FIXTURES)) {
    if (typeof scenario.event !== 'object' || scenario.event === null) continue;
    const [call = ''] = scenario.id.split('/');
    cases.set(call, [...(cases.get(call) ?? []), ...(await casesOf(scenario))]);
  }
  return cases;
}

/** What the destination makes of the events of a case. */
export async function withOutcomes(input: TransformationInput): Promise<TransformationCase> {
  const outputs = await processRouterDest(
    input.events.map(({ message, connection }, index) => ({
      message,
      metadata: { jobId: index + 1 },
      destination: { Config: input.config },
      connection,
    })),
  );
  return { ...input, outcomes: outputs.map(outcomeOf) };
}

function casesOf(scenario: Scenario): Promise<TransformationCase[]> {
  return Promise.all(
    DIALECTS.map(async (dialect) => {
      const options = { ...scenario.options, dialect };
      delete options.now;
      const made = await withOutcomes({
        id: `${scenario.id.replace('/', '-')}-${dialect}`,
        description: `${scenario.title} (dialect ${dialect})`,
        config: { writeKey: WRITE_KEY, ...configOf(options) },
        events: [{ message: scenario.event }],
      });
      const { payloads } = contractOf(scenario, 'rudderstack', dialect);
      const bodies = made.outcomes.flatMap((outcome) =>
        'requests' in outcome ? outcome.requests.map(({ json }) => json) : [],
      );
      if (!isDeepStrictEqual(plain(bodies), plain(payloads))) {
        throw new Error(`${scenario.id} (${dialect}) is not what its fixture says. Run the tests.`);
      }
      return made;
    }),
  );
}

function outcomeOf({ batchedRequest, statusCode, error = '', statTags = {} }: RouterOutput): ExpectedOutcome {
  if (batchedRequest !== undefined) return { requests: [batchedRequest].flat().map(expectedRequest) };
  return { statusCode, error, statTags };
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
