import { parseJson } from '../../src/cli/json/parse-json';
import { printable, printableJson, printableSentence } from '../../src/cli/text/printable';
import { wantsColours } from '../../src/cli/process-io';
import { renderTable } from '../../src/cli/text/table';
import type { Column } from '../../src/cli/text/table';
import { wrap } from '../../src/cli/text/wrap';

test.each([
  ['/traits/plan', '/traits/plan'],
  ['red \u001b[31m', 'red \\u001b[31m'],
  ['new\nline', 'new\\u000aline'],
  ['right to left \u202e', 'right to left \\u202e'],
  ['C1 \u009b', 'C1 \\u009b'],
  ['é 漢 🎉', 'é 漢 🎉'],
  ['x'.repeat(201), `${'x'.repeat(200)}…`],
])('printable %#', (text, expected) => {
  expect(printable(text)).toBe(expected);
});

test('a message is not cut, only its words are', () => {
  const text = Array.from({ length: 80 }, () => 'word').join(' ');
  expect(printableSentence(text)).toBe(text);
});

test('printable JSON stays the same JSON', () => {
  const value = { 'a\u001b\u009b\u202e': 'é\u2028' };
  const text = printableJson(JSON.stringify(value));
  expect(JSON.parse(text)).toEqual(value);
  expect(text).toBe('{"a\\u001b\\u009b\\u202e":"é\\u2028"}');
});

test.each([
  ['one two three', 7, ['one two', 'three']],
  ['/a/very/long/pointer', 8, ['/a/very/long/pointer']],
  ['a verylongword b', 6, ['a', 'verylongword', 'b']],
  ['', 5, ['']],
])('wrap %j at %d', (text, width, expected) => {
  expect(wrap(text, width)).toEqual(expected);
});

describe('a table', () => {
  const columns: readonly Column[] = [{ heading: 'target' }, { heading: 'why', hasWords: true }];
  const render = (path: string, width: number): string =>
    renderTable(columns, [[path, 'because of a long reason that needs two lines']], width);

  test('is as wide as requested: words wrap to another line', () => {
    expect(render('/user/plan', 40)).toBe(
      [' target      why', ' /user/plan  because of a long reason', '             that needs two lines'].join(
        '\n',
      ),
    );
  });

  test('is wider for a path, which stays whole', () => {
    const path = `/user/${'x'.repeat(60)}`;
    expect(render(path, 40)).toContain(`${path}  because of a long\n`);
  });

  test('has a line for each row at any width', () => {
    expect(render('/user/plan', Infinity).split('\n')).toHaveLength(2);
  });
});

test.each([
  ['{"a":1}', { ok: true, value: { a: 1 } }],
  ['{"email":"ada@example.com",}', { ok: false, hint: ' (at character 28)' }],
  ['{"email":', { ok: false, hint: ' (it breaks off)' }],
  ['secret', { ok: false, hint: '' }],
])('parseJson %s', (text, expected) => {
  expect(parseJson(text)).toEqual(expected);
});

test.each([
  [true, {}, true],
  [false, {}, false],
  [undefined, { FORCE_COLOR: '1' }, false],
  [true, { NO_COLOR: '1' }, false],
  [true, { NO_COLOR: '' }, true],
  [true, { TERM: 'dumb' }, false],
])('colours: terminal %p, environment %p', (isTTY, env, expected) => {
  expect(wantsColours(isTTY === undefined ? {} : { isTTY }, env)).toBe(expected);
});
