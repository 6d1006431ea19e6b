import { join } from 'node:path';
import { startSandbox } from '@encharge-destinations/sandbox';
import type { Sandbox } from '@encharge-destinations/sandbox';
import { contractBreaches, contractOf, contractReport } from '@encharge-destinations/testkit';
import { startTransformationHost } from '../../destinations/rudderstack/test/transformation/host';
import type { TransformationHost } from '../../destinations/rudderstack/test/transformation/host';
import { withOptions } from '../../destinations/rudderstack/test/transformation/options';
import { createFunctionHost, settingsOf } from '../../destinations/segment/test/function/host';
import type { FunctionHost } from '../../destinations/segment/test/function/host';
import { buildBundle } from '../../scripts/bundle/build-bundle';
import type { BundleFile } from '../../scripts/bundle/build-bundle';
import { acceptanceBreaches } from './accepted';
import { cases } from './fixtures';
import { forcedByWebhook } from './forced-by-webhook';

const root = join(__dirname, '../..');
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

// The minified file is the one to paste; the readable one contains the same code and is tested in its usual dialect.
const functionVariants = [
  ['minified, documented', 1, 'documented'],
  ['minified, segment', 1, 'segment'],
  ['readable, segment', 0, 'segment'],
] as const;
const transformationVariants = [
  ['minified, documented', 1, 'documented'],
  ['minified, segment', 1, 'segment'],
  ['readable, segment', 0, 'segment'],
] as const;

describe.each(functionVariants)('Segment Function, %s', (_variant, index, dialect) => {
  test.each(cases)('%s', async (id, scenario) => {
    const { writeKey, apiKey } = sandbox;
    const settings = { writeKey, apiKey, ...settingsOf(scenario.options), dialect };
    const contract = contractOf(scenario, 'segment-function', dialect);
    const delivery = await functions[index]?.deliver(scenario.event, settings);
    const breaches = contractBreaches(contract, delivery!);
    if (breaches.length === 0) breaches.push(...acceptanceBreaches(id, sandbox, contract.payloads));
    const report = contractReport(id, 'segment-function', dialect, breaches);
    if (report !== undefined) throw new Error(report);
  });
});

describe.each(transformationVariants)('RudderStack Transformation, %s', (_variant, index, dialect) => {
  test.each(cases)('%s', async (id, scenario) => {
    const contract = contractOf(scenario, 'rudderstack-transformation', dialect);
    const bodies = contract.payloads.map((payload) => forcedByWebhook(payload, scenario.event));
    const delivery = await transformation.deliver(scenario.event, {
      code: withOptions(transformations[index]!.code, { ...scenario.options, now: undefined, dialect }),
      webhookUrl: sandbox.ingestUrl,
      headers: [{ from: 'X-Encharge-Token', to: sandbox.writeKey }],
    });
    // A documented body with the Webhook's additions is no longer documented: the sandbox accepts it, and says so.
    const requests = delivery.requests.map((request, at) => ({ ...request, body: contract.payloads[at] }));
    const breaches = contractBreaches(contract, { ...delivery, requests });
    if (breaches.length === 0) breaches.push(...acceptanceBreaches(id, sandbox, bodies, isForced));
    const report = contractReport(id, 'rudderstack-transformation', dialect, breaches);
    if (report !== undefined) throw new Error(report);
  });
});

function isForced(rule: string, path: string): boolean {
  return rule === 'unknown-key' && ['/type', '/messageId'].includes(path);
}
