import type { JSONObject, SegmentEvent } from '@segment/actions-core';
import { KEYS, withLoopback } from '../with-loopback';

const bench = withLoopback();
const PERSON: Partial<SegmentEvent> = {
  type: 'track',
  event: 'Plan Chosen',
  userId: 'user-1',
  anonymousId: 'anon-1',
  context: { traits: { email: 'ada@example.com' } },
};

async function run(
  action: string,
  event: Partial<SegmentEvent>,
  mapping: JSONObject,
  settings: object = KEYS,
) {
  const { server, integration } = bench();
  await integration.testAction(action, { event, mapping, settings, useDefaultMappings: true });
  return server.requests.map(({ method, path, body, headers }) => ({
    method,
    path,
    body,
    key: headers['x-encharge-token'],
  }));
}

describe.each([
  ['addTag', 'POST'],
  ['removeTag', 'DELETE'],
])('%s', (action, method) => {
  test.each<[string, JSONObject['tag'], string]>([
    ['one tag', 'vip', 'vip'],
    ['text with commas', ' vip, beta,, vip ', 'vip,beta'],
    ['a list', ['vip', 'beta'], 'vip,beta'],
    ['a list from the event', { '@path': '$.properties.labels' }, 'a,b'],
    ['a number', 7, '7'],
  ])('takes %s', async (_name, tag, expected) => {
    const event = { ...PERSON, properties: { labels: ['a', 'b'] } };
    expect(await run(action, event, { tag })).toEqual([
      { method, path: '/v1/tags', body: { tag: expected, userId: 'user-1' }, key: 'unseenkey-api' },
    ]);
  });

  test.each<[string, Partial<SegmentEvent>, string]>([
    ['properties.tags', { properties: { tags: ['a', 'b'] }, traits: { tags: 'c' } }, 'a,b'],
    ['properties.tag', { properties: { tag: 'a' }, traits: { tags: 'c' } }, 'a'],
    ['traits.tags', { traits: { tags: 'a, b' } }, 'a,b'],
    ['traits.tag, the earlier default', { traits: { tag: 'a' } }, 'a'],
  ])('finds tags in %s', async (_name, event, expected) => {
    expect((await run(action, { ...PERSON, ...event }, {}))[0]?.body).toEqual({
      tag: expected,
      userId: 'user-1',
    });
  });

  test.each<[string, Partial<SegmentEvent>, object]>([
    ['the email without a user id', { userId: null }, { email: 'ada@example.com' }],
    ['a junk user id is ignored', { userId: 'undefined' }, { email: 'ada@example.com' }],
    [
      'the anonymous id when there is nothing else',
      { userId: null, context: {} },
      { segmentAnonymousId: 'anon-1' },
    ],
  ])('identifies the person once: %s', async (_name, event, person) => {
    expect((await run(action, { ...PERSON, ...event }, { tag: 'vip' }))[0]?.body).toEqual({
      tag: 'vip',
      ...person,
    });
  });

  test('asks for the next id when Encharge does not know the first', async () => {
    const { server } = bench();
    server.answer = ({ body }) =>
      typeof body === 'object' && body !== null && 'userId' in body
        ? { status: 404 }
        : { status: 201, body: '' };
    const requests = await run(action, PERSON, { tag: 'vip' });
    expect(requests.map(({ body }) => body)).toEqual([
      { tag: 'vip', userId: 'user-1' },
      { tag: 'vip', email: 'ada@example.com' },
    ]);
  });

  test('fails when nobody is found, and stops after any other rejection', async () => {
    const { server } = bench();
    server.answer = () => ({ status: 404, body: '{"error":{"message":"No such person."}}' });
    await expect(run(action, PERSON, { tag: 'vip' })).rejects.toMatchObject({
      name: 'IntegrationError',
      status: 404,
      message: expect.stringContaining('No such person.') as string,
    });
    expect(server.requests).toHaveLength(3);
  });

  test.each<[string, Partial<SegmentEvent>, JSONObject, RegExp]>([
    ['without a tag', PERSON, { tag: ' , ' }, /has no tag/],
    [
      'of nobody',
      { ...PERSON, userId: null, anonymousId: null, context: {} },
      { tag: 'vip' },
      /map a user ID or/,
    ],
  ])('sends nothing %s', async (_name, event, mapping, message) => {
    await expect(run(action, event, mapping)).rejects.toMatchObject({
      name: 'PayloadValidationError',
      message: expect.stringMatching(message) as string,
    });
    expect(bench().server.requests).toEqual([]);
  });

  test('needs the API key', async () => {
    await expect(run(action, PERSON, { tag: 'vip' }, { writeKey: 'wk-unseenkey' })).rejects.toMatchObject({
      name: 'InvalidAuthenticationError',
      message: expect.stringContaining('an API key') as string,
    });
  });
});

describe('unsubscribeUser', () => {
  test.each<[string, Partial<SegmentEvent>, string]>([
    ['by the user id', { userId: 'a&b=c #%+ä' }, 'userId=a%26b%3Dc%20%23%25%2B%C3%A4'],
    ['by the email', { userId: null }, 'email=ada%40example.com'],
  ])('unsubscribes %s', async (_name, event, query) => {
    expect(await run('unsubscribeUser', { ...PERSON, ...event }, {})).toEqual([
      { method: 'POST', path: `/v1/people/unsubscribe?${query}`, body: undefined, key: 'unseenkey-api' },
    ]);
  });

  test('cannot unsubscribe a person without email and user id', async () => {
    await expect(run('unsubscribeUser', { ...PERSON, userId: null, context: {} }, {})).rejects.toMatchObject({
      name: 'PayloadValidationError',
    });
  });
});
