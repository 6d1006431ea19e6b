import type { SegmentEvent } from '@segment/actions-core';
import { sendThrough } from '../../__tests__/__helpers__/encharge';

const EVENT: SegmentEvent = {
  type: 'screen',
  name: 'Settings',
  userId: 'user-1',
  anonymousId: 'anonymous-1',
  messageId: 'message-1',
  timestamp: '2026-01-02T03:04:05.678Z',
  properties: { tab: 'billing' },
  context: { userAgent: 'App/1.0' },
};

describe('trackScreenView', () => {
  it('sends an event with the name of the screen', async () => {
    expect(await sendThrough('trackScreenView', EVENT)).toEqual([
      {
        type: 'track',
        event: 'Viewed Screen',
        userId: 'user-1',
        segmentAnonymousId: 'anonymous-1',
        user: { userId: 'user-1', segmentAnonymousId: 'anonymous-1' },
        properties: { tab: 'billing', name: 'Settings' },
        timestamp: '2026-01-02T03:04:05.678Z',
        messageId: 'message-1',
        context: { userAgent: 'App/1.0' },
      },
    ]);
  });

  it('skips screens where the settings turn them off', async () => {
    const settings = { screens: 'off' };
    await expect(sendThrough('trackScreenView', EVENT, {}, settings)).rejects.toThrow('screens is off');
  });
});
