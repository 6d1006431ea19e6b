import { fieldTables } from '@encharge-destinations/core';
import { fieldsToJsonSchema } from '@segment/actions-core';
import type { JSONObject } from '@segment/actions-core';
import { destination } from '../../src';
import { savedFields } from '../saved/saved-fields';
import { KEYS, MAPPINGS, withLoopback } from '../with-loopback';

const bench = withLoopback();
const fieldsOf = (action: string) => destination.actions[action]?.fields ?? {};

test('name, slug and actions are those that saved mappings refer to', () => {
  expect([destination.name, destination.slug, destination.mode]).toEqual([
    'Encharge (Actions)',
    'encharge-cloud-actions',
    'cloud',
  ]);
  expect(Object.keys(destination.actions)).toEqual(expect.arrayContaining(Object.keys(savedFields)));
});

describe.each(Object.entries(savedFields))('%s keeps the fields of saved mappings', (action, saved) => {
  test.each(Object.entries(saved))('%s', (key, { type, isRequired, properties }) => {
    const field = fieldsOf(action)[key];
    expect(field?.type).toBe(type);
    // Looser is fine, stricter is not.
    if (!isRequired) expect(field?.required ?? false).toBe(false);
    expect(Object.keys(field?.properties ?? {})).toEqual(expect.arrayContaining(properties ?? []));
  });

  test('no other field is required', () => {
    const required = Object.entries(fieldsOf(action)).flatMap(([key, field]) =>
      field.required === true ? [key] : [],
    );
    const requiredBefore = Object.entries(saved).flatMap(([key, { isRequired }]) =>
      isRequired ? [key] : [],
    );
    expect(requiredBefore).toEqual(expect.arrayContaining(required));
  });
});

test.each([
  ['trackEvent', 'track'],
  ['identifyUser', 'identify'],
  ['trackPageView', 'page'],
  ['trackScreenView', 'screen'],
  ['aliasUser', 'alias'],
  ['createUpdateObject', 'group'],
] as const)('%s has the mapper’s fields for %s, with its descriptions', (action, call) => {
  for (const { key, label, description } of fieldTables[call]) {
    expect(fieldsOf(action)[key]).toMatchObject({ label, description });
  }
});

test('default mappings', () => {
  const path = (at: string) => ({ '@path': `$.${at}` });
  // An empty list has a `concat`: the host would drop the event because of it.
  const object = (at: string) => ({ '@if': { exists: path(`${at}.concat`), then: {}, else: path(at) } });
  const either = (first: string, second: string) => ({
    '@if': { exists: path(first), then: path(first), else: path(second) },
  });
  const defaults = (action: string) =>
    Object.fromEntries(
      Object.entries(fieldsOf(action)).flatMap(([key, field]) =>
        field.default === undefined ? [] : [[key, field.default]],
      ),
    );
  const batches = { mappingVersion: '2', enable_batching: false, batch_size: 25 };
  expect(defaults('trackEvent')).toEqual({
    event: path('event'),
    properties: object('properties'),
    email: either('context.traits.email', 'traits.email'),
    userId: path('userId'),
    segmentAnonymousId: path('anonymousId'),
    groupId: path('context.groupId'),
    timestamp: either('timestamp', 'originalTimestamp'),
    messageId: path('messageId'),
    ip: path('context.ip'),
    userAgent: path('context.userAgent'),
    campaign: Object.fromEntries(
      ['name', 'source', 'medium', 'term', 'content'].map((key) => [key, path(`context.campaign.${key}`)]),
    ),
    page: Object.fromEntries(
      ['url', 'title', 'referrer', 'path', 'search'].map((key) => [key, path(`context.page.${key}`)]),
    ),
    location: Object.fromEntries(
      ['city', 'region', 'country'].map((key) => [key, path(`context.location.${key}`)]),
    ),
    ...batches,
  });
  expect(defaults('identifyUser')).toMatchObject({
    user: object('traits'),
    contextTraits: object('context.traits'),
    email: path('traits.email'),
  });
  expect(defaults('createUpdateObject')).toEqual({
    objectType: 'company',
    externalId: either('groupId', 'traits.groupId'),
    objectData: object('traits'),
    userId: path('userId'),
    email: path('context.traits.email'),
    ...batches,
  });
  expect(defaults('aliasUser')).toEqual({
    userId: path('userId'),
    previousUserId: path('previousId'),
    email: path('traits.email'),
    previousEmail: path('traits.previousEmail'),
    segmentAnonymousId: path('anonymousId'),
    ...batches,
  });
  expect(defaults('unsubscribeUser')).toEqual({
    userId: path('userId'),
    email: either('context.traits.email', 'traits.email'),
  });
});

