import { readId } from '../src';

it.each([
  [' u-1 \n', 'u-1'],
  [42, '42'],
  ['42', '42'],
  [-7, '-7'],
  ['', undefined],
  [' \t', undefined],
  ['Null', undefined],
  [0, undefined],
  [' -1 ', undefined],
  [1.5, undefined],
  [2 ** 53, undefined],
  [NaN, undefined],
  [true, undefined],
  [null, undefined],
  [undefined, undefined],
  [['u-1'], undefined],
  [{ id: 'u-1' }, undefined],
])('reads %j as %j', (value, id) => {
  expect(readId(value)).toBe(id);
});
