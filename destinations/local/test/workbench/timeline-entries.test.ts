import { eventEntries, feedEntries } from '../../src/workbench/encharge/timeline-entries';

const at = (day: number): string => `2026-01-0${day}T00:00:00.000Z`;
const event = (id: string, day: number) => ({ id, person: 'p', name: id, properties: {}, at: at(day) });
const visit = (id: string, day: number) => ({
  id,
  person: 'p',
  page: { title: id },
  properties: {},
  at: at(day),
});

test('events and visits are sorted by time, newest first, whatever their order of arrival', () => {
  const entries = feedEntries({
    events: [event('e1', 1), event('e4', 4), event('e3', 3)],
    visits: [visit('v2', 2), visit('v5', 5), visit('v3', 3)],
  });
  expect(entries.map(({ title }) => title)).toEqual([
    'Visited v5',
    'e4',
    'Visited v3',
    'e3',
    'Visited v2',
    'e1',
  ]);
});

test('of two at the same time the later arrival comes first; without a time comes last', () => {
  const events = [{ ...event('none', 1), at: 'yesterday' }, event('first', 2), event('second', 2)];
  expect(eventEntries(events).map(({ id }) => id)).toEqual(['second', 'first', 'none']);
});
