import type { Json } from '../../src/workbench/api';
import { layOut } from '../src/json/lay-out';
import { parseJson } from '../src/json/parse';
import { pathsOf } from '../src/json/paths';
import { isWithin, keysOf, pointerTo, readable, valueAt } from '../src/json/pointer';
import { reuse } from '../src/json/reuse';
import { MOST_ROWS, rowsOf } from '../src/json/rows';
import type { Printed } from '../src/json/rows';

test('pointers escape what RFC 6901 says', () => {
  const pointer = pointerTo(pointerTo('', 'a/b'), 'c~d');
  expect(pointer).toBe('/a~1b/c~0d');
  expect(keysOf(pointer)).toEqual(['a/b', 'c~d']);
  expect(readable(pointer)).toBe('a/b.c~d');
  expect(valueAt({ 'a/b': { 'c~d': [1] } }, `${pointer}/0`)).toBe(1);
});

test.each([['/toString'], ['/__proto__'], ['/list/9'], ['/text/length']])('nothing is at %s', (pointer) => {
  expect(valueAt({ list: [1], text: 'abc' }, pointer)).toBeUndefined();
});

test('a pointer is within itself and its ancestors, not within a similar name', () => {
  expect(isWithin('/a/b', '/a')).toBe(true);
  expect(isWithin('/a', '/a')).toBe(true);
  expect(isWithin('/ab', '/a')).toBe(false);
});

test('rows are the lines of printed JSON', () => {
  const value = { a: [1, 'x'], b: {}, c: null };
  const lines = rowsOf(value).map(
    ({ level, name, text, hasComma }) =>
      `${'  '.repeat(level)}${name === undefined ? '' : `"${name}": `}${text}${hasComma ? ',' : ''}`,
  );
  expect(lines.join('\n')).toBe(JSON.stringify(value, undefined, 2));
  expect(rowsOf(value).map(({ pointer }) => pointer)).toEqual([
    '',
    '/a',
    '/a/0',
    '/a/1',
    '/a',
    '/b',
    '/c',
    '',
  ]);
});

test('equal parts keep their identity, whatever their keys', () => {
  const before = JSON.parse('{"a":{"b":[1,2]},"c":[{"d":1},{"e":2}],"__proto__":{"f":1},"g":null}') as Json;
  const read = (text: string): Json => JSON.parse(text) as Json;
  expect(reuse(read(JSON.stringify(before)), before)).toBe(before);
  const changed = read('{"a":{"b":[1,2]},"c":[{"d":1},{"e":3}],"__proto__":{"f":1},"h":null}');
  const made = reuse(changed, before);
  expect(JSON.stringify(made)).toBe(JSON.stringify(changed));
  expect(valueAt(made, '/a')).toBe(valueAt(before, '/a'));
  expect(valueAt(made, '/c/0')).toBe(valueAt(before, '/c/0'));
  expect(valueAt(made, '/__proto__')).toBe(valueAt(before, '/__proto__'));
  expect(valueAt(made, '/c/1')).not.toBe(valueAt(before, '/c/1'));
});

test.each([
  ['{"b":1,"a":2}', '{"a":2,"b":1}'],
  ['[1]', '{"0":1}'],
  ['{"0":1}', '[1]'],
  ['[1,2]', '[1]'],
  ['null', '{}'],
])('%s is not mistaken for %s', (value, before) => {
  const made = reuse(JSON.parse(value) as Json, JSON.parse(before) as Json);
  expect(JSON.stringify(made)).toBe(value);
});

test('equal parts keep identical lines, unless their place changes', () => {
  const part = { a: [1, { b: 2 }] };
  const printed: Printed = new WeakMap();
  const first = rowsOf({ x: part, y: 1 }, printed);
  expect(rowsOf({ x: part, y: 2 }, printed).slice(1, 8)).toEqual(first.slice(1, 8));
  expect(rowsOf({ x: part, y: 2 }, printed)[3]).toBe(first[3]);
  for (const value of [{ x: part }, { z: part, y: 1 }, [part, 1], { x: { x: part }, y: 1 }])
    expect(rowsOf(value, printed)).toEqual(rowsOf(value));
});

test('rows end: a list of a million is not drawn', () => {
  const rows = rowsOf(Array.from({ length: 1_000_000 }, () => 0));
  expect(rows.length).toBeLessThanOrEqual(MOST_ROWS + 2);
});

test.each([[{ a: [1, { b: 'x, "y": {z}\\' }], c: {}, d: [], e: null, f: [[]] }], [{}], [[1, [2]]], ['text']])(
  'JSON is laid out as it is printed: %j',
  (value) => {
    const printed = JSON.stringify(value, undefined, 2);
    expect(layOut(JSON.stringify(value))).toBe(printed);
    expect(layOut(printed)).toBe(printed);
  },
);

test('laying out keeps numbers as written', () => {
  expect(layOut('{"a":1.0,"b":12345678901234567890,"a": { } }')).toBe(
    '{\n  "a": 1.0,\n  "b": 12345678901234567890,\n  "a": {}\n}',
  );
});

test('paths are those a mapping can name, with the values they have', () => {
  expect(pathsOf({ traits: { plan: 'pro', 'a.b': 1, list: [1, 2] }, '': 1 })).toEqual([
    { path: 'traits', sample: '{…}' },
    { path: 'traits.plan', sample: 'pro' },
    { path: 'traits.list', sample: '[2]' },
  ]);
  expect(pathsOf(undefined)).toEqual([]);
});

test('anything but JSON gives nothing', () => {
  expect(parseJson('{')).toBeUndefined();
  expect(parseJson('0')).toBe(0);
});
