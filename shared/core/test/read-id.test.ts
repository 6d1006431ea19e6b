import { isPlaceholder, readId } from '../src';

it.each([
  [' u-1 \n', 'u-1'],
  [42, '42'],
  ['42', '42'],
  [-7, '-7'],
  ['\u200bu-1\u202c', 'u-1'],
  ['a\ud800', 'a\ufffd'],
  ['\u200b', undefined],
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

it.each([
  ...['null', 'UNDEFINED', 'nil', 'NaN', 'true', 'False', 'None', 'guest', 'Anonymous', 'n/a', '(not set)'],
  ...['not_authenticated', 'distinct_id', '[object Object]', '[object Undefined]', '-1', '0', '000', '--'],
  ...['00000000-0000-0000-0000-000000000000', '"null"', "'nil'", '" "', '""'],
  ...['{{userId}}', '{{ user.id }}', '${userId}', '%USER_ID%', '"{{userId}}"'],
])('%s is a placeholder', (id) => {
  expect(isPlaceholder(id)).toBe(true);
});

it.each([
  ...['user-1', 'nullable', 'guest-7', '100%', '%', '-2', '10', 'a0', '{userId}', '$userId', 'x{{userId}}'],
  ...['"null', "null'", '"user-1"', '[object', 'object Object', 'ada@example.com', 'nil-1', 'none of these'],
])('%s is an id', (id) => {
  expect(isPlaceholder(id)).toBe(false);
});
