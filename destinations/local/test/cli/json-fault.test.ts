import { depthOf, jsonFault } from '../../src/cli/json/json-fault';

test.each([
  ['{"a": x}', 1, 7, 'Text needs quotation marks.'],
  ["{'a': 1}", 1, 2, 'A name in quotation marks belongs here.'],
  ['{\n  "a": 1,\n}', 3, 1, 'A name in quotation marks belongs here.'],
  ['{\n  "a": 1\n  "b": 2\n}', 3, 3, 'A comma or } belongs here.'],
  ['{"a" 1}', 1, 6, 'A colon belongs here.'],
  ['[1, ]', 1, 5, 'A value belongs here.'],
  ['{"a": "b', 1, 9, 'The text breaks off here. A text needs its closing quotation mark.'],
  ['{"a": 1', 1, 8, 'The text breaks off here. A comma or } belongs here.'],
  ['{"a": "line\nbreak"}', 1, 12, 'A text cannot hold a line break; write \\n.'],
  ['{"a": "\\x"}', 1, 8, 'A backslash is followed by one of " \\ / b f n r t u.'],
  ['{} {}', 1, 4, 'Nothing belongs here.'],
  ['01', 1, 2, 'Nothing belongs here.'],
  ['', 1, 1, 'The text breaks off here. A value belongs here.'],
])('%j breaks at line %i, column %i', (text, line, column, message) => {
  expect(jsonFault(text)).toEqual({ message, line, column });
});

test('finds a fault exactly where JSON.parse does', () => {
  const pieces = [
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '"',
    '\\',
    '1',
    '-',
    '.5',
    'e3',
    'true',
    'nul',
    ' ',
    '\n',
    '\u0001',
  ];
  let seed = 7;
  const next = (below: number): number => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
  let valid = 0;
  const wrong: string[] = [];
  for (let round = 0; round < 20_000; round += 1) {
    const text = Array.from({ length: 1 + next(7) }, () => pieces[next(pieces.length)]).join('');
    let isJson = true;
    try {
      JSON.parse(text);
    } catch {
      isJson = false;
    }
    if (isJson) valid += 1;
    if ((jsonFault(text) === undefined) !== isJson) wrong.push(text);
  }
  expect(wrong).toEqual([]);
  expect(valid).toBeGreaterThan(300);
});

test('a million brackets are counted, not followed', () => {
  expect(depthOf('['.repeat(1_000_000))).toBe(1_000_000);
  expect(depthOf('{"a[[": [["\\"["]]}')).toBe(3);
  expect(jsonFault('['.repeat(1_000_000))).toMatchObject({ line: 1, column: 1_000_001 });
});
