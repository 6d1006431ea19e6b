import type { IngestPayload } from '@encharge-destinations/core';
import { lanesOf } from '../../src/destination/lanes';

/** The lanes of payloads, as positions in the list. */
const lanesIn = (payloads: IngestPayload[]): number[][] =>
  lanesOf(payloads.map((json, index) => ({ index, json }))).map((lane) => lane.map(({ index }) => index));

const event = (user: Record<string, string>): IngestPayload => ({ name: 'Seen', user });

test.each<[string, IngestPayload[], number[][]]>([
  ['nothing', [], []],
  [
    'different people have different lanes',
    [event({ userId: 'a' }), event({ userId: 'b' }), event({ email: 'a' })],
    [[0], [1], [2]],
  ],
  [
    'one person’s events keep their order',
    [event({ userId: 'a' }), event({ userId: 'b' }), event({ userId: 'a' })],
    [[0, 2], [1]],
  ],
  [
    'an event with both ids joins their lanes, and everything before it',
    [
      event({ userId: 'a' }),
      event({ email: 'a@example.com' }),
      event({ userId: 'b' }),
      event({ userId: 'a', email: 'a@example.com' }),
      event({ email: 'a@example.com' }),
    ],
    [[0, 1, 3, 4], [2]],
  ],
  [
    'a chain of ids counts as one person',
    [
      event({ userId: 'a', email: 'x@example.com' }),
      event({ email: 'x@example.com', segmentAnonymousId: 'n' }),
      event({ segmentAnonymousId: 'n' }),
    ],
    [[0, 1, 2]],
  ],
  [
    'an alias belongs to both ids',
    [
      event({ userId: 'old' }),
      { type: 'alias', previousUserId: 'old', user: { userId: 'new' } },
      event({ userId: 'new' }),
      { type: 'alias', previousEmail: 'old', user: { email: 'new' } },
    ],
    [[0, 1, 2], [3]],
  ],
  [
    'an alias of emails belongs to both, and no email is a user id',
    [
      event({ email: 'old' }),
      event({ userId: 'new' }),
      { type: 'alias', previousEmail: 'old', user: { email: 'new' } },
      event({ email: 'new' }),
      event({ segmentAnonymousId: 'old' }),
    ],
    [[0, 2, 3], [1], [4]],
  ],
  [
    'an object by its id of Encharge is another one than by the id outside',
    [
      { type: 'group', objectType: 'company', properties: { id: 'g' } },
      { type: 'group', objectType: 'company', properties: { externalId: 'g' } },
      { type: 'group', objectType: 'team', properties: { id: 'g' } },
      { type: 'group', objectType: 'company', properties: { id: 'g' } },
    ],
    [[0, 3], [1], [2]],
  ],
  [
    'groups for one object share a lane, others do not',
    [
      { type: 'group', objectType: 'company', properties: { externalId: 'g' } },
      { type: 'group', objectType: 'team', properties: { externalId: 'g' } },
      { type: 'group', objectType: 'company', properties: { externalId: 'g' }, user: { userId: 'a' } },
      event({ userId: 'a' }),
    ],
    [[0, 2, 3], [1]],
  ],
])('%s', (_name, payloads, lanes) => {
  expect(lanesIn(payloads)).toEqual(lanes);
});

test('a thousand events of one person are sorted without a deep call stack', () => {
  const payloads = Array.from({ length: 1000 }, () => event({ userId: 'a', email: 'a@example.com' }));
  expect(lanesIn(payloads)).toEqual([payloads.map((_payload, index) => index)]);
});
