import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBench } from './bench';
import type { Bench } from './bench';

const folder = mkdtempSync(join(tmpdir(), 'workbench-page-'));
const SCRIPT = `console.log(${JSON.stringify('x'.repeat(2000))})`;
const JSON_TYPE = { 'Content-Type': 'application/json' };
let bench: Bench;

beforeAll(async () => {
  mkdirSync(join(folder, 'page', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'page', 'index.html'), '<!doctype html><title>page</title>');
  writeFileSync(join(folder, 'page', 'assets', 'index-abc.js'), SCRIPT);
  writeFileSync(join(folder, 'secret.html'), 'secret');
  bench = await startBench({ pageFolder: join(folder, 'page') });
});
afterAll(async () => {
  await bench.close();
  rmSync(folder, { recursive: true });
});

test.each([
  ['a foreign Host (a name that was pointed at this machine)', { Host: 'evil.example' }],
  ['a foreign Host with the right port', { Host: 'evil.example:PORT' }],
  ['another port', { Host: '127.0.0.1:1' }],
  ['a foreign page', { Origin: 'https://evil.example' }],
  ['a page without an origin', { Origin: 'null' }],
  ['a page of another port', { Origin: 'http://127.0.0.1:1' }],
  ['the own name over https', { Origin: 'https://127.0.0.1:PORT' }],
])('%s is rejected, for the page and for every request', async (_name, headers) => {
  const { port } = new URL(bench.url);
  const given = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value.replace('PORT', port)]),
  );
  for (const [method, path] of [
    ['GET', '/'],
    ['GET', '/api/encharge'],
    ['GET', '/api/changes'],
    ['POST', '/api/encharge/reset'],
    ['OPTIONS', '/api/preview'],
  ] as const) {
    const body = method === 'POST' ? '{}' : undefined;
    const { status, headers: answered } = await bench.ask(method, path, body, { ...JSON_TYPE, ...given });
    expect([method, path, status]).toEqual([method, path, 403]);
    expect(answered['access-control-allow-origin']).toBeUndefined();
  }
});

test.each(['127.0.0.1', 'localhost'])('its own page at %s is accepted', async (name) => {
  const own = `${name}:${new URL(bench.url).port}`;
  const { status } = await bench.ask('GET', '/api/encharge', undefined, {
    Host: own,
    Origin: `http://${own}`,
  });
  expect(status).toBe(200);
});

test('the page: strict headers, its files and nothing else', async () => {
  const page = await bench.ask('GET', '/');
  expect(page).toMatchObject({
    status: 200,
    text: '<!doctype html><title>page</title>',
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
    },
  });
  const policy = String(page.headers['content-security-policy']).split('; ');
  expect(policy).toEqual(
    expect.arrayContaining([
      "default-src 'none'",
      "script-src 'self'",
      "connect-src 'self'",
      "frame-ancestors 'none'",
    ]),
  );
  expect(policy.filter((part) => /https?:|\*|unsafe-eval|script-src.*unsafe/.test(part))).toEqual([]);
  const script = await bench.ask('GET', '/assets/index-abc.js');
  expect(script).toMatchObject({
    status: 200,
    text: SCRIPT,
    headers: {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    },
  });
  const zipped = await bench.ask('GET', '/assets/index-abc.js', undefined, { 'Accept-Encoding': 'gzip' });
  expect(zipped.headers['content-encoding']).toBe('gzip');
  expect(zipped.text.length).toBeLessThan(200);
});

test.each([
  '/../secret.html',
  '/..%2fsecret.html',
  '/%2e%2e/secret.html',
  '/assets/..%5c..%5csecret.html',
  '/index.html/',
  '/assets',
  '/nothing.js',
])('%s is not a file of the page', async (path) => {
  const { status, text } = await bench.ask('GET', path);
  expect([status, text]).toEqual([404, 'There is no such page here.']);
});

test('an unbuilt page says what to do', async () => {
  const bare = await startBench({ pageFolder: join(folder, 'nothing') });
  const { status, text } = await bare.ask('GET', '/');
  await bare.close();
  expect([status, text]).toEqual([
    503,
    "The workbench's page is not built. In the folder of the repository run: npm run build",
  ]);
});

test.each([
  ['text', 'text/plain', '{}', 415, 'Send JSON, with Content-Type: application/json.'],
  [
    'a form',
    'application/x-www-form-urlencoded',
    'a=1',
    415,
    'Send JSON, with Content-Type: application/json.',
  ],
  ['no type', '', '{}', 415, 'Send JSON, with Content-Type: application/json.'],
  ['no JSON', 'application/json', '{', 400, 'The request is not valid JSON.'],
  ['a list', 'application/json; charset=utf-8', '[]', 400, 'The request must be an object.'],
  ['no setup', 'application/json', '{"event":"{}"}', 400, 'setup must be an object.'],
  [
    'deep nesting',
    'application/json',
    '['.repeat(100_000),
    400,
    'The request is nested deeper than 64 levels.',
  ],
  [
    'seven million characters',
    'application/json',
    JSON.stringify({ event: 'x'.repeat(7_000_000) }),
    413,
    'This is more than 6 MB. The workbench takes events of at most 1 million characters.',
  ],
])('a request that is %s is rejected with a message', async (_name, type, body, status, message) => {
  const answer = await bench.ask('POST', '/api/preview', body, type === '' ? {} : { 'Content-Type': type });
  expect([answer.status, JSON.parse(answer.text)]).toEqual([status, { message }]);
  expect(answer.headers['cache-control']).toBe('no-store');
});

test('an unknown path says so', async () => {
  expect(await bench.call('GET', '/nothing')).toEqual({ message: 'There is no such request here.' });
  for (const id of ['track/nothing', 'constructor/constructor', '..%2f..%2ftrack/order-completed'])
    expect(await bench.call('GET', `/scenarios/${id}`)).toEqual({ message: 'There is no such example.' });
});
