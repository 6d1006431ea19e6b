import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  compareAnswers,
  isSealed,
  loadExchange,
  loadExchanges,
  overclaims,
  readExchange,
  sealRecording,
  serialiseExchange,
  writeExchanges,
} from '../src';
import type { Exchange, ExchangeAnswer } from '../src';

const REQUEST = {
  to: 'ingest',
  method: 'POST',
  path: '/',
  headers: { 'content-type': 'application/json', 'x-encharge-token': '[write key]' },
  json: { name: 'Trial Started', user: { userId: 'user-1' } },
} as const;
const ANSWER = {
  status: 200,
  headers: { 'content-type': 'application/json' },
  json: { status: 'success' },
};
const VALID = {
  title: 'A title',
  description: 'A description.',
  provenance: 'sandbox',
  source: '@encharge-destinations/sandbox',
  request: REQUEST,
  answer: ANSWER,
  outcome: { kind: 'delivered' },
};

const read = (change: object): Exchange => readExchange(JSON.stringify({ ...VALID, ...change }), 'one.json');
const format = (json: string): string => json;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'exchanges-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('an exchange is read, and written as it was', async () => {
  const exchange = read({});
  await writeExchanges(folder, [exchange], { format });
  expect(loadExchange(folder, 'one')).toEqual(exchange);
  expect(readFileSync(join(folder, 'one.json'), 'utf8')).toBe(JSON.stringify(VALID, undefined, 2));
});

test.each<[string, string, string]>([
  ['nothing', '', 'one.json: is not JSON: broken, or only half of it was written.'],
  ['half a file', JSON.stringify(VALID).slice(0, 90), 'one.json: is not JSON'],
  ['a list', '[]', 'one.json: must be an object.'],
])('%s is rejected', (_what, text, message) => {
  expect(() => readExchange(text, 'one.json')).toThrow(message);
});

test.each<[object, string]>([
  [{ titel: 'x' }, 'one.json at /titel: is not a known field. Fields: title, '],
  [{ title: 1 }, 'one.json at /title: must be a text.'],
  [{ title: undefined }, 'one.json at /title: must be a text.'],
  [{ provenance: 'recorded' }, 'at /provenance: must be one of docs, incumbent, sandbox, live.'],
  [{ before: {} }, 'at /before: must be a list.'],
  [{ before: [{}] }, 'at /before/0/path: must be a text.'],
  [{ request: 'POST /' }, 'at /request: must be an object.'],
  [
    { request: { ...REQUEST, method: 'PATCH' } },
    'at /request/method: must be one of GET, POST, PUT, DELETE.',
  ],
  [
    { request: { ...REQUEST, path: '/people?x=1' } },
    'at /request/path: must start with / and have no query.',
  ],
  [{ request: { ...REQUEST, text: 'x' } }, 'at /request/text: excludes json'],
  [{ request: { ...REQUEST, query: { a: 1 } } }, 'at /request/query/a: must be a text.'],
  [{ request: { ...REQUEST, headers: { cookie: 'a=b' } } }, 'at /request/headers/cookie: is not a header'],
  [{ request: { ...REQUEST, headers: { Accept: '*/*' } } }, 'at /request/headers/Accept: is not a header'],
  [
    { request: { ...REQUEST, headers: { 'x-encharge-token': 'wk-12345678' } } },
    'at /request/headers/x-encharge-token: must be one of [write key], [api key], [unknown key].',
  ],
  [{ answer: { ...ANSWER, status: '200' } }, 'at /answer/status: must be a whole number from 0 to 599.'],
  [{ answer: { ...ANSWER, status: 101 } }, 'at /answer/status: must be a final status'],
  [{ answer: { ...ANSWER, headers: { server: 'x' } } }, 'at /answer/headers/server: is not a header'],
  [{ answer: undefined }, 'at /answer: is missing: an answer has an outcome.'],
  [{ outcome: undefined }, 'at /outcome: is missing'],
  [{ outcome: { kind: 'fine' } }, 'at /outcome/kind: must be one of delivered, '],
  [{ outcome: { kind: 'throttled', retryAfterMs: -1 } }, 'at /outcome/retryAfterMs: must be a whole number'],
  [{ fault: { kind: '418' } }, 'at /fault/kind: must be one of 400, '],
  [
    { differences: { client: { class: 'later', reason: 'x' } } },
    'at /differences/client/class: must be one of',
  ],
  [{ recording: { at: 'yesterday', checksum: '1' } }, 'at /recording/at: must be a time'],
])('%j is rejected with a clear message', (change, message) => {
  expect(() => read(change)).toThrow(message);
});

test('leftovers of a write, and files that are not exchanges, are reported by name', () => {
  writeFileSync(join(folder, 'one.json.unfinished'), '{');
  expect(() => loadExchanges(folder)).toThrow(
    'one.json.unfinished: was left behind by an interrupted write.',
  );
  rmSync(join(folder, 'one.json.unfinished'));
  writeFileSync(join(folder, 'notes.md'), '');
  expect(() => loadExchanges(folder)).toThrow('notes.md: is not an exchange');
  expect(() => loadExchange(folder, '../one')).toThrow('../one.json: does not exist.');
});

test.each<[string, object, string]>([
  [
    'a key',
    { answer: { ...ANSWER, json: { echo: 'bXktd3JpdGUta2V5LTE=' } } },
    '/answer/json/echo: was not written: it holds what looks like a key.',
  ],
  [
    'a person',
    { answer: { ...ANSWER, json: { error: 'No jon@snow.com here.' } } },
    '/answer/json/error: was not written: it holds what looks like a real email (jon@sn…).',
  ],
])('%s is not written, and neither is anything else', async (_what, change, message) => {
  const writing = writeExchanges(folder, [read({}), { ...read(change), name: 'two' }], {
    format,
    secrets: ['my-write-key-1'],
  });
  await expect(writing).rejects.toThrow(message);
  expect(readdirSync(folder)).toEqual([]);
});

