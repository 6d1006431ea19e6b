import { createTestEvent, createTestIntegration } from '@segment/actions-core';
import destination from '@encharge-destinations/segment';
import { receiveEvents, SETTINGS } from '../helpers/encharge';
import { testScenarios } from '../helpers/scenarios';

describe('identifyUser', () => {
  it('renames traits as the mapping says', async () => {
    const received = receiveEvents();
    await createTestIntegration(destination).testAction('identifyUser', {
      event: createTestEvent({
        type: 'identify',
        userId: 'user-1',
        anonymousId: 'null',
        context: {},
        traits: { tier: 'gold' },
      }),
      settings: { ...SETTINGS, dialect: 'documented' },
      mapping: { rename: { 'traits.tier': 'plan' } },
      useDefaultMappings: true,
    });
    expect(received).toEqual([{ name: 'identify', user: { userId: 'user-1', plan: 'gold' } }]);
  });

  testScenarios(__dirname);
});
