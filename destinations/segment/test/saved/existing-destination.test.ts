import type { JSONObject, SegmentEvent } from '@segment/actions-core';
import { KEYS, MAPPINGS, withLoopback } from '../with-loopback';

// The faults of Encharge’s existing Segment destination, one by one. Each of these tests failed there, except those that say something is
// kept. Other files cover erasure, dynamic lists, batches and errors.

const bench = withLoopback();

interface Sent {
  path: string;
  body: Record<string, unknown>;
  headers: Record<string, unknown>;
}

/** One event through the default mappings, everything subscribed. */
async function send(event: SegmentEvent, settings: object = {}): Promise<Sent[]> {
  const { server, integration } = bench();
  const subscriptions = MAPPINGS;
  await integration.onEvent(event, { ...KEYS, ...settings, subscriptions } as unknown as JSONObject);
  return server.requests.map(({ path, body, headers }) => ({ path, body: body as Sent['body'], headers }));
}

async function bodyOf(event: SegmentEvent, settings: object = {}): Promise<Sent['body']> {
  const [first] = await send(event, settings);
  return first?.body ?? {};
}

const documented = { dialect: 'documented', pages: 'event' };

describe('identity', () => {
  test.each(['identify', 'track'] as const)('traits do not replace it on %s', async (type) => {
    const traits = { userId: 'user-2', email: null, segmentAnonymousId: 'anon-2', id: 'x' };
    const context = { traits: { ...traits, email: 'ada@example.com' } };
    const body = await bodyOf({
      type,
      event: 'Seen',
      userId: 'user-1',
      anonymousId: 'anon-1',
      traits,
      context,
    });
    const identity = { userId: 'user-1', email: 'ada@example.com', segmentAnonymousId: 'anon-1' };
    expect(body).toMatchObject(identity);
    expect(body['user']).toEqual(identity);
  });

  test.each<[string, SegmentEvent]>([
    ['traits.email of a track', { type: 'track', event: 'Seen', traits: { email: 'ada@example.com' } }],
    ['a user id that is an email', { type: 'identify', userId: 'ada@example.com' }],
  ])('an email is found in %s', async (_name, event) => {
    expect(await bodyOf(event)).toMatchObject({
      email: 'ada@example.com',
      user: { email: 'ada@example.com' },
    });
  });

  test('an email in the properties is somebody else’s when the person is known', async () => {
    const event: SegmentEvent = {
      type: 'track',
      event: 'Invite Sent',
      userId: 'user-1',
      properties: { email: 'invited@example.com' },
    };
    expect(await bodyOf(event)).toEqual({
      type: 'track',
      event: 'Invite Sent',
      userId: 'user-1',
      user: { userId: 'user-1' },
      properties: { email: 'invited@example.com' },
    });
  });

  test.each(['track', 'identify', 'page', 'screen'] as const)(
    '%s without a person is rejected',
    async (type) => {
      await expect(send({ type, event: 'Seen' })).rejects.toMatchObject({ name: 'PayloadValidationError' });
      expect(bench().server.requests).toEqual([]);
    },
  );

  test('anonymous people: kept in the segment dialect, rejected in the documented one', async () => {
    const event: SegmentEvent = { type: 'track', event: 'Seen', anonymousId: 'anon-1' };
    expect(await bodyOf(event)).toMatchObject({ segmentAnonymousId: 'anon-1' });
    await expect(send(event, documented)).rejects.toThrow(/anonymous id only/);
  });
});

describe('values', () => {
  test.each(['identify', 'track'] as const)('blanks do not empty a field on %s', async (type) => {
    const traits = { firstName: '', lastName: null, plan: 'pro' };
    const { integration, server } = bench();
    const mapping = { userFields: { '@path': '$.traits' } };
    const action = type === 'identify' ? 'identifyUser' : 'trackEvent';
    await integration.testAction(action, {
      event: { type, userId: 'user-1', anonymousId: null, event: 'Seen', traits },
      mapping,
      settings: KEYS,
      useDefaultMappings: true,
    });
    expect((server.requests[0]?.body as { user: unknown }).user).toEqual({ userId: 'user-1', plan: 'pro' });
  });

  test('tags are text', async () => {
    const { user } = await bodyOf({ type: 'identify', userId: 'user-1', traits: { tags: ['vip', 'beta'] } });
    expect(user).toEqual({ userId: 'user-1', tags: 'vip, beta' });
  });

  test('person fields are flat in the documented dialect, and dates have a zone in both', async () => {
    const event: SegmentEvent = {
      type: 'identify',
      userId: 'user-1',
      traits: { address: { city: 'Sofia' }, company: { name: 'ACME' }, trialEnd: '2026-02-01T10:00:00' },
    };
    expect((await bodyOf(event, documented))['user']).toEqual({
      userId: 'user-1',
      city: 'Sofia',
      company: 'ACME',
      trialEnd: '2026-02-01T10:00:00Z',
    });
  });

  test('nothing is sent twice, and no empty objects', async () => {
    const context = { traits: { email: 'ada@example.com', plan: 'pro' } };
    expect(await bodyOf({ type: 'track', event: 'Seen', userId: 'user-1', properties: {}, context })).toEqual(
      {
        type: 'track',
        event: 'Seen',
        userId: 'user-1',
        email: 'ada@example.com',
        user: { userId: 'user-1', email: 'ada@example.com' },
      },
    );
  });
});