test('a failed write leaves the old file, and no half of the new one', async () => {
  await writeExchanges(folder, [read({})], { format });
  const broken = writeExchanges(folder, [read({ title: 'New' })], { format: (json) => json.slice(0, 80) });
  await expect(broken).rejects.toThrow('is not JSON');
  expect(readdirSync(folder)).toEqual(['one.json']);
  expect(loadExchange(folder, 'one').title).toBe('A title');
});

describe('claims', () => {
  const evidence = { documentedBodies: [REQUEST.json] };
  const incumbent = {
    provenance: 'incumbent',
    source: '@segment/action-destinations 3.497.0, trackEvent',
    request: { ...REQUEST, headers: { 'x-encharge-token': '[api key]', 'x-segment-actions': '1' } },
    answer: undefined,
    outcome: undefined,
  };
  const docs = {
    provenance: 'docs',
    source: 'Encharge, Ingest API: sending events',
    answer: { status: 200, headers: {} },
  };

  test.each([{}, incumbent, docs])('that hold: %j', (change) => {
    expect(overclaims(read(change), evidence)).toEqual([]);
  });

  test.each<[object, string]>([
    [{ ...docs, source: 'the docs' }, 'source must name the section'],
    [{ ...docs, request: { ...REQUEST, json: { name: 'Other' } } }, 'is not a sample from the documentation'],
    [{ ...docs, answer: ANSWER }, 'the status 200 and an empty body, and no other answer'],
    [{ ...docs, before: [REQUEST] }, 'stands alone'],
    [{ ...incumbent, source: 'the existing destination' }, 'source must name the package and its version'],
    [{ ...incumbent, request: REQUEST }, 'sends X-Segment-Actions: 1 and an API key'],
    [{ ...incumbent, answer: ANSWER, outcome: VALID.outcome }, 'only the request was captured'],
    [{ source: 'somebody' }, 'source must say "@encharge-destinations/sandbox"'],
    [{ answer: undefined, outcome: undefined }, 'there is no answer to replay'],
    [{ provenance: 'live' }, 'the seal is missing or broken'],
    [
      { provenance: 'live', recording: { at: '2026-01-02T03:04:05.678Z', checksum: '1-2-3' } },
      'the seal is missing or broken',
    ],
  ])('that do not: %j', (change, problem) => {
    expect(overclaims(read(change), evidence).join('\n')).toContain(problem);
  });

  test('a sealed recording is live as long as nobody edits it', () => {
    const exchange = read({ provenance: 'live', source: 'Encharge, the live API' });
    const recording = sealRecording(exchange, ANSWER, '2026-01-02T03:04:05.678Z');
    const sealed = readExchange(serialiseExchange({ ...exchange, recording }), 'one.json');
    expect(overclaims(sealed, evidence)).toEqual([]);
    expect(isSealed({ ...sealed, answer: { ...ANSWER, status: 201 } })).toBe(false);
    expect(overclaims({ ...sealed, provenance: 'sandbox', source: VALID.source }, evidence)).toHaveLength(1);
  });
});

describe('comparison', () => {
  const drift = (expected: ExchangeAnswer, actual: ExchangeAnswer): string[] =>
    compareAnswers({ ...read({}), answer: expected }, actual).map(
      (one) => `${one.pointer}: ${one.expected} → ${one.actual}`,
    );
  const answer = (json: unknown): ExchangeAnswer => ({ status: 200, headers: {}, json });

  test.each<[ExchangeAnswer, ExchangeAnswer, string[]]>([
    [answer({ id: 1, a: 'x' }), answer({ a: 'y', id: 2 }), []],
    [answer({ a: 'x' }), answer({ a: '' }), ['/json/a: text → empty text']],
    [answer({ a: 'x' }), answer({ a: '2026-01-02T03:04:05Z' }), ['/json/a: text → time']],
    [answer({ a: 1 }), answer({ a: '1' }), ['/json/a: number → text']],
    [
      answer({ a: null }),
      answer({ a: true, b: {} }),
      ['/json/a: null → boolean', '/json/b: nothing → object'],
    ],
    [answer({ 'a/b': [{ c: 1 }] }), answer({ 'a/b': [{}, {}] }), ['/json/a~1b/0/c: number → nothing']],
    [answer([1]), answer([]), ['/json: list → empty list']],
    [answer({ error: 'A' }), answer({ error: 'B' }), ['/json/error: "A" → "B"']],
    [answer({}), { status: 401, headers: {}, json: { error: 'x' } }, ['/status: 200 → 401']],
    [answer({}), { status: 0, headers: {} }, ['/status: 200 → no answer']],
    [ANSWER, { status: 200, headers: {} }, ['/body: JSON → nothing']],
    [{ status: 200, headers: {}, text: '<p>' }, { status: 200, headers: {}, text: '<b>' }, []],
    [
      { status: 429, headers: { 'content-type': 'text/html', 'retry-after': '2' } },
      { status: 429, headers: { 'content-type': 'text/plain; charset=utf-8' } },
      ['/headers/content-type: text/html → text/plain', '/headers/retry-after: number → nothing'],
    ],
  ])('%j, %j', (expected, actual, drifts) => {
    expect(drift(expected, actual)).toEqual(drifts);
  });

  test('the documentation shows the status alone', () => {
    const documented = { ...read({}), provenance: 'docs', answer: { status: 200, headers: {} } } as const;
    expect(compareAnswers(documented, ANSWER)).toEqual([]);
    expect(compareAnswers(documented, { ...ANSWER, status: 202 })).toHaveLength(1);
  });
});
