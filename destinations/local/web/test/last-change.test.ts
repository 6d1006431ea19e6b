import { lastChange } from '../src/json/last-change';

test('a value that an edit added or changed is found before a removed one', () => {
  expect(lastChange([{ user: { a: 1 } }], [{ user: { ab: 1 } }])).toEqual({
    pointer: '/0/user/ab',
    value: 1,
  });
  expect(lastChange({ a: 1, b: [1, 2] }, { a: 1, b: [1, 3] })).toEqual({ pointer: '/b/1', value: 3 });
  expect(lastChange({ a: 1, b: 2 }, { a: 1 })).toEqual({ pointer: '/b', value: undefined });
  expect(lastChange({ 'a/b': { c: 1 } }, { 'a/b': 'x' })).toEqual({ pointer: '/a~1b', value: 'x' });
});

test('equal values have no change', () => {
  expect(lastChange({ a: [1] }, { a: [1] })).toBeUndefined();
});
