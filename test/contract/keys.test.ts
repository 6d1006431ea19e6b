import { join } from 'node:path';
import { inspect } from 'node:util';
import { createIngestClient, createRestClient } from '@encharge-destinations/client';
import {
  createDestination as createRudderstackDestination,
  createRunner as createRudderstackRunner,
} from '@encharge-destinations/rudderstack';
import type { RequestDescription } from '@encharge-destinations/rudderstack';
import { startSandbox } from '@encharge-destinations/sandbox';
import type { Sandbox } from '@encharge-destinations/sandbox';
import { createDestination as createSegmentDestination } from '@encharge-destinations/segment';
import { Destination } from '@segment/actions-core';
import type { JSONObject } from '@segment/actions-core';
import { startTransformationHost } from '../../destinations/rudderstack/test/transformation/host';
import type { TransformationHost } from '../../destinations/rudderstack/test/transformation/host';
import { createFunctionHost } from '../../destinations/segment/test/function/host';
import { buildBundle } from '../../scripts/bundle/build-bundle';

interface Keys {
  writeKey: string;
  apiKey: string;
}

/** What a platform does with a request and its keys: resolves when it is done, rejects or resolves to a refusal when it is not. */
type Way = (keys: Keys) => Promise<unknown>;

const EVENT = { type: 'track', event: 'Trial Started', userId: 'u-1', properties: { tags: 'vip' } } as const;
const DELETION = { type: 'delete', userId: 'u-1' } as const;
const SECRET = 'unseenkey-0000';

let sandbox: Sandbox;
let transformation: TransformationHost;
let functionCode = '';
let transformationCode = '';

beforeAll(async () => {
  const root = join(__dirname, '../..');
  sandbox = await startSandbox();
  transformation = startTransformationHost();
  functionCode = (await buildBundle({ platform: 'segment', root }))[1]?.code ?? '';
  transformationCode = (await buildBundle({ platform: 'rudderstack', root }))[1]?.code ?? '';
}, 60_000);

afterAll(async () => {
  await transformation.close();
  await sandbox.close();
});

beforeEach(async () => {
  sandbox.reset();
  const headers = { 'X-Encharge-Token': sandbox.writeKey, 'Content-Type': 'application/json' };
  const body = JSON.stringify({ name: 'identify', user: { userId: 'u-1', tags: 'vip' } });
  await fetch(sandbox.ingestUrl, { method: 'POST', headers, body });
});

const segment = () => new Destination(createSegmentDestination(sandbox));
const functionHost = () => createFunctionHost({ code: functionCode, ...sandbox });
const rudderstack = () => createRudderstackDestination(sandbox);

/** One action of Segment's destination for an event. */
function segmentSettings(keys: Keys, action: string): JSONObject {
  const { actions } = segment().definition;
  const mapping = Object.fromEntries(
    Object.entries(actions[action]?.fields ?? {}).map(([key, { default: initial }]) => [key, initial]),
  );
  const subscription = { partnerAction: action, subscribe: 'type = "track"', mapping };
  return { ...keys, subscriptions: [subscription] } as unknown as JSONObject;
}

/** Each way to Encharge, and what its host sees when a header cannot carry the key. */
const WAYS: Readonly<Record<string, readonly [refusal: string, way: Way]>> = {
  'segment, event': [
    'InvalidAuthenticationError 401',
    (keys) => segment().onEvent(EVENT, segmentSettings(keys, 'trackEvent')),
  ],
  'segment, batch': [
    'InvalidAuthenticationError 401',
    (keys) => segment().onBatch([EVENT], segmentSettings(keys, 'trackEvent')),
  ],
  'segment, tag': [
    'InvalidAuthenticationError 401',
    (keys) => segment().onEvent(EVENT, segmentSettings(keys, 'addTag')),
  ],
  'segment, erasure': [
    'InvalidAuthenticationError 401',
    async (keys) => segment().onDelete?.(DELETION, { ...keys }),
  ],
  'segment, test of the keys': ['Error', (keys) => segment().testAuthentication({ ...keys })],
  'function, event': ['ValidationError', (keys) => functionHost().call('onTrack', EVENT, keys)],
  'function, batch': [
    '400',
    async (keys) => refused((await functionHost().call('onBatch', [EVENT], keys)) as { status: number }[]),
  ],
  'function, erasure': ['ValidationError', (keys) => functionHost().call('onDelete', DELETION, keys)],
  'rudderstack, router': [
    '400',
    async (keys) => refusedDelivery(await rudderstackRunner(keys).deliver(EVENT)),
  ],
  'rudderstack, tags to remove': [
    '400',
    async (keys) => {
      const config = { untagRules: [{ from: EVENT.event, to: 'vip' }] };
      const runner = createRudderstackRunner({ ...sandbox, ...keys, writeKey: sandbox.writeKey, config });
      refusedDelivery(await runner.deliver(EVENT));
    },
  ],
  'rudderstack, proxy': ['Error 401', viaProxy],
  'rudderstack, erasure': [
    'Error 400',
    (config) => rudderstack().processDeleteUsers({ userAttributes: [{ userId: 'u-1' }], config }),
  ],
  transformation: [
    '400',
    async ({ writeKey }) =>
      refusedDelivery(
        await transformation.deliver(EVENT, {
          code: transformationCode.replace("CREDENTIAL = ''", "CREDENTIAL = 'encharge'"),
          webhookUrl: sandbox.ingestUrl,
          headers: [],
          credentials: { encharge: writeKey },
        }),
      ),
  ],
  'client, event': [
    'ClientError invalid_key',
    async ({ writeKey }) => {
      const client = createIngestClient({ writeKey, url: sandbox.ingestUrl });
      await client.send({ name: 'Trial Started', user: { userId: 'u-1' } });
      await client.close();
    },
  ],
  'client, erasure': [
    'ClientError invalid_key',
    async ({ apiKey }) => {
      const client = createRestClient({ apiKey, url: sandbox.restUrl });
      await client.erasePeople([{ userId: 'u-1' }]);
      await client.close();
    },
  ],
};
const WAY_NAMES = Object.keys(WAYS);

