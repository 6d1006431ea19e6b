import { reasonToLeaveOut, PEOPLE_CALLS } from '../../src/events/select-events';

const event = (times: object): object => ({ type: 'identify', userId: 'u-1', ...times });
const JANUARY = { calls: PEOPLE_CALLS, since: Date.UTC(2026, 0), until: Date.UTC(2026, 1) };

test.each<[string, object]>([
  ['ISO 8601', { timestamp: '2026-01-31T23:59:59.999Z' }],
  ['a day', { timestamp: '2026-01-01' }],
  ['a database, with a zone', { timestamp: '2026-01-01 02:00:00.1234567+02' }],
  ['a database, without one', { timestamp: '2026-01-31 23:59:59' }],
  ['epoch text in seconds', { timestamp: '1769000000' }],
  ['an epoch in milliseconds', { timestamp: 1_769_000_000_000 }],
  ['the first that can be read', { timestamp: 'soon', originalTimestamp: '2026-01-02T00:00:00Z' }],
])('an event’s time is read as the mapper reads it: %s', (_name, times) => {
  expect(reasonToLeaveOut(event(times), JANUARY)).toBeUndefined();
});

test('a zone counts: this is still last year', () => {
  const reason = reasonToLeaveOut(event({ timestamp: '2026-01-01 01:00:00+02' }), JANUARY);
  expect(reason).toBe('left:other-time');
});

test.each<[string, object]>([
  ['none', {}],
  ['one that cannot be read', { timestamp: '31.1.2026' }],
  ['a form that only some engines guess', { timestamp: 'January 5, 2026' }],
])('an event without a time is in no period: %s', (_name, times) => {
  expect(reasonToLeaveOut(event(times), JANUARY)).toBe('left:no-time');
});
