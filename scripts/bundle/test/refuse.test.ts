import { bundleDefinitions } from '../bundles';
import type { BundlePlatform } from '../bundles';
import { readOptions } from '../read-options';
import { checkBundle } from '../refuse/check-bundle';
import { BundleRefused } from '../refuse/refusal';

const HANDLERS = ['onTrack', 'onIdentify', 'onPage', 'onScreen', 'onGroup', 'onAlias', 'onDelete', 'onBatch'];

/** Small files from the same build as the real ones; the build's own test shows that the real ones pass. */
const good: Record<BundlePlatform, string> = {
  segment: [
    'const OPTIONS = {};',
    'var encharge = (() => { return { deliver: async (event) => fetch(event.url) }; })();',
    ...HANDLERS.map((name) =>
      [`async function ${name}(event, settings) {`, '  return encharge.deliver(event, settings);', '}'].join(
        '\n',
      ),
    ),
  ].join('\n'),
  rudderstack: [
    'const OPTIONS = {};',
    'var key = () => (typeof getCredential === "function" ? getCredential("name") : void 0);',
    'function transformEvent(event) { return { ...OPTIONS, ...event, key: key() }; }',
    'export {',
    '  transformEvent',
    '};',
  ].join('\n'),
};

// Built here, because no file in this project may contain anything shaped like a key.
const TOKEN = ['eyJhbGciOiJIUzI1NiJ9', 'eyJpZCI6InRlc3QifQ', 'c2lnbmF0dXJl'].join('.');
const HEX_KEY = 'a1b2c3d4'.repeat(4);
const KEYS = "Keys belong in the host's own settings, never in a file.";

const append = (more: string) => (code: string) => `${code}\n${more}\n`;

