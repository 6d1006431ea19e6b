import { join } from 'node:path';
import type { Dictionary, IngestPayload } from '@encharge-destinations/core';
import { startSandbox } from '@encharge-destinations/sandbox';
import type { Sandbox } from '@encharge-destinations/sandbox';
import { contractBreaches, contractOf } from '@encharge-destinations/testkit';
import type { Scenario } from '@encharge-destinations/testkit';
import { startTransformationHost } from '../../destinations/rudderstack/test/transformation/host';
import type { TransformationHost } from '../../destinations/rudderstack/test/transformation/host';
import { withOptions } from '../../destinations/rudderstack/test/transformation/options';
import { createFunctionHost, settingsOf } from '../../destinations/segment/test/function/host';
import type { FunctionHost } from '../../destinations/segment/test/function/host';
import { buildBundle } from '../../scripts/bundle/build-bundle';
import type { BundleFile } from '../../scripts/bundle/build-bundle';
import { scenarios } from './fixtures';

const root = join(__dirname, '../..');
const cases = scenarios.map((scenario) => [scenario.id, scenario] as const);

/** What the strict sandbox flags on purpose: an option that sends what the documentation does not speak of. */
const FLAGGED_ON_PURPOSE: Readonly<Record<string, string>> = { 'identify/clear-on-null': 'empty-string' };

let functions: FunctionHost[] = [];
let transformations: BundleFile[] = [];
let sandbox: Sandbox;
let transformation: TransformationHost;

beforeAll(async () => {
  sandbox = await startSandbox({ schemas: [{ name: 'project', fields: ['name', 'kind'] }] });
  transformation = startTransformationHost();
  const { ingestUrl, restUrl } = sandbox;
  functions = (await buildBundle({ platform: 'segment', root })).map(({ code }) =>
    createFunctionHost({ code, ingestUrl, restUrl }),
  );
  transformations = await buildBundle({ platform: 'rudderstack', root });
}, 60_000);

afterAll(async () => {
  await transformation.close();
  await sandbox.close();
});

beforeEach(() => {
  sandbox.reset();
});

// The minified file is the one to paste; the one for reading is made of the same code and shown in its usual dialect.
const functionVariants = [
  ['minified, documented', 1, 'documented'],
  ['minified, segment', 1, 'segment'],
  ['for reading, documented', 0, 'documented'],
] as const;
const transformationVariants = [
  ['minified, documented', 1, 'documented'],
  ['minified, segment', 1, 'segment'],
  ['for reading, segment', 0, 'segment'],
] as const;

describe.each(functionVariants)('Segment Function, %s', (_variant, index, dialect) => {
  test.each(cases)('%s', async (id, scenario) => {
    const { writeKey, apiKey } = sandbox;
    const settings = { writeKey, apiKey, ...settingsOf(scenario.options), dialect };
    const contract = contractOf(scenario, 'segment-function', dialect);
    const delivery = await functions[index]?.deliver(scenario.event, settings);
    expect(contractBreaches(contract, delivery!)).toEqual([]);
    expectAccepted(contract.payloads, (rule) => rule === FLAGGED_ON_PURPOSE[id]);
  });
});

describe.each(transformationVariants)('RudderStack Transformation, %s', (_variant, index, dialect) => {
  test.each(cases)('%s', async (id, scenario) => {
    const contract = contractOf(scenario, 'rudderstack-transformation', dialect);
    const delivery = await transformation.deliver(scenario.event, {
      code: withOptions(transformations[index]!.code, { ...scenario.options, now: undefined, dialect }),
      webhookUrl: sandbox.ingestUrl,
      headers: [{ from: 'X-Encharge-Token', to: sandbox.writeKey }],
    });
    const bodies = contract.payloads.map((payload) => forced(payload, scenario));
    expect(delivery.requests.map(({ body }) => body)).toEqual(bodies);
    const requests = delivery.requests.map((request, at) => ({ ...request, body: contract.payloads[at] }));
    expect(contractBreaches(contract, { ...delivery, requests })).toEqual([]);
    // A documented body with what the Webhook forces upon it is documented no more: the sandbox takes it, and says so.
    expectAccepted(bodies, (rule, path) => rule === FLAGGED_ON_PURPOSE[id] || isForced(rule, path));
  });
});

/**
 * What RudderStack's Webhook forces upon every payload, once for all scenarios instead of in each: the server passes only events on
 * that have a `type` of the CDP spec, and names them by `messageId` in its own views; both stand in the body, since the Webhook sends
 * everything but `header`. The payloads of the segment dialect have both already, except group and alias, which are documented
 * bodies and gain a messageId.
 */
function forced(payload: IngestPayload, { event }: Scenario): object {
  const { messageId } = Object(event) as Dictionary;
  return {
    ...('name' in payload ? { type: payload.name === 'identify' ? 'identify' : 'track' } : {}),
    ...payload,
    ...(typeof messageId === 'string' ? { messageId } : {}),
  };
}

function isForced(rule: string, path: string): boolean {
  return rule === 'unknown-key' && ['/type', '/messageId'].includes(path);
}

function expectAccepted(
  bodies: readonly object[],
  isExpected: (rule: string, path: string) => boolean,
): void {
  const { requests, flags } = sandbox.state();
  expect(requests.map(({ body, status }) => [body, status])).toEqual(bodies.map((body) => [body, 200]));
  expect(flags.filter(({ rule, path }) => !isExpected(rule, path))).toEqual([]);
}
