import { createIngestClient, createRestClient, sendWithRetry } from '@encharge-destinations/client';
import type { AttemptResult } from '@encharge-destinations/client';
import { classifyOutcome, mapEvent } from '@encharge-destinations/core';
import type { Delivery, OutcomeKind } from '@encharge-destinations/core';
import {
  createDestination as createRudderstackDestination,
  createRunner as createRudderstackRunner,
} from '@encharge-destinations/rudderstack';
import type { RequestDescription } from '@encharge-destinations/rudderstack';
import {
  createDestination as createSegmentDestination,
  createRunner as createSegmentRunner,
} from '@encharge-destinations/segment';
import type { ExchangeAnswer, OutcomeClass, ReplayServer } from '@encharge-destinations/testkit';
import { Destination } from '@segment/actions-core';
import type { JSONObject } from '@segment/actions-core';
import { createFunctionHost } from '../../../destinations/segment/test/function/host';

/** Sends a request through one platform and returns how its host treats the answer. */
export type Ask = (answer: ExchangeAnswer) => Promise<OutcomeClass>;

const KEYS = { writeKey: 'unseenkey-write', apiKey: 'unseenkey-api' };
// For answers that never end.
const TIMEOUT_MS = 2_000;
const EVENT = { type: 'track', event: 'Trial Started', userId: 'user-1' } as const;
const DELETION = { type: 'delete', userId: 'user-1' } as const;
const PERSON = [{ userId: 'user-1' }];
const [PAYLOAD] = mapEvent(EVENT).payloads;

/** An outcome's class, in core's terms. */
export function classOf(kind: OutcomeKind): OutcomeClass {
  if (kind === 'delivered') return 'delivered';
  return kind === 'throttled' || kind === 'retryable' ? 'retried' : 'final';
}

/**
 * Every way in which this project sends something and reads the answer. The Transformation is not one of them: RudderStack's own Webhook
 * delivers its results.
 *
 * @param functionCode The file to paste as a Segment Function.
 */
export function outcomePlatforms(
  server: Pick<ReplayServer, 'ingestUrl' | 'restUrl'>,
  functionCode: string,
): Record<string, Ask> {
  const { ingestUrl, restUrl } = server;
  const urls = { ingestUrl, restUrl };
  const segment = () => new Destination(createSegmentDestination({ ...urls, timeoutMs: TIMEOUT_MS }));
  const functionHost = createFunctionHost({ code: functionCode, ...urls });
  return {
    core: ({ status, headers, json, text = '' }) =>
      Promise.resolve(classOf(classifyOutcome(status, headers, json ?? text).kind)),
    client: async () => {
      const client = createIngestClient({ writeKey: KEYS.writeKey, url: ingestUrl });
      return closing(client, async () => classOfResult(await client.send(PAYLOAD!)));
    },
    'client-rest': async () => {
      const client = createRestClient({ apiKey: KEYS.apiKey, url: restUrl });
      return closing(client, async () => classOfResult(await client.erasePeople([{ userId: 'user-1' }])));
    },
    'client-with-retry': async () => {
      const client = createIngestClient({ writeKey: KEYS.writeKey, url: ingestUrl });
      const policy = { maxAttempts: 2, baseDelayMs: 1, maxDelayMs: 1, deadlineMs: 120_000 };
      const sleep = (): Promise<void> => Promise.resolve();
      return closing(client, async () => {
        const { ok, attempts } = await sendWithRetry(client, PAYLOAD!, { policy, sleep });
        return ok ? 'delivered' : attempts > 1 ? 'retried' : 'final';
      });
    },
    segment: async () =>
      classOfDelivery(await createSegmentRunner({ ...urls, ...KEYS, timeoutMs: TIMEOUT_MS }).deliver(EVENT)),
    'segment-batch': async () => {
      const destination = segment();
      const subscriptions = (destination.definition.presets ?? []).filter(
        ({ partnerAction, type }) => partnerAction === 'trackEvent' && type === 'automatic',
      );
      const settings = { ...KEYS, subscriptions } as unknown as JSONObject;
      const results = await destination.onBatch([EVENT], settings);
      const [entry] = (results as { multistatus: { status: number }[] }[]).flatMap(
        ({ multistatus }) => multistatus,
      );
      return segmentClass(entry!.status);
    },
    'segment-deletion': async () => {
      try {
        await segment().onDelete?.(DELETION, KEYS);
        return 'delivered';
      } catch (error) {
        return segmentClass((error as { status: number }).status);
      }
    },
    'segment-function': async () => classOfDelivery(await functionHost.deliver(EVENT, KEYS)),
    'segment-function-batch': async () => {
      const [entry] = (await functionHost.call('onBatch', [EVENT], KEYS)) as { status: number }[];
      return segmentClass(entry!.status);
    },
    'rudderstack-router': async () =>
      classOfDelivery(await createRudderstackRunner({ ...urls, ...KEYS }).deliver(EVENT)),
    'rudderstack-proxy': () => viaProxy(urls),
    'rudderstack-deletion': () =>
      rudderClass(() =>
        createRudderstackDestination(urls).processDeleteUsers({ userAttributes: PERSON, config: KEYS }),
      ),
  };
}

/** What the transformer's proxy does: send, read the answer, let the handler judge it. */
export async function viaProxy(urls: { ingestUrl: string; restUrl: string }): Promise<OutcomeClass> {
  const { processRouterDest, networkHandler } = createRudderstackDestination(urls);
  const [output] = await processRouterDest([
    { message: EVENT, metadata: { jobId: 1 }, destination: { Config: KEYS } },
  ]);
  const request = [output!.batchedRequest].flat()[0] as RequestDescription;
  const handler = new networkHandler();
  const result = await handler.proxy({ ...request, metadata: [{ jobId: 1 }] });
  const parameters = {
    destinationResponse: handler.processAxiosResponse(result),
    rudderJobMetadata: [{ jobId: 1 }],
    destinationRequest: request,
  };
  return rudderClass(() => handler.responseHandler(parameters));
}

async function closing<Result>(
  client: { close(): Promise<void> },
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } finally {
    await client.close();
  }
}

function classOfResult({ outcome }: AttemptResult): OutcomeClass {
  return classOf(outcome.kind);
}

function classOfDelivery({ kind, retryable }: Delivery): OutcomeClass {
  if (kind === 'delivered') return 'delivered';
  return retryable ? 'retried' : 'final';
}

/** Segment's rule: it retries 5xx except 501, and three of the 4xx. Source: its documentation of errors. */
function segmentClass(status: number): OutcomeClass {
  if (status < 300) return 'delivered';
  return [408, 423, 429].includes(status) || (status >= 500 && status !== 501) ? 'retried' : 'final';
}

/** rudder-server's rule: it retries 429 and 5xx, and aborts everything else. */
async function rudderClass(deliver: () => unknown): Promise<OutcomeClass> {
  try {
    await deliver();
    return 'delivered';
  } catch (error) {
    const { status } = error as { status: number };
    return status === 429 || status >= 500 ? 'retried' : 'final';
  }
}
