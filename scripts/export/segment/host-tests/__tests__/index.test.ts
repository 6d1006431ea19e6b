import nock from 'nock';
import { createTestIntegration } from '@segment/actions-core';
import type { JSONObject, SegmentEvent } from '@segment/actions-core';
import destination from '@encharge-destinations/segment';
import { receiveEvents, REST_URL, sendThroughMapping, SETTINGS } from './__helpers__/encharge';

const ERASURE: SegmentEvent = { type: 'delete' };

describe('Encharge (Actions)', () => {
  describe('saved mappings', () => {
    it('keeps the slug and the keys of the actions', () => {
      expect(destination.slug).toBe('encharge-cloud-actions');
      expect(Object.keys(destination.actions)).toEqual([
        'trackEvent',
        'identifyUser',
        'trackPageView',
        'trackScreenView',
        'aliasUser',
        'createUpdateObject',
        'addTag',
        'removeTag',
        'syncAudience',
        'unsubscribeUser',
      ]);
    });

    it.each([
      ['trackEvent', ['event']],
      ['identifyUser', []],
      ['trackPageView', []],
      ['aliasUser', []],
      ['createUpdateObject', ['objectType']],
      ['addTag', ['tag']],
      ['removeTag', ['tag']],
    ])('%s requires no new field', (action: string, before: readonly string[]) => {
      const fields = Object.entries(destination.actions[action]?.fields ?? {});
      const required = fields.filter(([, field]) => field.required !== undefined && field.required !== false);
      expect(required.map(([key]) => key).filter((key) => !before.includes(key))).toEqual([]);
    });
  });

  describe('presets', () => {
    it.each<[string, SegmentEvent]>([
      ['trackEvent', { type: 'track', event: 'Signed Up', userId: 'user-1' }],
      ['identifyUser', { type: 'identify', userId: 'user-1', traits: { plan: 'pro' } }],
      ['trackPageView', { type: 'page', userId: 'user-1', name: 'Pricing' }],
      ['trackScreenView', { type: 'screen', userId: 'user-1', name: 'Settings' }],
      ['aliasUser', { type: 'alias', userId: 'user-2', previousId: 'user-1' }],
      ['createUpdateObject', { type: 'group', userId: 'user-1', groupId: 'company-1' }],
    ])('%s takes its events, and no other preset does', async (action: string, event: SegmentEvent) => {
      const received = receiveEvents();
      const taken: string[] = [];
      for (const preset of destination.presets ?? []) {
        if (preset.type !== 'automatic') continue;
        const before = received.length;
        const settings = { ...SETTINGS, screens: 'event', subscriptions: [preset] };
        await createTestIntegration(destination).onEvent(event, settings as unknown as JSONObject);
        if (received.length > before) taken.push(preset.partnerAction);
      }
      expect(taken).toEqual([action]);
      expect(received).toHaveLength(1);
    });

    const personas = { computation_class: 'audience', computation_key: 'vip' };
    const tag = { tag: 'vip', userId: 'user-1' };

    it.each<[string, SegmentEvent, string, object]>([
      [
        'journeys_step_entered_track',
        { type: 'track', event: 'Step Entered', properties: { journey_name: 'Trial' } },
        'POST https://ingest.encharge.io/v1',
        {
          ...{ type: 'track', event: 'Step Entered', userId: 'user-1', user: { userId: 'user-1' } },
          properties: { journey_name: 'Trial' },
        },
      ],
      [
        'warehouse_audience_entered_track',
        { type: 'track', event: 'Audience Entered', properties: { vip: true }, context: { personas } },
        'POST https://api.encharge.io/v1/tags',
        tag,
      ],
      [
        'warehouse_audience_exited_track',
        { type: 'track', event: 'Audience Exited', properties: { vip: false }, context: { personas } },
        'DELETE https://api.encharge.io/v1/tags',
        tag,
      ],
      [
        'warehouse_audience_membership_changed_identify',
        { type: 'identify', traits: { vip: false }, context: { personas } },
        'DELETE https://api.encharge.io/v1/tags',
        tag,
      ],
    ])('of Engage takes %s', async (slug, event: SegmentEvent, request, body: object) => {
      const presets =
        destination.presets?.filter((one) => 'eventSlug' in one && one.eventSlug === slug) ?? [];
      expect(presets).toHaveLength(1);
      for (const preset of presets)
        expect(await sendThroughMapping(preset, { ...event, userId: 'user-1' })).toEqual([[request, body]]);
    });
  });

  describe('testAuthentication', () => {
    const account = () =>
      nock(REST_URL, { reqheaders: { 'x-encharge-token': 'ak-unseenkey' } }).get('/v1/accounts/info');

    it('accepts an API key that Encharge knows', async () => {
      account().reply(200, { accountId: 1 });
      await expect(createTestIntegration(destination).testAuthentication(SETTINGS)).resolves.not.toThrow();
      expect(nock.isDone()).toBe(true);
    });

    it.each([
      ['a key that Encharge does not know', 401, { error: 'Unauthorized' }],
      ["an answer that is not the API's", 200, '<html></html>'],
    ])('refuses %s', async (_name, status: number, body: object | string) => {
      account().reply(status, body);
      await expect(createTestIntegration(destination).testAuthentication(SETTINGS)).rejects.toThrow(
        'Credentials are invalid',
      );
    });

    it('rejects an age that is not a number of days', async () => {
      const failure = createTestIntegration(destination).testAuthentication({
        ...SETTINGS,
        maxEventAge: 'soon',
      });
      await expect(failure).rejects.toThrow('takes a number of days');
    });

    it('refuses a key that no header can carry, without quoting it', async () => {
      const failure = createTestIntegration(destination).testAuthentication({ apiKey: 'ak-unseenkey\nkey' });
      await expect(failure).rejects.toThrow('contains characters that no Encharge key has');
      await expect(failure).rejects.not.toThrow('unseenkey');
    });

    it('needs one of the keys; a write key cannot be tested', async () => {
      const integration = createTestIntegration(destination);
      await expect(integration.testAuthentication({})).rejects.toThrow('a write key or an API key');
      await expect(integration.testAuthentication({ writeKey: 'wk-unseenkey' })).resolves.not.toThrow();
    });
  });

  describe('onDelete', () => {
    it.each([
      ['the user ID', { userId: 'user-1', anonymousId: 'anonymous-1' }, '[userId]=user-1'],
      ['the anonymous ID', { anonymousId: 'anonymous-1' }, '[segmentAnonymousId]=anonymous-1'],
      ['an ID as identify reads it', { userId: ' user-1 ' }, '[userId]=user-1'],
      ['a number as identify reads it', { userId: 42 }, '[userId]=42'],
      [
        'an ID with characters that a query must not contain',
        { userId: 'a&people[1][email]=b#50%+' },
        '[userId]=a%26people%5B1%5D%5Bemail%5D%3Db%2350%25%2B',
      ],
    ])('deletes permanently by %s', async (_name, ids: object, query: string) => {
      const paths: string[] = [];
      nock(REST_URL, { reqheaders: { 'x-encharge-token': 'ak-unseenkey' } })
        .delete(/^\/v1\/people\?/)
        .reply((uri) => {
          paths.push(uri);
          return [200, {}];
        });
      await createTestIntegration(destination).onDelete?.({ ...ERASURE, ...ids }, SETTINGS);
      expect(paths.map((path) => decodedBrackets(path))).toEqual([`/v1/people?people[0]${query}&force=true`]);
    });

    it.each([
      ['succeeds when Encharge does not know the ID', 404, true],
      ['fails when Encharge cannot take it', 503, false],
    ])('%s', async (_name, status: number, isDone: boolean) => {
      nock(REST_URL)
        .delete(/^\/v1\/people\?/)
        .reply(status, {});
      const deletion = createTestIntegration(destination).onDelete?.({ ...ERASURE, userId: 'u' }, SETTINGS);
      await (isDone ? deletion : expect(deletion).rejects.toMatchObject({ name: 'RetryableError' }));
    });

    it('rejects a deletion that names nobody', async () => {
      await expect(createTestIntegration(destination).onDelete?.(ERASURE, SETTINGS)).rejects.toThrow(
        'names nobody',
      );
    });
  });
});

/** The brackets around the query's names may or may not be encoded; those in values must be. */
function decodedBrackets(path: string): string {
  return path.replace(/^([^=]*)/, (name) => decodeURIComponent(name));
}
