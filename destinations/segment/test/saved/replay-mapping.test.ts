import { replayMapping } from '../../src';
import { replays } from './replays';
import { renewed } from './saved-mappings';

const saved = (action: string) => ({ action, mapping: renewed(action) });

test.each(replays.map((replay) => [replay.title, replay] as const))(
  '%s: what was sent before, and what is sent now',
  async (_title, { action, event, before, now }) => {
    const replay = replayMapping({ ...saved(action), trigger: 'type != "x"' });
    expect(await replay(event)).toEqual({ before: { bodies: [before] }, now: { bodies: [now] } });
  },
);

test('an event that only one of the two accepts says why the other does not', async () => {
  const replay = replayMapping(saved('trackEvent'));
  const unreadable = await replay({ type: 'track', event: 'Seen', userId: 'u', timestamp: 'yesterday' });
  expect(unreadable?.before).toEqual({ refused: expect.stringMatching(/date/) as string });
  expect(unreadable?.now).toEqual({
    bodies: [{ type: 'track', event: 'Seen', userId: 'u', user: { userId: 'u' } }],
  });
  const nameless = await replay({ type: 'track', event: 'identify', userId: 'u' });
  expect(nameless?.before).toHaveProperty('bodies');
  expect(nameless?.now).toEqual({ refused: expect.stringMatching(/identify/) as string });
});

test('lists of tags were rejected', async () => {
  const replay = replayMapping({
    ...saved('removeTag'),
    mapping: renewed('addTag'),
    trigger: 'type = "track"',
  });
  const result = await replay({
    type: 'track',
    event: 'Seen',
    userId: 'u',
    traits: { tag: ['vip', 'beta'] },
  });
  expect(result?.before).toEqual({ refused: expect.stringMatching(/tag/i) as string });
  expect(result?.now).toEqual({ bodies: [{ tag: 'vip,beta', userId: 'u' }] });
});

test('a mapping takes the events of its trigger, or else of its action', async () => {
  expect(await replayMapping(saved('trackEvent'))({ type: 'page', userId: 'u' })).toBeUndefined();
  const narrow = replayMapping({ ...saved('trackEvent'), trigger: 'event = "Seen"' });
  expect(await narrow({ type: 'track', event: 'Heard', userId: 'u' })).toBeUndefined();
  expect(await narrow({ type: 'track', event: 'Seen', userId: 'u' })).toBeDefined();
});

test('an unknown action and an unreadable trigger are errors', async () => {
  expect(() => replayMapping({ action: 'trackScreenView', mapping: {} })).toThrow(
    /Its actions are trackEvent/,
  );
  const replay = replayMapping({ ...saved('trackEvent'), trigger: 'type = "track' });
  await expect(replay({ type: 'track' })).rejects.toMatchObject({ code: 'invalid_mapping' });
});
