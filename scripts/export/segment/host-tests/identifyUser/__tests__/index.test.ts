import { createTestEvent } from '@segment/actions-core';
import type { SegmentEvent } from '@segment/actions-core';
import { sendThrough } from '../../__tests__/__helpers__/encharge';

const EVENT: SegmentEvent = {
  type: 'identify',
  userId: 'user-1',
  anonymousId: 'anonymous-1',
  messageId: 'message-1',
  timestamp: '2026-01-02T03:04:05.678Z',
  context: { ip: '8.8.8.8' },
  traits: {
    email: 'ada@example.com',
    first_name: 'Ada',
    plan: 'pro',
    address: { city: 'Sofia', postalCode: '1000' },
    tags: ['vip', 'beta'],
    password: 'secret',
  },
};

describe('identifyUser', () => {
  it("sends the traits as person fields, under Encharge's names, without secrets", async () => {
    expect(await sendThrough('identifyUser', EVENT)).toEqual([
      {
        type: 'identify',
        userId: 'user-1',
        email: 'ada@example.com',
        segmentAnonymousId: 'anonymous-1',
        user: {
          userId: 'user-1',
          email: 'ada@example.com',
          segmentAnonymousId: 'anonymous-1',
          firstName: 'Ada',
          plan: 'pro',
          city: 'Sofia',
          postcode: '1000',
          tags: 'vip, beta',
        },
        timestamp: '2026-01-02T03:04:05.678Z',
        messageId: 'message-1',
        context: { ip: '8.8.8.8' },
      },
    ]);
  });

  it.each([
    ['renames traits', { rename: { 'traits.plan': 'subscription' } }, { subscription: 'pro' }, ['plan']],
    ['sends only the traits allowed', { allow: ['plan'] }, { plan: 'pro' }, ['firstName', 'city']],
    ['drops the traits denied', { deny: ['plan', 'city'] }, { firstName: 'Ada' }, ['plan', 'city']],
  ])('%s', async (_name, mapping: object, sent: object, kept: string[]) => {
    const [body] = await sendThrough('identifyUser', EVENT, mapping as never);
    const { user } = body as { user: object };
    expect(user).toMatchObject(sent);
    expect(Object.keys(user).filter((field) => kept.includes(field))).toEqual([]);
  });

  it('corrects unusual values, or drops them', async () => {
    const event: SegmentEvent = {
      type: 'identify',
      userId: 'user-1',
      anonymousId: 'anonymous-1',
      traits: {
        createdAt: 1577836800,
        trialStart: '2026-01-02 03:04:05+00',
        trialEnd: 'soon',
        birthday: '0001-01-01',
        renewal: '2026-01-02T03:04:05',
        unsubscribed: 'yes',
        languages: ['en', null, 'bg'],
        prefs: { theme: 'dark', token: 'secret', ip: '10.0.0.1', tags: ['a', { b: 1 }] },
        history: [{ plan: 'free' }, { plan: 'pro' }],
        ip: '2001:4860:4860::8888',
        lastIp: '10.0.0.1',
        tags: '["vip", 7]',
        score: -0,
        big: 2 ** 60,
        bio: 'a'.repeat(5001),
        title: ' ',
        leadScore: 5,
        anonymousId: 'other',
        company: { name: 'ACME', size: 5 },
        address: { zip: '1000', floor: 3 },
      },
    };
    const [body] = await sendThrough('identifyUser', event);
    expect(body).toHaveProperty('user', {
      userId: 'user-1',
      segmentAnonymousId: 'anonymous-1',
      createdAt: '2020-01-01T00:00:00.000Z',
      trialStart: '2026-01-02T03:04:05Z',
      trialEnd: 'soon',
      renewal: '2026-01-02T03:04:05Z',
      unsubscribed: true,
      languages: 'en, bg',
      prefs: { theme: 'dark', tags: ['a', { b: 1 }] },
      history: [{ plan: 'free' }, { plan: 'pro' }],
      ip: '2001:4860:4860::8888',
      lastIp: '10.0.0.1',
      tags: 'vip, 7',
      score: 0,
      big: 2 ** 60,
      company: 'ACME',
      postcode: '1000',
    });
  });

  it('keeps a blank trait from emptying the field, unless the setting says so', async () => {
    const event = createTestEvent({ type: 'identify', userId: 'user-1', traits: { phone: null, title: '' } });
    const [kept] = await sendThrough('identifyUser', event);
    expect(kept).toHaveProperty('user', { userId: 'user-1', segmentAnonymousId: event.anonymousId });
    const [emptied] = await sendThrough('identifyUser', event, {}, { clearOnNull: true });
    expect(emptied).toHaveProperty('user.phone', '');
  });

  it('rejects an event that names nobody', async () => {
    const event = createTestEvent({
      type: 'identify',
      userId: 'null',
      anonymousId: '',
      traits: {},
      context: {},
    });
    await expect(sendThrough('identifyUser', event)).rejects.toThrow('identify:');
  });
});
