import { delivered, summaryOf } from './transform-test-utils';
import type { Mapped } from './transform-test-utils';

const mappedCases: Mapped[] = [
  {
    name: 'both pairs of an alias',
    config: {},
    message: {
      type: 'alias',
      previousId: 'a',
      userId: 'b',
      traits: { previousEmail: 'a@example.com', email: 'b@example.com' },
    },
    body: {
      type: 'alias',
      previousUserId: 'a',
      user: { userId: 'b', email: 'b@example.com' },
      previousEmail: 'a@example.com',
    },
  },
  {
    name: 'an alias of an email to an id',
    config: {},
    message: { type: 'alias', previousId: 'a@example.com', userId: 'b' },
    body: { name: 'identify', user: { email: 'a@example.com', userId: 'b' } },
  },
  {
    name: 'an alias of an id to an email',
    config: {},
    message: { type: 'alias', previousId: 'a', userId: 'b@example.com' },
    body: { type: 'alias', previousUserId: 'a', user: { userId: 'b@example.com' } },
  },
  {
    name: 'an alias of the anonymous id in the segment dialect',
    config: { dialect: 'segment' },
    message: { type: 'alias', previousId: 'anon', anonymousId: 'anon', userId: 'b' },
    body: {
      type: 'identify',
      segmentAnonymousId: 'anon',
      userId: 'b',
      user: { segmentAnonymousId: 'anon', userId: 'b' },
    },
  },
  {
    name: 'half a pair of emails',
    config: {},
    message: { type: 'alias', previousId: 'a', userId: 'b', traits: { email: 'b@example.com' } },
    body: { type: 'alias', previousUserId: 'a', user: { userId: 'b' } },
    notSent: [
      '/traits/email: Changing an email needs both the previous and the new one; this one is left out.',
    ],
  },
  {
    name: 'two pairs of emails that differ',
    config: {},
    message: {
      type: 'alias',
      previousId: 'a@example.com',
      userId: 'b@example.com',
      traits: { previousEmail: 'c@example.com', email: 'd@example.com' },
    },
    body: { type: 'alias', previousEmail: 'c@example.com', user: { email: 'd@example.com' } },
    notSent: [
      '/previousId: Two changes of the email in one call; only one can be sent, and this one is left out.',
      '/userId: Two changes of the email in one call; only one can be sent, and this one is left out.',
    ],
  },
];

it.each(mappedCases)('$name', (one) => {
  expect(summaryOf(one.message, one.config)).toEqual(delivered(one));
});