describe('bodies', () => {
  test.each<[string, SegmentEvent, object]>([
    [
      'an event has its name in name',
      { type: 'track', event: 'Seen', userId: 'u' },
      { name: 'Seen', user: { userId: 'u' } },
    ],
    ['so has an identify', { type: 'identify', userId: 'u' }, { name: 'identify', user: { userId: 'u' } }],
    [
      'and a page, with its own name and category',
      { type: 'page', userId: 'u', name: 'Pricing', category: 'Marketing' },
      { name: 'Viewed Page', user: { userId: 'u' }, properties: { name: 'Pricing', category: 'Marketing' } },
    ],
    [
      'the IP address is the sourceIp',
      { type: 'track', event: 'Seen', userId: 'u', context: { ip: '8.8.8.8' } },
      { name: 'Seen', user: { userId: 'u' }, sourceIp: '8.8.8.8' },
    ],
  ])('documented: %s', async (_name, event, body) => {
    const [sent] = await send(event, documented);
    expect(sent?.body).toEqual(body);
    expect(sent?.headers['x-segment-actions']).toBeUndefined();
  });

  test('a screen is sent', async () => {
    expect(await bodyOf({ type: 'screen', userId: 'u', name: 'Settings' })).toEqual({
      type: 'track',
      event: 'Viewed Screen',
      userId: 'u',
      user: { userId: 'u' },
      properties: { name: 'Settings' },
    });
  });

  test.each<[string, SegmentEvent, object]>([
    ['ids', { type: 'alias', previousId: 'a', userId: 'b' }, { previousUserId: 'a', user: { userId: 'b' } }],
    [
      'emails',
      { type: 'alias', previousId: 'a@example.com', userId: 'b@example.com' },
      { previousEmail: 'a@example.com', user: { email: 'b@example.com' } },
    ],
    [
      'emails without ids',
      { type: 'alias', traits: { previousEmail: 'a@example.com', email: 'b@example.com' } },
      { previousEmail: 'a@example.com', user: { email: 'b@example.com' } },
    ],
  ])('an alias changes %s', async (_name, event, body) => {
    expect(await bodyOf(event)).toEqual({ type: 'alias', ...body });
  });

  test('a group has the person’s email, its own id, and no ids from its traits', async () => {
    const event: SegmentEvent = {
      type: 'group',
      groupId: 'g-1',
      traits: { id: 'other', externalId: 'another', name: 'ACME', email: 'office@acme.example' },
      context: { traits: { email: 'ada@example.com' } },
    };
    expect(await bodyOf(event)).toEqual({
      type: 'group',
      objectType: 'company',
      properties: { name: 'ACME', email: 'office@acme.example', externalId: 'g-1' },
      user: { email: 'ada@example.com' },
    });
  });

  test('a group without a person has no empty user; one without an id is rejected', async () => {
    expect(await bodyOf({ type: 'group', groupId: 'g-1' })).not.toHaveProperty('user');
    await expect(send({ type: 'group', traits: { name: 'ACME' } })).rejects.toThrow(/there is no groupId/);
  });
});

describe('the host', () => {
  test('a time that cannot be read does not drop the event', async () => {
    const body = await bodyOf({ type: 'track', event: 'Seen', userId: 'u', timestamp: 'yesterday' });
    expect(body).toEqual({ type: 'track', event: 'Seen', userId: 'u', user: { userId: 'u' } });
  });

  test.each<[string, Partial<SegmentEvent>, object]>([
    ['null traits', { traits: null as never, context: { traits: null as never } }, {}],
    ['a list with one text as an id', { userId: ['u-1'] as never }, { userId: 'u-1' }],
    ['a number as an id', { userId: 42 as never }, { userId: '42' }],
    ['ids with signs', { userId: 'a&b#c%d+e f' }, { userId: 'a&b#c%d+e f' }],
  ])('%s', async (_name, odd, expected) => {
    const event = { type: 'track', event: 'Seen', userId: 'u', ...odd } as SegmentEvent;
    const body = await bodyOf(event);
    expect(body).toMatchObject({ event: 'Seen', userId: 'u', ...expected });
  });

  test('the host rejects a list of several where it expects a text, and names the field', async () => {
    const context = { page: { url: ['a', 'b'] as never } };
    await expect(send({ type: 'track', event: 'Seen', userId: 'u', context })).rejects.toThrow(/URL/);
  });

  test('a body goes to the URL of Ingest without a final slash', async () => {
    expect((await send({ type: 'identify', userId: 'u' }))[0]?.path).toBe('/v1');
  });
});
