import { rowProblem, rowsOf, valueOf } from '../src/mapping/table-rows';
import { losesDigits, typedNumber } from '../src/mapping/typed-number';

test.each([
  ['1', 1],
  ['1.', 1],
  ['1.50', 1.5],
  ['.5', 0.5],
  ['-0', 0],
  ['007', 7],
  [' 12 ', 12],
  ['1e3', 1000],
  ['25e-1', 2.5],
  ['0.1', 0.1],
  ['9007199254740.50e-1', 900719925474.05],
  ['123456789012345680000', 123456789012345680000],
])('%j is a number', (text, value) => {
  expect(typedNumber(text)).toEqual({ value });
});

test.each([
  ['12345678901234567890', 'inexact'],
  ['0.12345678901234567890', 'inexact'],
  ['1e999', 'inexact'],
  ['1e-999', 'inexact'],
  ['', 'no-number'],
  ['-', 'no-number'],
  ['.', 'no-number'],
  ['1,5', 'no-number'],
  ['0x10', 'no-number'],
  ['Infinity', 'no-number'],
])('%j cannot be kept as a number: %s', (text, problem) => {
  expect(typedNumber(text)).toEqual({ problem });
});

test.each([
  ['{"a": [1.5, -2e3, 0]}', false],
  ['{"a": 12345678901234567890}', true],
  ['[-0.12345678901234567890]', true],
  ['{"12345678901234567890": "\\\\" , "b": "a \\" 12345678901234567890"}', false],
])('whether %s loses digits: %s', (json, isSo) => {
  JSON.parse(json);
  expect(losesDigits(json)).toBe(isSo);
});

test('rows keep their order and duplicates, unlike an object, which drops those with a problem', () => {
  const fixed = new Set(['id']);
  const rows = [
    { id: 0, key: 'b', value: 1 },
    { id: 1, key: '7', value: 2 },
    { id: 2, key: 'b', value: 3 },
    { id: 3, key: '', value: 4 },
    { id: 4, key: 'id', value: 5 },
  ];
  expect(rows.map((_, index) => rowProblem(rows, index, fixed))).toEqual([
    undefined,
    undefined,
    'Another row has this name: this one is left out.',
    'Without a name this row is left out.',
    'Another row has this name: this one is left out.',
  ]);
  expect(valueOf(rows, { id: 'fixed', c: 6 }, fixed)).toEqual({ id: 'fixed', b: 1, 7: 2 });
});

test('the rows of a value are those without a fixed place', () => {
  expect(rowsOf({ id: 1, a: 2, b: 3 }, new Set(['id']))).toEqual([
    { id: 0, key: 'a', value: 2 },
    { id: 1, key: 'b', value: 3 },
  ]);
  expect(rowsOf('text', new Set())).toEqual([]);
});
