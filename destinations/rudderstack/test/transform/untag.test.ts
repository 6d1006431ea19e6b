import { createDestination } from '@encharge-destinations/rudderstack';
import type { RequestDescription } from '@encharge-destinations/rudderstack';
import { startSandbox } from '@encharge-destinations/sandbox';
import type { Sandbox } from '@encharge-destinations/sandbox';
import { destinationWith, inputsOf } from '../events';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

const converted = { type: 'track', userId: 'user-1', event: 'Converted' };
const untagRules = [
  { from: 'Converted', to: 'trial, lead' },
  { from: 'Converted', to: 'cold' },
];

async function outputsOf(messages: readonly unknown[], config: object) {
  const { processRouterDest } = createDestination(sandbox);
  return processRouterDest(inputsOf(messages, destinationWith({ writeKey: sandbox.writeKey, ...config })));
}

async function deliver(request: RequestDescription): Promise<number> {
  const { endpoint, method, headers, body } = request;
  return (await fetch(endpoint, { method, headers, body: JSON.stringify(body.JSON) })).status;
}

it('is a second request in the same output, after the event', async () => {
  const [output] = await outputsOf([converted], { apiKey: sandbox.apiKey, untagRules });
  const requests = output?.batchedRequest as RequestDescription[];

  expect(requests.map(({ method, endpointPath, body }) => [method, endpointPath, body.JSON])).toEqual([
    ['POST', '/ingest', { name: 'Converted', user: { userId: 'user-1' } }],
    ['DELETE', '/tags', { tag: 'trial,lead,cold', userId: 'user-1' }],
  ]);
});

it('matches the event by its trimmed name, and a number by its digits', async () => {
  const rules = [...untagRules, { from: '42', to: 'answer' }];
  const outputs = await outputsOf(
    [
      { ...converted, event: ' Converted ' },
      { ...converted, event: 42 },
    ],
    { apiKey: sandbox.apiKey, untagRules: rules },
  );

  const tags = outputs.map(({ batchedRequest }) => (batchedRequest as RequestDescription[])[1]?.body.JSON);
  expect(tags).toEqual([
    { tag: 'trial,lead,cold', userId: 'user-1' },
    { tag: 'answer', userId: 'user-1' },
  ]);
});

it('removes the tags, however often it is made', async () => {
  const config = { apiKey: sandbox.apiKey, untagRules };
  const identify = { type: 'identify', userId: 'user-1', traits: { tags: 'trial, vip' } };
  const outputs = await outputsOf([identify, converted, converted], config);
  const statuses: number[] = [];
  for (const request of outputs.flatMap(({ batchedRequest }) => batchedRequest ?? [])) {
    statuses.push(await deliver(request));
  }

  expect(statuses).toEqual([200, 200, 204, 200, 204]);
  const { people, flags } = sandbox.state();
  expect(people.map(({ tags }) => tags)).toEqual([['vip']]);
  expect(flags).toEqual([]);
});

it('leaves other events alone', async () => {
  const [output] = await outputsOf([{ ...converted, event: 'Viewed' }], {
    apiKey: sandbox.apiKey,
    untagRules,
  });

  expect(output?.batchedRequest).toEqual(expect.objectContaining({ endpointPath: '/ingest' }));
});

it.each([
  ['without an API key', { untagRules }],
  ['with a blank tag', { apiKey: 'ak-unseenkey', untagRules: [{ from: 'Converted', to: 'trial,,lead' }] }],
])('%s aborts the event as a configuration error', async (_what, config) => {
  const [output] = await outputsOf([converted], config);

  expect([output?.statusCode, output?.statTags]).toEqual([
    400,
    { errorCategory: 'dataValidation', errorType: 'configuration' },
  ]);
});
