import { join } from 'node:path';
import { startPastedFiles } from '../contract/fates/pasted';
import type { PastedFiles } from '../contract/fates/pasted';
import { comparisons } from './agree';
import { caseGroups, dimensionsOf } from './cases';
import { coveringArray } from './covering-array';
import { caseOf } from './grammar/dimension';

// `npm run exhaustive` tries everything.
const pairs = [...caseGroups('pairs')];
/** Each platform gets every n-th case: setting one up takes longer than an event. */
const SHARES = { oracle: 1, router: 1, segment: 5, function: 5, transformation: 20 };
let pasted: PastedFiles;

beforeAll(async () => {
  pasted = await startPastedFiles(join(__dirname, '../..'));
}, 60_000);

afterAll(() => pasted.close());

test('every two values meet, in far fewer rows than combinations', () => {
  const sizes = [4, 3, 3, 2, 2, 5];
  const rows = coveringArray(sizes);
  expect(rows.length).toBeLessThan(40);
  for (const [one, size] of sizes.entries())
    for (const [other, otherSize] of sizes.entries()) {
      if (one === other) continue;
      expect(new Set(rows.map((row) => `${row[one]} ${row[other]}`)).size).toBe(size * otherSize);
    }
});

test('settings from several dimensions make one event and one set of options', () => {
  const settings = [
    { type: 'track', properties: [] },
    { 'properties.email': 'a@example.com', 'context.traits.plan': 'pro' },
    { 'options.deny': ['ip'] },
    { 'options.deny': ['plan'], 'options.sendIp': false },
  ];
  expect(caseOf(settings)).toEqual({
    event: { type: 'track', properties: [], context: { traits: { plan: 'pro' } } },
    options: { deny: ['ip', 'plan'], sendIp: false },
  });
});

test('each call has its dimensions', () => {
  const counts = Object.fromEntries(pairs.map(({ call }) => [call, dimensionsOf(call).length]));
  expect(counts).toEqual({ identify: 50, track: 35, page: 37, screen: 36, group: 13, alias: 7 });
});

test.each(Object.entries(SHARES))('core and %s agree on pairs of values', async (platform, share) => {
  const cases = pairs.flatMap((group) => group.cases).filter((_case, index) => index % share === 0);
  expect(cases.length).toBeGreaterThan(40);
  expect(await comparisons(pasted)[platform]?.(cases)).toEqual([]);
});

test('a platform that loses something is detected', async () => {
  const { router, function: lossy } = comparisons({
    ...pasted,
    inFunction: ({ events }) => Promise.resolve(events.map(() => ({ name: 'Lost' }))),
  });
  const [case_] = pairs[0]?.cases ?? [];
  const cases = case_ === undefined ? [] : [case_];
  expect(await router?.(cases)).toEqual([]);
  expect(await lossy?.(cases)).toMatchObject([{ platform: 'function', found: { name: 'Lost' } }]);
});
