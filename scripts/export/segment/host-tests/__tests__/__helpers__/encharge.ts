import nock from 'nock';
import { createTestIntegration } from '@segment/actions-core';
import type { JSONObject, SegmentEvent } from '@segment/actions-core';
import destination from '@encharge-destinations/segment';

export const INGEST_URL = 'https://ingest.encharge.io';
export const REST_URL = 'https://api.encharge.io';

/** The settings of a customer who entered both keys. */
export const SETTINGS = { writeKey: 'wk-unseenkey', apiKey: 'ak-unseenkey' };

/** Encharge's answer: status and body. */
export type Answer = readonly [status: number, body?: string | Record<string, unknown>];

/**
 * Stands in for Ingest only. Accepts whatever is posted with the write key.
 *
 * @param answer The answer to a body. By default each is accepted.
 * @returns The bodies, as they arrive.
 */
export function receiveEvents(
  answer: (body: Record<string, unknown>) => Answer = () => [200, {}],
): unknown[] {
  const received: unknown[] = [];
  nock.cleanAll();
  nock(INGEST_URL, { reqheaders: { 'x-encharge-token': SETTINGS.writeKey } })
    .persist()
    .post('/v1')
    .reply((_uri, body) => {
      received.push(body);
      const [status, text] = answer(body as Record<string, unknown>);
      return [status, text ?? ''];
    });
  return received;
}

/** Runs an event through the presets, as a customer's events run: subscription, default mapping, validation, request. */
export async function sendThroughPresets(event: SegmentEvent, settings: object = {}): Promise<unknown[]> {
  const received = receiveEvents();
  const subscriptions = (destination.presets ?? []).filter(({ type }) => type === 'automatic');
  const all = { ...SETTINGS, ...settings, subscriptions } as unknown as JSONObject;
  await createTestIntegration(destination).onEvent(event, all);
  return received;
}

/**
 * Runs an event through one action with its default mapping.
 *
 * @param mapping The customer's changes to it.
 * @returns The bodies that arrive at Ingest.
 */
export async function sendThrough(
  action: string,
  event: SegmentEvent,
  mapping: JSONObject = {},
  settings: object = {},
): Promise<unknown[]> {
  const received = receiveEvents();
  const given = { event, mapping, settings: { ...SETTINGS, ...settings }, useDefaultMappings: true };
  await createTestIntegration(destination).testAction(action, given);
  return received;
}

/**
 * Runs an event through one mapping of a customer who has the API key only, as all had before there was a write key.
 *
 * @returns The requests that arrive at Ingest and at the REST API, each with its body.
 */
export async function sendThroughMapping(
  mapping: { partnerAction: string; mapping?: object },
  event: SegmentEvent,
  headers: Record<string, string> = {},
): Promise<[request: string, body: unknown][]> {
  const received: [request: string, body: unknown][] = [];
  nock.cleanAll();
  for (const [method, host, path] of [
    ['POST', INGEST_URL, '/v1'],
    ['POST', REST_URL, '/v1/tags'],
    ['DELETE', REST_URL, '/v1/tags'],
  ] as const)
    nock(host, { reqheaders: { 'x-encharge-token': SETTINGS.apiKey, ...headers } })
      .intercept(path, method)
      .reply((_uri, body) => {
        received.push([`${method} ${host}${path}`, body]);
        return [200, {}];
      });
  const settings = { apiKey: SETTINGS.apiKey, subscription: { ...mapping, subscribe: 'type != ""' } };
  await createTestIntegration(destination).onEvent(event, settings as unknown as JSONObject);
  return received;
}
