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
  it('sends the traits as person fields, under the names that Encharge has, without secrets', async () => {
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
    ['keeps back the traits denied', { deny: ['plan', 'city'] }, { firstName: 'Ada' }, ['plan', 'city']],
  ])('%s', async (_name, mapping: object, sent: object, kept: string[]) => {
    const [body] = await sendThrough('identifyUser', EVENT, mapping as never);
    const { user } = body as { user: object };
    expect(user).toMatchObject(sent);
    expect(Object.keys(user).filter((field) => kept.includes(field))).toEqual([]);
  });

  it('keeps a blank trait from emptying the field, unless the setting says so', async () => {
    const event = createTestEvent({ type: 'identify', userId: 'user-1', traits: { phone: null, title: '' } });
    const [kept] = await sendThrough('identifyUser', event);
    expect(kept).toHaveProperty('user', { userId: 'user-1', segmentAnonymousId: event.anonymousId });
    const [emptied] = await sendThrough('identifyUser', event, {}, { clearOnNull: true });
    expect(emptied).toHaveProperty('user.phone', '');
  });

  it('refuses an event that names nobody', async () => {
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
