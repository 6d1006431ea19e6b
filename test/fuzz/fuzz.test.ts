import fc from 'fast-check';
import { join } from 'node:path';
import { loadCorpus } from './corpus';
import { defineTarget } from './target';
import type { OpenTarget } from './target';
import { fuzzTargets } from './targets';

// Short, repeatable searches for every run; `npm run fuzz` does the long ones.
const EFFORT = { seed: 20_261_122, runs: 100, milliseconds: 800 };
// This starts servers and loads real adapters.
jest.setTimeout(60_000);

const corpus = loadCorpus(join(__dirname, 'corpus'));

describe.each(fuzzTargets)('$name', ({ name, open }) => {
  let target: OpenTarget;
  beforeAll(async () => {
    target = await open();
  });
  afterAll(() => target.close());

  test('every stored input passes', async () => {
    const broken: string[] = [];
    for (const { file, input } of corpus.filter((entry) => entry.target === name))
      await target.check(input).catch((error: unknown) => broken.push(`${file}: ${String(error)}`));
    expect(broken).toEqual([]);
  });

  test('a short search finds nothing', async () => {
    const { runs, finding } = await target.search(EFFORT);
    expect(finding).toBeUndefined();
    expect(runs).toBeGreaterThan(0);
  });
});

test('every stored input has a target and says why it is kept', () => {
  const names = fuzzTargets.map(({ name }) => name);
  expect(corpus.filter(({ target, note }) => !names.includes(target) || note.trim() === '')).toEqual([]);
});

test('a fault would be found, and shrunk to its core', async () => {
  const faulty = defineTarget<{ text: string }>({
    name: 'faulty',
    about: 'fails for every text with an x',
    arbitrary: fc.record({ text: fc.string({ minLength: 10 }) }),
    start: () => ({
      check: ({ text }) => {
        if (/[m-z]/.test(text)) throw new Error('the text has a late letter');
      },
    }),
  });
  const target = await faulty.open();
  const { finding } = await target.search({ seed: 1, runs: 200, milliseconds: 1000 });
  expect(finding?.message).toBe('the text has a late letter');
  expect(finding?.input).toEqual({ text: expect.stringMatching(/^[^m-z]*[m-z][^m-z]*$/) as string });
});
