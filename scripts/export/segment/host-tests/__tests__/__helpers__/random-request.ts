import nock from 'nock';
import omit from 'lodash/omit';
import { createTestEvent, createTestIntegration } from '@segment/actions-core';
import { generateTestData } from '../../../../lib/test-data';
import destination from '@encharge-destinations/segment';

/**
 * What an action sends for random data: the body, or the URL of a request without one.
 *
 * @param seed Decides the data, but for constants.
 */
export async function randomRequest(
  seed: string,
  actionSlug: string,
  isRequiredOnly: boolean,
  constants: object = {},
): Promise<unknown> {
  const action = destination.actions[actionSlug];
  const [eventData, settings] = generateTestData(seed, destination, action, isRequiredOnly);
  nock(/.*/).persist().post(/.*/).reply(200);
  nock(/.*/).persist().delete(/.*/).reply(200);
  // A person who enters an audience: the framework reads it from the event.
  const context = { personas: { computation_class: 'audience', computation_key: 'vip' } };
  const event = createTestEvent({ properties: { ...eventData, ...constants, vip: true }, context });
  const [response] = await createTestIntegration(destination).testAction(actionSlug, {
    event,
    mapping: event.properties,
    settings,
    // The required fields alone name nobody.
    useDefaultMappings: isRequiredOnly,
  });
  const text = await response.request.text();
  // The test event takes place now and has a new ID each time.
  return text === '' ? response.request.url : omit(JSON.parse(text) as object, 'timestamp', 'messageId');
}