describe.each(MAPPINGS.map((preset) => [preset.partnerAction, preset] as const))(
  'the preset of %s',
  (action, preset) => {
    test('fires only on its own call', async () => {
      const { server, integration } = bench();
      const settings = { ...KEYS, subscriptions: [preset] } as unknown as JSONObject;
      const ids = { userId: 'u-2', previousId: 'u-1', groupId: 'g-1', event: 'Seen' };
      const fired: string[] = [];
      for (const type of ['track', 'identify', 'page', 'screen', 'group', 'alias'] as const) {
        const before = server.requests.length;
        await integration.onEvent({ type, ...ids }, settings);
        if (server.requests.length > before) fired.push(type);
      }
      const { defaultSubscription } = destination.actions[action] ?? {};
      expect(fired.map((type) => `type = "${type}"`)).toEqual([defaultSubscription]);
    });

    test('maps known fields only', () => {
      const mapping = 'mapping' in preset ? Object.keys(preset.mapping ?? {}) : [];
      expect(Object.keys(fieldsOf(action))).toEqual(expect.arrayContaining(mapping));
    });
  },
);

test('each of the six calls has a preset', () => {
  expect(MAPPINGS.map(({ partnerAction }) => partnerAction).sort()).toEqual(
    [
      'aliasUser',
      'createUpdateObject',
      'identifyUser',
      'trackEvent',
      'trackPageView',
      'trackScreenView',
    ].sort(),
  );
});

test('Engage sources get presets for Engage events', () => {
  const ofEngage = (destination.presets ?? []).flatMap((preset) =>
    preset.type === 'specificEvent' ? [preset] : [],
  );
  expect(ofEngage.map(({ eventSlug, partnerAction }) => [eventSlug, partnerAction])).toEqual([
    ['journeys_step_entered_track', 'trackEvent'],
    ['warehouse_audience_entered_track', 'syncAudience'],
    ['warehouse_audience_exited_track', 'syncAudience'],
    ['warehouse_audience_membership_changed_identify', 'syncAudience'],
  ]);
  for (const { partnerAction, mapping = {} } of ofEngage)
    expect(Object.keys(fieldsOf(partnerAction))).toEqual(expect.arrayContaining(Object.keys(mapping)));
});

describe.each(Object.entries(destination.actions))(
  'the form of %s',
  (_action, { title, description, fields }) => {
    test('has a proof-read text', () => {
      expect(title).toMatch(/^[A-Z][a-z]+( [A-Za-z]+)+$/);
      for (const words of [description, ...Object.values(fields).map((field) => field.description)]) {
        expect(words).toMatch(/^[A-Z].*\.$/s);
      }
    });

    test('passes the host’s validation', () => {
      expect(fieldsToJsonSchema(fields)).toMatchObject({ type: 'object', additionalProperties: false });
    });
  },
);

test('default mappings have only plain directives', () => {
  const directives = new Set(JSON.stringify(destination.presets).match(/"@\w+"/g));
  expect([...directives].sort()).toEqual(['"@if"', '"@path"']);
  expect(JSON.stringify(destination.presets)).not.toContain('"blank"');
});
