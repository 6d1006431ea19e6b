import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mapEvent } from '@encharge-destinations/core';
import { askOracle } from './ask-oracle';
import { expectedOf } from './rules/expected-of';

// Always the same events; `npm run oracle` asks about many more.
const SEED = 20_260_102;

test('the mapper and the oracle agree about messy events', () => {
  const { agree, disagreements } = askOracle({ events: 3000, seed: SEED });
  expect(disagreements.slice(0, 5)).toEqual([]);
  expect(agree).toBe(6000);
});

test('a mapper that loses something is detected, with a minimal example', () => {
  const { disagreements } = askOracle({
    events: 300,
    seed: SEED,
    map: (event, options) => {
      const result = mapEvent(event, options);
      return { ...result, payloads: result.payloads.map((payload) => ({ ...payload, user: {} })) };
    },
  });
  const found = disagreements.find(({ example }) => example.kind === 'track: /0/user/userId is missing');
  expect(Object.keys(found?.example.event as object).sort()).toEqual(['event', 'type', 'userId']);
});

test.each([
  [
    'a track in the documented dialect',
    {
      type: 'track',
      event: ' Order Completed ',
      userId: ' user-1 ',
      context: { traits: { email: 'ada@example.com\u200b' }, ip: '10.0.0.1, 8.8.8.8' },
    },
    { dialect: 'documented' },
    [{ name: 'Order Completed', user: { userId: 'user-1', email: 'ada@example.com' }, sourceIp: '8.8.8.8' }],
  ],
  [
    'an identify from a mobile SDK',
    {
      type: 'identify',
      userId: 7,
      context: {
        traits: { firstname: 'Ada', address: { postalcode: '1000' }, tags: '["vip","beta"]', opted: 'YES' },
      },
    },
    { dialect: 'documented', rename: [{ from: 'traits.opted', to: 'unsubscribed' }] },
    [
      {
        name: 'identify',
        user: { userId: '7', firstName: 'Ada', postcode: '1000', tags: 'vip, beta', unsubscribed: true },
      },
    ],
  ],
  [
    'a group',
    {
      type: 'group',
      userId: '"null"',
      groupId: 'g-1',
      traits: { name: 'ACME', plan: null, id: 'x' },
      context: { traits: { email: 'ada@example.com' } },
    },
    { dialect: 'segment' },
    [
      {
        type: 'group',
        objectType: 'company',
        properties: { name: 'ACME', externalId: 'g-1' },
        user: { email: 'ada@example.com' },
      },
    ],
  ],
  [
    'an alias with two ids and two emails',
    {
      type: 'alias',
      userId: '123',
      previousId: 'abc',
      traits: { email: 'new@example.com', previousEmail: 'old@example.com' },
    },
    { dialect: 'documented' },
    [
      {
        type: 'alias',
        previousUserId: 'abc',
        previousEmail: 'old@example.com',
        user: { userId: '123', email: 'new@example.com' },
      },
    ],
  ],
] as const)('the oracle agrees with the documented contract: %s', (_name, event, options, payloads) => {
  expect(expectedOf(event, options)).toEqual({ payloads });
});

test('the oracle’s rules import nothing from the mapper', () => {
  const folder = join(__dirname, 'rules');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const foreign = files.flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/from '([^']+)'/g)]
      .map(([, module = '']) => module)
      .filter((module) => module !== 'node:net' && !join(folder, file, '..', module).startsWith(folder))
      .map((module) => `${file}: ${module}`),
  );
  expect(files.length).toBeGreaterThan(10);
  expect(foreign).toEqual([]);
});
