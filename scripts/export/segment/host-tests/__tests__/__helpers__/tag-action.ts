import nock from 'nock';
import { createTestEvent, createTestIntegration } from '@segment/actions-core';
import type { JSONObject } from '@segment/actions-core';
import destination from '@encharge-destinations/segment';
import { REST_URL, SETTINGS } from './encharge';

const EVENT = createTestEvent({
  event: 'Plan Chosen',
  userId: 'user-1',
  anonymousId: 'anonymous-1',
  properties: { tags: ['vip', 'beta'] },
  context: { traits: { email: 'ada@example.com' } },
});

/** Tests an action that changes a person's tags: the two differ only in the request's method. */
export function testTagAction(action: 'addTag' | 'removeTag', method: 'post' | 'delete'): void {
  const tags = (body: object, status = 200) =>
    nock(REST_URL, { reqheaders: { 'x-encharge-token': SETTINGS.apiKey } })
      .intercept('/v1/tags', method, body as nock.DataMatcherMap)
      .reply(status, {});
  const run = (mapping: JSONObject = {}, event = EVENT, settings: object = SETTINGS) =>
    createTestIntegration(destination).testAction(action, {
      event,
      mapping,
      settings,
      useDefaultMappings: true,
    });

  describe(action, () => {
    it.each<[string, JSONObject, string]>([
      ['a list from the event', {}, 'vip,beta'],
      ['one tag', { tag: 'vip' }, 'vip'],
      ['text with commas', { tag: ' vip, beta,, vip ' }, 'vip,beta'],
    ])('takes %s', async (_name, mapping: JSONObject, tag: string) => {
      tags({ tag, userId: 'user-1' });
      await run(mapping);
      expect(nock.isDone()).toBe(true);
    });

    it('tries the next ID when Encharge does not know the first', async () => {
      tags({ tag: 'vip', userId: 'user-1' }, 404);
      tags({ tag: 'vip', email: 'ada@example.com' });
      await run({ tag: 'vip' });
      expect(nock.isDone()).toBe(true);
    });

    it('fails when Encharge does not know any ID', async () => {
      tags({ tag: 'vip', userId: 'user-1' }, 404);
      tags({ tag: 'vip', email: 'ada@example.com' }, 404);
      tags({ tag: 'vip', segmentAnonymousId: 'anonymous-1' }, 404);
      await expect(run({ tag: 'vip' })).rejects.toMatchObject({ name: 'IntegrationError', status: 404 });
      expect(nock.isDone()).toBe(true);
    });

    it.each<[string, JSONObject, RegExp]>([
      ['without a tag', { tag: ' , ' }, /no tag/],
      ['of nobody', { tag: 'vip', userId: '', email: '', segmentAnonymousId: '' }, /names nobody/],
    ])('sends nothing %s', async (_name, mapping: JSONObject, message: RegExp) => {
      await expect(run(mapping)).rejects.toThrow(message);
    });

    it('needs the API key', async () => {
      const failure = run({ tag: 'vip' }, EVENT, { writeKey: SETTINGS.writeKey });
      await expect(failure).rejects.toMatchObject({ name: 'InvalidAuthenticationError' });
    });
  });
}
