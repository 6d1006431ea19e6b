import { createTestEvent, createTestIntegration } from '@segment/actions-core';
import destination from '@encharge-destinations/segment';
import { receiveEvents, SETTINGS } from '../helpers/encharge';
import { testScenarios } from '../helpers/scenarios';

describe('trackEvent', () => {
  it('sends what a mapping saved with the fields of before holds', async () => {
    const received = receiveEvents();
    await createTestIntegration(destination).testAction('trackEvent', {
      event: createTestEvent({ event: 'Ignored', properties: { plan: 'pro' } }),
      settings: SETTINGS,
      mapping: {
        type: 'track',
        event: 'Plan Chosen',
        email: 'ada@example.com',
        userId: 'user-1',
        segmentAnonymousId: 'anonymous-1',
        properties: { '@path': '$.properties' },
        userFields: { seats: 3 },
        timestamp: '2026-01-02T03:04:05.678Z',
        messageId: 'message-1',
        ip: '8.8.8.8',
        campaign: { name: 'spring', source: 'news' },
      },
    });
    expect(received).toEqual([
      {
        type: 'track',
        event: 'Plan Chosen',
        userId: 'user-1',
        email: 'ada@example.com',
        segmentAnonymousId: 'anonymous-1',
        user: { userId: 'user-1', email: 'ada@example.com', segmentAnonymousId: 'anonymous-1', seats: 3 },
        properties: { plan: 'pro' },
        context: { ip: '8.8.8.8', campaign: { name: 'spring', source: 'news' } },
        timestamp: '2026-01-02T03:04:05.678Z',
        messageId: 'message-1',
      },
    ]);
  });

  testScenarios(__dirname);
});
