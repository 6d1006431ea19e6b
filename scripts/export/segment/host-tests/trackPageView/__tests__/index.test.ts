import type { SegmentEvent } from '@segment/actions-core';
import { sendThrough } from '../../__tests__/__helpers__/encharge';

const PAGE = {
  url: 'https://example.com/pricing?a=b',
  path: '/pricing',
  title: 'Pricing',
  search: '?a=b',
  referrer: 'https://example.com/',
};
const EVENT: SegmentEvent = {
  type: 'page',
  name: 'Pricing',
  userId: 'user-1',
  anonymousId: 'anonymous-1',
  messageId: 'message-1',
  timestamp: '2026-01-02T03:04:05.678Z',
  properties: { ...PAGE, category: 'Docs' },
  context: { page: PAGE },
};

describe('trackPageView', () => {
  it('sends a visit with the page, its name and its category', async () => {
    expect(await sendThrough('trackPageView', EVENT)).toEqual([
      {
        type: 'page',
        userId: 'user-1',
        segmentAnonymousId: 'anonymous-1',
        user: { userId: 'user-1', segmentAnonymousId: 'anonymous-1' },
        properties: { ...PAGE, category: 'Docs', name: 'Pricing' },
        timestamp: '2026-01-02T03:04:05.678Z',
        messageId: 'message-1',
        context: { page: PAGE },
      },
    ]);
  });

  it('sends an event instead where the settings ask for one', async () => {
    const [body] = await sendThrough('trackPageView', EVENT, {}, { pages: 'event' });
    expect(body).toMatchObject({ type: 'track', event: 'Viewed Page', properties: { name: 'Pricing' } });
  });

  it('skips pages where the settings turn them off', async () => {
    await expect(sendThrough('trackPageView', EVENT, {}, { pages: 'off' })).rejects.toThrow('pages is off');
  });
});
