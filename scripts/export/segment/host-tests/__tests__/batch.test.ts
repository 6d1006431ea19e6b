import nock from 'nock';
import { createTestIntegration } from '@segment/actions-core';
import type { SegmentEvent } from '@segment/actions-core';
import destination from '@encharge-destinations/segment';
import { receiveEvents, SETTINGS } from './__helpers__/encharge';

const event = (userId: string, name: string): SegmentEvent => ({
  type: 'track',
  event: name,
  userId,
  anonymousId: 'undefined',
  messageId: `${userId}-${name}`,
  timestamp: '2026-01-02T03:04:05.678Z',
});

const bodyOf = (userId: string, name: string) => ({
  type: 'track',
  event: name,
  userId,
  user: { userId },
  messageId: `${userId}-${name}`,
  timestamp: '2026-01-02T03:04:05.678Z',
});

/** What the host would report, one entry per event. */
async function deliver(events: SegmentEvent[], action = 'trackEvent') {
  const subscriptions = (destination.presets ?? []).filter(
    ({ partnerAction, type }) => partnerAction === action && type === 'automatic',
  );
  const integration = createTestIntegration(destination);
  const results = await integration.onBatch(events, { ...SETTINGS, subscriptions } as never);
  return results.flatMap(({ multistatus }) => multistatus ?? []);
}

describe('batches', () => {
  it('reports every event separately, with the request and the answer', async () => {
    receiveEvents(() => [200, { status: 'success' }]);
    expect(await deliver([event('a', 'One'), event('b', 'Two')])).toEqual([
      { status: 200, sent: bodyOf('a', 'One'), body: { status: 'success' } },
      { status: 200, sent: bodyOf('b', 'Two'), body: { status: 'success' } },
    ]);
  });

  it("lets a rejected event fail alone, with Encharge's reason", async () => {
    receiveEvents(({ event: name }) => (name === 'Poison' ? [400, { error: 'No such thing.' }] : [200, {}]));
    const [first, second, third] = await deliver([
      event('a', 'One'),
      event('a', 'Poison'),
      event('a', 'Two'),
    ]);
    expect([first?.status, third?.status]).toEqual([200, 200]);
    expect(second).toMatchObject({
      status: 400,
      errorreporter: 'DESTINATION',
      sent: bodyOf('a', 'Poison'),
      body: { error: 'No such thing.' },
    });
    expect((second as { errormessage: string }).errormessage).toContain('Encharge says: No such thing.');
  });

  it('reports invalid events at their own index', async () => {
    const received = receiveEvents();
    const events = Array.from({ length: 6 }, (_none, index) =>
      event(index % 2 === 0 ? `user-${index}` : '', 'Seen'),
    );
    const entries = await deliver(events);
    expect(entries.map(({ status }) => status)).toEqual([200, 400, 200, 400, 200, 400]);
    expect(entries[1]).toMatchObject({
      errortype: 'PAYLOAD_VALIDATION_FAILED',
      errorreporter: 'INTEGRATIONS',
    });
    expect(received).toHaveLength(3);
  });

  it("keeps one person's events in order", async () => {
    const received = receiveEvents();
    const events = ['1', '2', '3'].flatMap((round) => ['a', 'b', 'c'].map((person) => event(person, round)));
    await deliver(events);
    for (const person of ['a', 'b', 'c']) {
      const own = (received as Record<string, unknown>[]).filter(({ userId }) => userId === person);
      expect(own.map(({ event: name }) => name)).toEqual(['1', '2', '3']);
    }
  });

  it('sends nothing more once Encharge asks to slow down', async () => {
    const received = receiveEvents(() => [429, {}]);
    const events = Array.from({ length: 30 }, (_none, index) => event(`user-${index}`, 'Seen'));
    const entries = await deliver(events);
    expect(received.length).toBeLessThanOrEqual(8);
    expect(entries.map(({ status }) => status)).toEqual(events.map(() => 429));
    expect(entries[29]).toMatchObject({ errorreporter: 'INTEGRATIONS' });
  });

  it('sends nothing more after three requests in a row without an answer', async () => {
    nock('https://ingest.encharge.io').persist().post('/v1').replyWithError('socket hang up');
    const events = Array.from({ length: 30 }, (_none, index) => event(`user-${index}`, 'Seen'));
    const entries = await deliver(events);
    // Eight requests are open at once; a few more begin before the third of them fails.
    expect(entries.filter(({ status }) => status === 500).length).toBeLessThanOrEqual(10);
    expect(entries[29]).toMatchObject({
      status: 503,
      errormessage: expect.stringMatching(/^Not sent/) as string,
    });
  });

  it.each<[string, SegmentEvent]>([
    ['identifyUser', { type: 'identify', userId: 'user-1' }],
    ['trackPageView', { type: 'page', userId: 'user-1' }],
    ['trackScreenView', { type: 'screen', userId: 'user-1' }],
    ['aliasUser', { type: 'alias', userId: 'user-1', previousId: 'before' }],
    ['createUpdateObject', { type: 'group', userId: 'user-1', groupId: 'company-1' }],
  ])('%s takes batches', async (action: string, one: SegmentEvent) => {
    const received = receiveEvents();
    expect(await deliver([one, one], action)).toMatchObject([{ status: 200 }, { status: 200 }]);
    expect(received).toHaveLength(2);
  });

  it('reports no key', async () => {
    receiveEvents(() => [401, {}]);
    const report = JSON.stringify(await deliver([event('a', 'One')]));
    expect(report).toContain('INVALID_AUTHENTICATION');
    expect(report).not.toContain('wk-unseenkey');
  });
});
