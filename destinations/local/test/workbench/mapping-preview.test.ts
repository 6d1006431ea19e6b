import type { JsonObject, MappingPreview, Setup } from '../../src/workbench/api';
import { usePreviews } from './bench';

const { bench } = usePreviews();
const TRACK = { type: 'track', event: 'Paid', userId: 'u-1', properties: { plan: 'pro' } };

/** A new user's setup with one action's mapping changed, and that mapping's position. */
function changed(action: string, change: JsonObject): [setup: Setup, mapping: number] {
  const { segment, rudderstack } = bench().definitions.setup;
  const subscriptions = segment.subscriptions.map((one) =>
    one.action === action ? { ...one, ...change } : one,
  );
  return [
    { rudderstack, segment: { ...segment, subscriptions } },
    subscriptions.findIndex((one) => one.action === action),
  ];
}
const preview = (
  action: string,
  change: JsonObject = {},
  event: unknown = TRACK,
): Promise<MappingPreview> => {
  const [setup, mapping] = changed(action, change);
  const text = typeof event === 'string' ? event : JSON.stringify(event);
  return bench().call('POST', '/preview-mapping', { event: text, setup, mapping });
};

test('the user’s own event is shown when the mapping takes it', async () => {
  expect(await preview('trackEvent')).toMatchObject({
    taken: 'own',
    side: { kind: 'delivered', requests: [{ body: { event: 'Paid' }, subscription: 'Track Event' }] },
  });
});

test.each([
  ['identifyUser', 'identify'],
  ['trackPageView', 'page'],
  ['createUpdateObject', 'group'],
  ['aliasUser', 'alias'],
])('for %s an example from the gallery is used', async (action, type) => {
  for (const event of [TRACK, 'no event'])
    expect(await preview(action, {}, event)).toMatchObject({
      taken: 'example',
      title: expect.any(String) as string,
      event: { type },
      side: { kind: 'delivered', requests: [{ method: 'POST' }] },
    });
});

test('a trigger that no example meets gets a made-up event', async () => {
  const trigger = 'type = "track" and event = "Only Here" and properties.seats = 3';
  expect(await preview('trackEvent', { trigger })).toMatchObject({
    taken: 'example',
    title: 'Example that meets the trigger',
    event: { event: 'Only Here', properties: { seats: 3 } },
    side: { requests: [{ body: { event: 'Only Here', properties: { seats: 3 } } }] },
  });
});

test('a mapping that takes nothing says so', async () => {
  expect(await preview('trackEvent', { isEnabled: false })).toEqual({ taken: 'off' });
  expect(await preview('trackEvent', { trigger: 'type = "nothing"' })).toEqual({ taken: 'none' });
  expect(await preview('trackEvent', { trigger: 'type = "track" and type = "page"' })).toEqual({
    taken: 'none',
  });
  const { setup } = bench().definitions;
  expect(await bench().call('POST', '/preview-mapping', { event: '{}', setup, mapping: 99 })).toEqual({
    message: 'There is no mapping with this number.',
  });
});
