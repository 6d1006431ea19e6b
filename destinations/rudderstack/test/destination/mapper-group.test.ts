import { delivered, summaryOf } from './transform-test-utils';
import type { Mapped } from './transform-test-utils';

const mappedCases: Mapped[] = [
  {
    name: 'fields of an object',
    config: {},
    message: {
      type: 'group',
      userId: 'u',
      groupId: 'g',
      traits: {
        id: 'x',
        groupId: 'g',
        apiKey: 'x',
        since: '2026-01-02',
        plan: { token: 'x', tier: 'gold' },
        none: null,
        empty: {},
      },
    },
    body: {
      type: 'group',
      objectType: 'company',
      properties: { since: '2026-01-02', plan: { tier: 'gold' }, externalId: 'g' },
      user: { userId: 'u' },
    },
    notSent: [
      '/traits/id: The trait id would name another object; it is left out.',
      '/traits/apiKey: The name of this trait looks like a secret; it is left out. Map it explicitly if it is not one.',
      '/traits/plan/token: The name of this trait looks like a secret; it is left out. Map it explicitly if it is not one.',
    ],
  },
  {
    name: 'group traits that are not an object',
    config: {},
    message: { type: 'group', userId: 'u', groupId: 'g', traits: 'text' },
    body: { type: 'group', objectType: 'company', properties: { externalId: 'g' }, user: { userId: 'u' } },
    notSent: ['/traits: Group traits must be an object; this is left out.'],
  },
];

it.each(mappedCases)('$name', (one) => {
  expect(summaryOf(one.message, one.config)).toEqual(delivered(one));
});