test.each(WAY_NAMES)('%s: a pasted key is trimmed', async (name) => {
  const copied = (key: string): string => ` \u200b${key}\ufeff\r\n`;
  const keys = { writeKey: copied(sandbox.writeKey), apiKey: copied(sandbox.apiKey) };
  const before = sandbox.state().requests.length;
  expect(await refusalOf(name, keys)).toBeUndefined();

  const requests = sandbox.state().requests.slice(before);
  expect(requests.length).toBeGreaterThan(0);
  expect(requests.filter(({ status }) => status === null || status >= 300)).toEqual([]);
});

const INSIDE = [
  ['a line break', '\n'],
  ['a zero-width space', '\u200b'],
  ['a character beyond Latin-1', '–'],
] as const;

test.each(WAY_NAMES.flatMap((name) => INSIDE.map(([what, character]) => [name, what, character] as const)))(
  '%s: a key with %s inside is rejected at once, and is not quoted',
  async (name, _what, character) => {
    const key = `${SECRET}${character}1`;
    const before = sandbox.state().requests.length;
    const refusal = await refusalOf(name, { writeKey: key, apiKey: key });

    expect(refusal?.result).toBe(WAYS[name]![0]);
    expect(inspect(refusal?.evidence, { depth: 10, showHidden: true })).not.toContain(SECRET);
    expect(sandbox.state().requests.slice(before)).toEqual([]);
  },
);

interface Refusal {
  result: string;
  evidence: unknown;
}

/** Thrown here for hosts that answer with a refusal instead of an error. */
class Refused extends Error {
  constructor(
    readonly result: string,
    readonly evidence: unknown,
  ) {
    super('refused');
  }
}

async function refusalOf(name: string, keys: Keys): Promise<Refusal | undefined> {
  try {
    await WAYS[name]![1](keys);
    return undefined;
  } catch (error) {
    if (error instanceof Refused) return error;
    const { name: kind, status, code } = error as { name: string; status?: number; code?: string };
    const detail = status ?? (kind === 'ClientError' ? code : undefined);
    return { result: [kind, detail].filter((part) => part !== undefined).join(' '), evidence: error };
  }
}

function refused(statuses: readonly { status: number }[]): void {
  const [first] = statuses;
  if (first?.status !== 200) throw new Refused(String(first?.status), statuses);
}

function refusedDelivery(delivery: { kind: string; retryable: boolean; hostResult?: string }): void {
  if (delivery.kind === 'delivered') return;
  expect(delivery.retryable).toBe(false);
  throw new Refused(delivery.hostResult ?? '', delivery);
}

function rudderstackRunner(keys: Keys) {
  return createRudderstackRunner({ ...sandbox, ...keys });
}

/** A request whose key was not checked when it was described, through the transformer's proxy. */
async function viaProxy({ writeKey }: Keys): Promise<void> {
  const { processRouterDest, networkHandler } = rudderstack();
  const [output] = await processRouterDest([
    { message: EVENT, metadata: { jobId: 1 }, destination: { Config: { writeKey: sandbox.writeKey } } },
  ]);
  const described = [output!.batchedRequest].flat()[0] as RequestDescription;
  const request = { ...described, headers: { ...described.headers, 'X-Encharge-Token': writeKey } };
  const handler = new networkHandler();
  const destinationResponse = handler.processAxiosResponse(
    await handler.proxy({ ...request, metadata: [{}] }),
  );
  handler.responseHandler({ destinationResponse, rudderJobMetadata: [{}], destinationRequest: request });
}
