import { shortComments, untaggedComments } from '../short-comments';
import { simplified } from '../simplified';
import { unbrokenObjects } from '../unbroken-objects';
import { aliasesIn, withoutAliases } from '../without-aliases';
import { withoutMembers } from '../without-members';
import { withoutUnused } from '../without-unused';

/** Layout is the formatter's job. */
const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

const stripped = (body: string): string =>
  plain(
    simplified(`function f(): void { ${body} }`, ({ expression }) => expression.getText() === 'plan.remark'),
  );

test.each([
  ['a statement', 'plan.remark(1); go();', 'go();'],
  ['a branch that does nothing else', 'if (a) plan.remark(1); else go();', 'if (!a) go();'],
  ['a chain of them', 'if (a) remark.x(); else if (b === 1) plan.remark(1);', 'if (a) remark.x();'],
  ['nested ones', 'if (a) { if (b) go(); }', 'if (a && b) go();'],
  [
    'before a choice',
    'if (a) plan.remark(1); else if (b) go(); else stop();',
    'if (!a) { if (b) go(); else stop(); }',
  ],
  ['an opposite', 'if (a === 1 && b) plan.remark(1); else go();', 'if (a !== 1 || !b) go();'],
  ['a value', 'const x = a ?? plan.remark(1);', 'const x = a;'],
  ['a value of two', 'const x = a ? plan.remark(1) : plan.remark(2);', 'const x = undefined;'],
  ['a result', 'return plan.remark(1);', 'return;'],
  ['a loop', 'for (const a of b) { if (c) plan.remark(a); }', ''],
  ['but not a copy', 'plan.remark(1); const x = { ...a }; x.b = 1;', 'const x = { ...a }; x.b = 1;'],
  ['what follows from it', 'if (a) { plan.remark(1); return x; } return x;', 'return x;'],
  ['a name for a result', 'const x = a ?? plan.remark(1); return x;', 'return a;'],
])('removes calls that only explain: %s', (_name, body, expected) => {
  expect(stripped(body)).toBe(`function f(): void { ${expected} }`.replace('{  }', '{ }'));
});

test('removes what nothing reads, with the arguments and members that only fed it', () => {
  const sources = [
    { path: 'index.ts', text: `import { b } from './b';\nexport default b(1);\n` },
    {
      path: 'b.ts',
      text: `interface Made { value: number; rule: string }
function make(value: number, rule: string): Made { return { value, rule }; }
export function unused(): number { return 1; }
export function b(value: number): number { const why = 'x'; return make(value, why).value; }\n`,
    },
  ];
  const [entry, other] = withoutUnused(
    sources,
    (path) => path === 'index.ts',
    () => true,
  );
  expect(entry?.text).toBe(sources[0]?.text);
  expect(plain(other?.text ?? '')).toBe(
    'interface Made { value: number; } function make(value: number): Made { return { value }; } export function b(value: number): number { return make(value).value; }',
  );
});

test('removes lists that are only appended to, with their elements', () => {
  const text = `export class A {
  private readonly seen: string[] = [];
  private readonly kept: string[] = [];
  add(one: string): number { this.seen.push(one); return this.kept.push(one); }
  say(): void { const [, last] = this.seen; }
}\n`;
  const [, made] = withoutUnused(
    [
      { path: 'index.ts', text: "import { A } from './a';\nexport default new A();\n" },
      { path: 'a.ts', text },
    ],
    (path) => path === 'index.ts',
    () => true,
  );
  expect(plain(made?.text ?? '')).toBe(
    'export class A { private readonly kept: string[] = []; add(one: string): number { return this.kept.push(one); } say(): void { } }',
  );
});

test('objects may be on one line; prettier decides', () => {
  expect(unbrokenObjects('f({\n  a: 1,\n  b: {\n    c,\n  },\n  // Why.\n});')).toBe(
    'f({ a: 1,\n  b: { c,\n  },\n  // Why.\n});',
  );
});

test.each([
  [
    'in one sentence',
    '/**\n * Adds. Twice.\n *\n * @param a One.\n */\nexport let x;\n',
    '/** Adds. */\nexport let x;\n',
  ],
  ['not of what is only used here', '/** Adds. */\nlet x;\n', 'let x;\n'],
  ['but for a reason', '/** Adds: it has to. */\nlet x;\n', '/** Adds: it has to. */\nlet x;\n'],
  ['of members', '{\n  /** Adds. */\n  x: 1;\n}\n', '{\n  /** Adds. */\n  x: 1;\n}\n'],
])('docstrings state the purpose, %s', (_name, text, expected) => {
  expect(shortComments(text)).toBe(expected);
});

test('code that meets the host keeps its reasons, without tags', () => {
  const text =
    '/**\n * Adds.\n * It has to.\n *\n * @param a One.\n */\nlet x;\n/** @returns it. */\nlet y;\n';
  expect(untaggedComments(text)).toBe('/**\n * Adds.\n * It has to.\n */\nlet x;\nlet y;\n');
});

test('removes members with the code that handles them', () => {
  const text = `interface A { trace: boolean; b: number; c: (d: string, trace?: boolean) => void }
const a = { trace: true, b: 1 };
if (a.trace) go();
for (const one of a.trace) go(one);
go(a.b);`;
  expect(plain(withoutMembers(text, new Set(['trace'])))).toBe(
    'interface A { b: number; c: (d: string) => void } const a = { b: 1 }; go(a.b);',
  );
});

test('says what a type is where its name says little more', () => {
  const declared =
    "type Pointer = string;\ntype Fields = Dictionary;\ntype Mode = 'a' | 'b';\ntype Kept = number;";
  const aliases = aliasesIn(declared, new Set(['Pointer', 'Fields', 'Mode']));
  const text =
    "import type { Fields, Pointer } from './types';\nlet a: Pointer, b: Fields, c: Mode[], d: Kept;";
  // What an import names and nothing uses, the export drops.
  expect(withoutAliases(text, aliases)).toBe(
    "import type { Dictionary, Pointer } from './types';\nlet a: string, b: Dictionary, c: ('a' | 'b')[], d: Kept;",
  );
});
