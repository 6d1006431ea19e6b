import { compareRuns, renderComparison } from './compare';
import type { Result } from './result';
import { isOfAnyMachine, readTable } from './read-table';
import { renderTable } from './table';

const result = (id: string, ours: number, more: Partial<Result> = {}): Result => ({
  id,
  what: `the ${id}`,
  unit: 'µs',
  ours,
  noise: 0.02,
  ...more,
});

test.each<[string, Result, Result, string]>([
  ['a time that grows', result('a', 10), result('a', 12), 'worse'],
  ['a time that shrinks', result('a', 10), result('a', 8), 'better'],
  ['less than the threshold', result('a', 10), result('a', 10.9), 'same'],
  ['less than the noise', result('a', 10, { noise: 0.2 }), result('a', 12.5, { noise: 0.1 }), 'same'],
  ['a rate that grows', result('a', 10, { unit: '/s' }), result('a', 12, { unit: '/s' }), 'better'],
  ['a rate that shrinks', result('a', 10, { unit: '/s' }), result('a', 8, { unit: '/s' }), 'worse'],
  ['a slower machine, the same ratio', result('a', 10, { ratio: 2 }), result('a', 30, { ratio: 2 }), 'same'],
  ['a ratio that grows', result('a', 10, { ratio: 2 }), result('a', 10, { ratio: 3 }), 'worse'],
])('%s', (_title, before, after, verdict) => {
  expect(compareRuns([before], [after]).changes.map((change) => change.verdict)).toEqual([verdict]);
});

test('measurements of only one run are listed, and the changes are counted', () => {
  const comparison = compareRuns([result('a', 10), result('gone', 1)], [result('a', 20), result('new', 1)]);
  expect(renderComparison(comparison)).toBe(
    [
      'worse  50 % (noise up to 10 %)  the a: 10.0 → 20.0',
      'only before: gone',
      'only after: new',
      '1 compared: 0 better, 1 worse, 0 the same within noise or 10 %',
    ].join('\n'),
  );
});

test('one table, ratios first, and whether each target is met', () => {
  const rows = [
    result('a', 12.345, {
      ratio: 0.4,
      beside: { what: 'floor', theirs: 30 },
      aim: { at: 'most', value: 0.5 },
    }),
    result('b', 1234.5, { unit: '/s', noise: 0, aim: { at: 'least', value: 2000 } }),
  ];
  expect(renderTable(rows).split('\n')).toEqual([
    '| ratio  | aim                  | what  | ours     | beside         | noise |',
    '| ------ | -------------------- | ----- | -------- | -------------- | ----- |',
    '| 0.40 × | at most 0.5: yes     | the a | 12.3 µs  | floor: 30.0 µs | ± 2 % |',
    '|        | at least 2000 /s: NO | the b | 1,235 /s |                |       |',
  ]);
});

test('reads a table back, and compares only what does not depend on the machine', () => {
  const rows = [
    result('a', 12.345, { ratio: 0.4, beside: { what: 'floor: 1', theirs: 30 }, noise: 0.05 }),
    result('b', 1234.5, { unit: '/s', noise: 0, aim: { at: 'least', value: 2000 } }),
    result('c', 54.4, { unit: 'kB', noise: 0 }),
  ];
  const read = readTable(`# Page\n\n${renderTable(rows)}\n`);
  expect(read).toEqual([
    { id: 'the a', what: 'the a', unit: 'µs', ours: 12.3, ratio: 0.4, noise: 0.05 },
    { id: 'the b', what: 'the b', unit: '/s', ours: 1235, noise: 0 },
    { id: 'the c', what: 'the c', unit: 'kB', ours: 54.4, noise: 0 },
  ]);
  expect(read.filter(isOfAnyMachine).map(({ id }) => id)).toEqual(['the a', 'the c']);
});
