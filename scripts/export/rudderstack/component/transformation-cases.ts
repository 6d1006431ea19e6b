import { isDeepStrictEqual } from 'node:util';
import { configOf, createDestination } from '@encharge-destinations/rudderstack';
import type { RouterOutput } from '@encharge-destinations/rudderstack';
import { contractOf, DIALECTS, hasOwnClock, loadScenarios } from '@encharge-destinations/testkit';
import type { Scenario } from '@encharge-destinations/testkit';
import { expectedRequest } from './cases';
import type { ExpectedOutcome, TransformationCase, TransformationInput } from './cases';

const WRITE_KEY = 'a-write-key';
const FIXTURES = 'test/fixtures';
/** The host's compiler gives up on literals that are nested much deeper. */
const DEEPEST = 30;

const { processRouterDest } = createDestination();

/**
 * Every scenario in every dialect, by call. The host passes objects only, and its HTTP server refuses bodies with a key `__proto__`:
 * those events are not among them, nor scenarios with their own clock, nor events nested too deep for the host's compiler.
 */
export async function scenarioCases(): Promise<Map<string, TransformationCase[]>> {
  const cases = new Map<string, TransformationCase[]>();
  for (const scenario of loadScenarios(FIXTURES)) {
    const { event } = scenario;
    const isHandedOut =
      typeof event === 'object' && event !== null && !Array.isArray(event) && !hasOwnClock(scenario);
    if (!isHandedOut || JSON.stringify(event).includes('"__proto__"') || depthOf(event) > DEEPEST) continue;
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
  // The test writes it as JSON, in which a number past all bounds is null: then it is another event than the fixture's.
  const message = plain(scenario.event);
  const isSame = isDeepStrictEqual(message, scenario.event);
  return Promise.all(
    DIALECTS.map(async (dialect) => {
      const options = { ...scenario.options, dialect };
      delete options.now;
      const made = await withOutcomes({
        id: `${scenario.id.replace('/', '-')}-${dialect}`,
        description: `${scenario.title} (dialect ${dialect})`,
        config: { writeKey: WRITE_KEY, ...configOf(options) },
        events: [{ message }],
      });
      const { payloads } = contractOf(scenario, 'rudderstack', dialect);
      const bodies = made.outcomes.flatMap((outcome) =>
        'requests' in outcome ? outcome.requests.map(({ json }) => json) : [],
      );
      if (isSame && !isDeepStrictEqual(plain(bodies), plain(payloads))) {
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

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
