import { createTestEvent } from '@segment/actions-core';
import type { SegmentEvent } from '@segment/actions-core';
import { sendThrough } from '../../__tests__/__helpers__/encharge';

const EVENT: SegmentEvent = {
  type: 'track',
  event: ' Plan Chosen ',
  userId: 'user-1',
  anonymousId: 'anonymous-1',
  messageId: 'message-1',
  timestamp: '2026-01-02T03:04:05.678Z',
  properties: { plan: 'pro', seats: 3 },
  context: {
    ip: '8.8.8.8',
    userAgent: 'Browser/1.0',
    traits: { email: 'ada@example.com' },
    campaign: { name: 'spring', source: 'news', medium: 'email', term: 'a', content: 'b' },
    page: { url: 'https://example.com/pricing', title: 'Pricing' },
  },
};

describe('trackEvent', () => {
  it('sends the event, its person and its origin', async () => {
    expect(await sendThrough('trackEvent', EVENT)).toEqual([
      {
        type: 'track',
        event: 'Plan Chosen',
        userId: 'user-1',
        email: 'ada@example.com',
        segmentAnonymousId: 'anonymous-1',
        user: { userId: 'user-1', email: 'ada@example.com', segmentAnonymousId: 'anonymous-1' },
        properties: { plan: 'pro', seats: 3 },
        timestamp: '2026-01-02T03:04:05.678Z',
        messageId: 'message-1',
        context: {
          ip: '8.8.8.8',
          userAgent: 'Browser/1.0',
          campaign: { name: 'spring', source: 'news', medium: 'email', term: 'a', content: 'b' },
          page: { url: 'https://example.com/pricing', title: 'Pricing' },
        },
      },
    ]);
  });

  it('updates the person fields and adds the tags that the mapping names', async () => {
    const mapping = { userFields: { plan: { '@path': '$.properties.plan' } }, tags: ['customer', 'pro'] };
    const [body] = await sendThrough('trackEvent', EVENT, mapping);
    expect(body).toMatchObject({ user: { userId: 'user-1', plan: 'pro', tags: 'customer, pro' } });
  });

  it("does not use somebody else's email for the person", async () => {
    const event = createTestEvent({
      event: 'Invite Sent',
      userId: 'user-1',
      properties: { email: 'friend@example.com' },
      context: {},
    });
    const [body] = await sendThrough('trackEvent', event);
    expect(body).not.toHaveProperty('email');
    expect(body).toMatchObject({ properties: { email: 'friend@example.com' } });
  });

  it('rejects an event that would update the person instead of being recorded', async () => {
    const event = createTestEvent({ event: 'Identify', userId: 'user-1' });
    await expect(sendThrough('trackEvent', event)).rejects.toThrow(
      'an event named identify would update the person',
    );
  });

  it('rejects properties that are nested too deep', async () => {
    const properties = Array.from({ length: 101 }).reduce<object>((inner) => ({ inner }), {});
    const failure = sendThrough('trackEvent', { ...EVENT, properties } as typeof EVENT);
    await expect(failure).rejects.toThrow('the value at /properties/inner is nested deeper than 100 levels');
  });

  it('skips events that are older than the setting allows', async () => {
    const settings = { maxEventAge: 7 };
    await expect(sendThrough('trackEvent', EVENT, {}, settings)).rejects.toThrow('older than 7 days');
  });
});