const refused: readonly [
  name: string,
  platform: BundlePlatform,
  change: (code: string) => string,
  reason: string | RegExp,
][] = [
  [
    'an import',
    'rudderstack',
    (code) => `import lib from 'lib';\n${code}`,
    'line 1: an import is left; RudderStack Transformations load nothing.',
  ],
  [
    'an import in a script',
    'segment',
    (code) => `import 'node:http';\n${code}`,
    'line 1: an import is left; Segment Functions load nothing.',
  ],
  [
    'a dynamic import',
    'segment',
    append("const later = () => import('node:fs');"),
    /a dynamic import is left; Segment Functions load nothing/,
  ],
  [
    'a require',
    'segment',
    append("const http = require('node:http');"),
    /a require is left; Segment Functions load nothing/,
  ],
  [
    'an export from another file',
    'rudderstack',
    append("export { x } from 'x';"),
    /an export from another file is left/,
  ],
  [
    'text that reads like an import',
    'rudderstack',
    append('const hint = \'import it from "there"\';'),
    /a string or comment reads like an import/,
  ],
  [
    'a renamed export',
    'rudderstack',
    (code) => code.replace(/export \{\s*transformEvent\s*\}/, 'export { transformEvent as transform }'),
    'the exports are transformEvent as transform; RudderStack Transformations need exactly transformEvent as transformEvent.',
  ],
  [
    'an export of another local name',
    'rudderstack',
    (code) =>
      code
        .replace(/function transformEvent\(/, 'function transformEvent2(')
        .replace(/export \{\s*transformEvent\s*\}/, 'export { transformEvent2 as transformEvent }'),
    'the function transformEvent is missing or renamed: RudderStack Transformations call it by this name at the top level.',
  ],
  [
    'a second export',
    'rudderstack',
    append('export function transformBatch(events) { return events; }'),
    /the exports are .*transformBatch/,
  ],
  [
    'no export',
    'rudderstack',
    (code) => code.replace(/export \{\s*transformEvent\s*\};/, ''),
    'the exports are nothing; RudderStack Transformations need exactly transformEvent as transformEvent.',
  ],
  [
    'a missing handler',
    'segment',
    (code) => code.replace('async function onAlias(', 'async function onRename('),
    'the function onAlias is missing or renamed: Segment Functions call it by this name at the top level.',
  ],
  [
    'a handler that is not a declaration',
    'segment',
    (code) =>
      code.replace(
        'async function onTrack(event, settings) {',
        'const onTrack = async (event, settings) => {',
      ),
    'the function onTrack is missing or renamed: Segment Functions call it by this name at the top level.',
  ],
  [
    'an export in a script',
    'segment',
    append('export { onTrack };'),
    'Segment Functions read a classic script, which cannot export anything.',
  ],
  [
    "a name of the host's",
    'rudderstack',
    append('function transformWrapper() {}'),
    'the top-level name transformWrapper belongs to RudderStack Transformations.',
  ],
  [
    'process',
    'segment',
    append('const env = process.env;'),
    /the global process does not exist in Segment Functions\.$/,
  ],
  [
    'AbortController',
    'segment',
    append('const controller = new AbortController();'),
    /the global AbortController does not exist/,
  ],
  [
    'URL in a template',
    'rudderstack',
    append('const text = `${new URL("x")}`;'),
    /the global URL does not exist in RudderStack Transformations/,
  ],
  [
    'a shorthand property',
    'rudderstack',
    append('const tools = { structuredClone };'),
    /the global structuredClone does not exist/,
  ],
  [
    'fetch in the Transformation',
    'rudderstack',
    append('const get = () => fetch("x");'),
    /the global fetch does not exist/,
  ],
  [
    'a default of a parameter',
    'segment',
    append('const f = (buffer = Buffer) => buffer;'),
    /the global Buffer does not exist/,
  ],
  [
    'globalThis',
    'segment',
    append('const all = globalThis;'),
    /the global globalThis hides what a file uses/,
  ],
  ['eval', 'segment', append('eval("1");'), /the global eval hides what a file uses/],
  [
    'an uncertain global without a check',
    'rudderstack',
    (code) => code.replaceAll('typeof getCredential', 'typeof OPTIONS'),
    /the global getCredential may be missing .*: check typeof getCredential first/,
  ],
  [
    'a write key',
    'segment',
    append("const writeKey = 'my-write-key';"),
    new RegExp(`writeKey holds a value. ${KEYS}`),
  ],
  [
    'a key in a header',
    'rudderstack',
    append("const headers = { 'X-Encharge-Token': 'my-write-key' };"),
    new RegExp(`X-Encharge-Token holds a value. ${KEYS}`),
  ],
  [
    'a key that is assigned',
    'segment',
    append("const s = {}; s.apiKey = 'abc';"),
    new RegExp(`apiKey holds a value. ${KEYS}`),
  ],
  ['a token', 'segment', append(`const x = '${TOKEN}';`), new RegExp(`a text looks like a key. ${KEYS}`)],
  ['a token in a comment', 'segment', append(`// ${TOKEN}`), 'a comment holds a token.'],
  [
    'a hexadecimal key',
    'rudderstack',
    append(`const x = ['${HEX_KEY}'];`),
    new RegExp(`a text looks like a key. ${KEYS}`),
  ],
  ['no JavaScript', 'segment', append('function ('), /^Line \d+: /],
];

test.each(refused)('a bundle with %s is rejected, with the reason', (_name, platform, change, reason) => {
  const changed = change(good[platform]);
  expect(changed).not.toBe(good[platform]);
  const reasons = reasonsFor(() => {
    checkBundle('bundle.js', changed, bundleDefinitions[platform].runtime);
  });
  expect(reasons).toContainEqual(typeof reason === 'string' ? reason : expect.stringMatching(reason));
});

test.each(['segment', 'rudderstack'] as const)('%s: a correct file passes', (platform) => {
  expect(() => {
    checkBundle('bundle.js', good[platform], bundleDefinitions[platform].runtime);
  }).not.toThrow();
});

test('declared names, keys and labels are not globals', () => {
  const code = [
    good.rudderstack,
    'outer: for (const process of [{ URL: 1 }]) { const { URL: Buffer } = process; if (Buffer) continue outer; }',
    'class Box { fetch() { return this.window; } get self() { return 1; } }',
    'function late() { return hoisted(); } function hoisted() { return arguments.length; }',
    'try { late(new Box()); } catch (require) { late(require); }',
  ].join('\n');
  expect(() => {
    checkBundle('bundle.js', code, bundleDefinitions.rudderstack.runtime);
  }).not.toThrow();
});

const KEY_NAME =
  "is a key: it belongs in the environment or in the host's own settings, never in a file of options.";

const refusedOptions: readonly [name: string, options: unknown, reason: string][] = [
  ['a write key', { writeKey: 'x' }, `writeKey ${KEY_NAME}`],
  ['an API key', { dialect: 'segment', apiKey: 'x' }, `apiKey ${KEY_NAME}`],
  [
    'a token under another name',
    { objectType: TOKEN },
    "the value at /objectType looks like a key: it belongs in the host's own settings, never in a file.",
  ],
  [
    'a key inside a list',
    { deny: ['phone', HEX_KEY] },
    "the value at /deny/1 looks like a key: it belongs in the host's own settings, never in a file.",
  ],
  ['a typo', { page: 'event' }, '"page" is not an option. Did you mean "pages"?'],
  ['a wrong value', { pages: 'yes' }, 'pages takes one of off, event, visit.'],
  [
    'contradictions',
    { dialect: 'documented', pages: 'visit' },
    'pages "visit" needs the dialect "segment", and this is "documented". Set "dialect": "segment", or change pages.',
  ],
  ['a list', [], 'options are an object, such as {"dialect": "documented"}.'],
];

test.each(refusedOptions)('options with %s are rejected, with the reason', (_name, options, reason) => {
  const reasons = reasonsFor(() => readOptions(options));
  expect(reasons).toEqual([reason]);
});

test('a rejection never repeats the key', () => {
  const reasons = [
    ...reasonsFor(() => readOptions({ writeKey: HEX_KEY, deny: [TOKEN] })),
    ...reasonsFor(() => {
      checkBundle('b', `${good.segment}\nconst apiKey = '${HEX_KEY}';`, bundleDefinitions.segment.runtime);
    }),
  ];
  expect(reasons).toHaveLength(4);
  expect(reasons.join()).not.toContain(HEX_KEY);
  expect(reasons.join()).not.toContain(TOKEN);
});

function reasonsFor(work: () => unknown): readonly string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof BundleRefused) return error.reasons;
    throw error;
  }
  return [];
}
