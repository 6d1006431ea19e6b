import type { JSONObject, SegmentEvent } from '@segment/actions-core';
import { KEYS, withLoopback } from '../with-loopback';

const bench = withLoopback();

const personas = { computation_class: 'audience', computation_key: 'big_spenders', computation_id: 'aud_1' };

/** Events as Engage sends them when people enter or leave an audience. */
const trackOf = (isIn: unknown): SegmentEvent => ({
  type: 'track',
  event: isIn === true ? 'Audience Entered' : 'Audience Exited',
  userId: 'user-1',
  properties: { audience_key: 'big_spenders', big_spenders: isIn as boolean },
  context: { personas, traits: { email: 'ada@example.com' } },
});
const identifyOf = (isIn: unknown): SegmentEvent => ({
  type: 'identify',
  userId: 'user-1',
  traits: { big_spenders: isIn as boolean },
  context: { personas },
});

async function requests(event: SegmentEvent, mapping: JSONObject = {}): Promise<unknown[]> {
  const { server, integration } = bench();
  server.requests.length = 0;
  await integration.testAction('syncAudience', { event, mapping, settings: KEYS, useDefaultMappings: true });
  return server.requests.map(({ method, path, body }) => [method, path, body]);
}

test.each([
  ['track', trackOf],
  ['identify', identifyOf],
])('%s: entering adds the tag, leaving removes it', async (_type, event) => {
  const body = { tag: 'big_spenders', userId: 'user-1' };
  expect(await requests(event(true))).toEqual([['POST', '/v1/tags', body]]);
  expect(await requests(event(false))).toEqual([['DELETE', '/v1/tags', body]]);
});

test('a mapped tag replaces the audience’s key', async () => {
  expect(await requests(trackOf(true), { tag: 'VIP' })).toEqual([
    ['POST', '/v1/tags', { tag: 'VIP', userId: 'user-1' }],
  ]);
});

test('a person whose user ID Encharge does not know is found by email', async () => {
  const { server } = bench();
  server.answer = ({ body }) => ((body as { userId?: string }).userId === undefined ? {} : { status: 404 });
  expect(await requests(trackOf(true))).toEqual([
    ['POST', '/v1/tags', { tag: 'big_spenders', userId: 'user-1' }],
    ['POST', '/v1/tags', { tag: 'big_spenders', email: 'ada@example.com' }],
  ]);
});

test.each<[string, SegmentEvent]>([
  ['no audience', { ...trackOf(true), context: {} }],
  ['a membership that is not a boolean', trackOf('yes')],
  ['a page', { ...trackOf(true), type: 'page' }],
])('%s: nothing is sent, and the error says why', async (_name, event) => {
  await expect(requests(event, { tag: 'VIP' })).rejects.toMatchObject({
    name: 'InvalidAudienceMembershipError',
    status: 400,
    message: expect.stringContaining('does not belong to an audience') as string,
  });
  expect(bench().server.requests).toEqual([]);
});
