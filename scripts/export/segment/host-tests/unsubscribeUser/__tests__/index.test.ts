import nock from 'nock';
import { createTestEvent, createTestIntegration } from '@segment/actions-core';
import destination from '@encharge-destinations/segment';
import { REST_URL, SETTINGS } from '../../__tests__/__helpers__/encharge';

describe('unsubscribeUser', () => {
  const run = (userId: string | null, email?: string) =>
    createTestIntegration(destination).testAction('unsubscribeUser', {
      event: createTestEvent({ userId, context: { traits: { email } } }),
      settings: SETTINGS,
      useDefaultMappings: true,
    });

  it.each([
    ['the user ID, encoded', 'a&b=c #%', 'userId=a%26b%3Dc%20%23%25'],
    ['the email', null, 'email=ada%40example.com'],
  ])('unsubscribes by %s', async (_name, userId: string | null, query: string) => {
    nock(REST_URL, { reqheaders: { 'x-encharge-token': 'ak-unseenkey' } })
      .post(`/v1/people/unsubscribe?${query}`)
      .reply(200, {});
    await run(userId, 'ada@example.com');
    expect(nock.isDone()).toBe(true);
  });

  it('rejects an event that names nobody', async () => {
    await expect(run(null)).rejects.toThrow('names nobody');
  });
});
