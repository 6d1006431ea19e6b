import type { FlagCase } from './flag-cases-documented';

const identity = { userId: 'u', email: 'a@b.c', segmentAnonymousId: 'anon' };
/** A known person, in both places. */
export const whole = { ...identity, user: identity };

/** Bodies of the segment dialect. */
export const SEGMENT: FlagCase[] = [
  [
    'everything known',
    {
      type: 'track',
      event: 'a',
      properties: { nested: { a: null } },
      ...whole,
      timestamp: '2026-01-02T03:04:05.678Z',
      messageId: 'm',
      context: {
        ip: '8.8.8.8',
        userAgent: 'x',
        groupId: 'g',
        campaign: { name: 'a', source: 'b', medium: 'c', term: 'd', content: 'e' },
        page: { url: 'a', title: 'b', referrer: '', path: 'd', search: '' },
        location: { city: 'a', region: 'b', country: 'c' },
      },
    },
    [],
  ],
  [
    'a page of an anonymous person',
    { type: 'page', segmentAnonymousId: 'x', user: { segmentAnonymousId: 'x' } },
    [],
  ],
  ['nested traits', { type: 'identify', userId: 'u', user: { userId: 'u', address: { city: 'x' } } }, []],
  ['no type', whole, ['missing-type /type']],
  ['another type', { type: 'screen', ...whole }, ['missing-type /type']],
  ['a track without event', { type: 'track', ...whole }, ['missing-event /event']],
  ['a name', { type: 'track', event: 'a', name: 'a', ...whole }, ['unknown-key /name']],
  ['a page with an event', { type: 'page', event: 'a', ...whole }, ['unknown-key /event']],
  [
    'an identify with properties',
    { type: 'identify', properties: {}, ...whole },
    ['unknown-key /properties'],
  ],
  [
    'a documented type with the header',
    { type: 'alias', previousUserId: 'a', user: { userId: 'b' } },
    ['header-on-documented x-segment-actions'],
  ],
  [
    'a group with the header',
    { type: 'group', objectType: 'company', properties: { externalId: 'g' } },
    ['header-on-documented x-segment-actions'],
  ],
  [
    'a user that is missing',
    { type: 'page', userId: 'u' },
    ['identity-mismatch /userId', 'no-identity /user'],
  ],
  [
    'two different people',
    { type: 'page', userId: 'u', email: 'a@b.c', user: { userId: 'v', email: 'a@b.c' } },
    ['identity-mismatch /userId'],
  ],
  ['nobody', { type: 'page', user: {} }, ['no-identity /user']],
  [
    'a number as userId',
    { type: 'page', userId: 1, user: { userId: 1 } },
    ['identity-type /userId', 'identity-type /user/userId'],
  ],
  [
    'values of other types',
    {
      type: 'track',
      event: 'a',
      ...whole,
      properties: [],
      timestamp: 1,
      messageId: 2,
      context: { ip: '10.0.0.1', userAgent: 3, groupId: 4, page: 'x', campaign: { name: 5 } },
    },
    [
      'wrong-type /properties',
      'date-format /timestamp',
      'identity-type /messageId',
      'ip-private /context/ip',
      'wrong-type /context/userAgent',
      'identity-type /context/groupId',
      'wrong-type /context/campaign/name',
      'wrong-type /context/page',
    ],
  ],
  [
    'unknown keys in the context',
    { type: 'page', ...whole, context: { library: {}, page: { hash: 'x' }, campaign: { id: 'x' } } },
    ['unknown-key /context/library', 'unknown-key /context/campaign/id', 'unknown-key /context/page/hash'],
  ],
  [
    'the same rules for person fields',
    { type: 'identify', ...whole, user: { ...identity, a: null, b: '', tags: ['x'], id: 'x' } },
    ['null-value /user/a', 'empty-string /user/b', 'tags-type /user/tags', 'reserved-field /user/id'],
  ],
];
