import { hostDialect } from '../dialect/host-dialect';

/** Layout is the formatter's job. */
const plain = (text: string): string => text.replace(/\s+|(?<=})(?=})/g, ' ').trim();

test.each([
  ['a result as what it does', 'if (a) return go(); stop();', 'if (a) { go(); return; } stop();'],
  ['a last result', 'stop(); return go();', 'stop(); go();'],
  ['nothing', 'if (a) return undefined; go();', 'if (a) { return; } go();'],
  [
    'nothing or something',
    'if (a) return b ? undefined : go(); stop();',
    'if (a) { if (!b) go(); return; } stop();',
  ],
  [
    'something or nothing',
    'if (a) return b ? go() : undefined; stop();',
    'if (a) { if (b) go(); return; } stop();',
  ],
  ['one of two', 'return b ? go() : stop();', 'if (b) go(); else stop();'],
])('a function without a value returns none: %s', (_name, body, expected) => {
  expect(plain(hostDialect(`function f(): void { ${body} }\n`))).toBe(`function f(): void { ${expected} }`);
});

test.each([
  [
    'a loop without continue',
    'for (const a of b) { if (!a) continue; go(); }',
    'for (const a of b) { if (a) { go(); } }',
  ],
  ['members by their names', "go(a['b'], c?.['d']);", 'go(a.b, c?.d);'],
  ['nothing by its type', 'if (a === undefined) go();', "if (typeof a === 'undefined') go();"],
])('%s', (_name, body, expected) => {
  expect(plain(hostDialect(`${body}\n`))).toBe(expected);
});

test('a member of a parameter by a call, other members by an assignment', () => {
  const body = (set: string): string => `function f(o: O): void { const own = {}; own[k] = 1; ${set} }`;
  expect(plain(hostDialect(`${body('o[k] = 1;')}\n`))).toBe(body('Object.assign(o, { [k]: 1 });'));
});
