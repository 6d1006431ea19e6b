import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import RudderAnalytics from '@rudderstack/rudder-sdk-node';
import { Analytics } from '@segment/analytics-node';
import { startSandbox } from '@encharge-destinations/sandbox';
import { EXIT } from '../../src/cli/exit-codes';
import { asPlatformEvent } from '../../src/listen/platform-event';
import { snippets } from '../../src/listen/snippets';
import { startListener } from '../../src/listen/start-listener';
import type { Heard } from '../../src/listen/start-listener';
import type { LoopbackServer } from '../../src/servers/start-loopback';
import { runCli } from '../../src/run-cli';
import { parsed, runProgram, testIo } from '../run-program';

const NOW = Date.parse('2026-01-10T00:00:10Z');
const heard: Heard[] = [];
let listener: LoopbackServer;
let count = 0;

beforeAll(async () => {
  listener = await startListener({
    deliver: () => Promise.resolve({ kind: 'delivered', retryable: false, requests: [] }),
    onHeard: (one) => void heard.push(one),
    now: () => NOW,
    newId: () => `id-${(count += 1)}`,
  });
});
beforeEach(() => {
  heard.splice(0);
  count = 0;
});
afterAll(() => listener.close());

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

function ask(
  method: string,
  path: string,
  body?: string | Buffer,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(`${listener.url}${path}`, { method, headers }, (answer) => {
      let text = '';
      answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const added = (id: number, timestamp = '2026-01-10T00:00:10.000Z'): object => ({
  messageId: `id-${id}`,
  originalTimestamp: '2026-01-10T00:00:10.000Z',
  receivedAt: '2026-01-10T00:00:10.000Z',
  timestamp,
});

test.each([
  ['/segment/v1/track', 'track'],
  ['/segment/v1/t', 'track'],
  ['/segment/v1/i', 'identify'],
  ['/segment/v1/p', 'page'],
  ['/segment/v1/g', 'group'],
  ['/segment/v1/a', 'alias'],
  ['/rudderstack/v1/screen', 'screen'],
  ['/rudderstack/v1/identify', 'identify'],
])('a single event at %s has the type %s', async (path, type) => {
  const { status, text } = await ask('POST', path, '{"userId":"u"}', { 'Content-Type': 'text/plain' });
  expect([status, text]).toEqual([200, '{"success":true}']);
  expect(heard.map(({ event }) => event)).toEqual([{ type, userId: 'u', ...added(1) }]);
});

test.each([
  '/segment/v1/batch',
  '/segment/v1/b',
  '/segment/v1/import',
  '/rudderstack/v1/batch',
  '/rudderstack/beacon/v1/batch?writeKey=x',
])('a batch at %s, gzipped, in its order', async (path) => {
  const body = gzipSync('{"batch":[{"type":"track","event":"a"},{"type":"page"}]}');
  expect((await ask('POST', path, body, { 'Content-Encoding': 'gzip' })).status).toBe(200);
  expect(heard.map(({ event }) => event)).toEqual([
    { type: 'track', event: 'a', ...added(1) },
    { type: 'page', ...added(2) },
  ]);
});

test.each([
  ['no JSON', '/segment/v1/track', 'x', 400, 'The body is not valid JSON.'],
  ['no batch', '/segment/v1/batch', '{}', 400, 'The body has no batch: a list of events.'],
  ['too much', '/rudderstack/v1/track', ' '.repeat(5 * 1024 * 1024 + 1), 413, 'This is more than 5 MB.'],
  [
    'another path',
    '/v1/track',
    '{}',
    404,
    'The tracking APIs are below /segment and /rudderstack: /v1/track, /v1/batch, …',
  ],
  [
    'another call',
    '/segment/v1/delete',
    '{}',
    404,
    'The tracking APIs are below /segment and /rudderstack: /v1/track, /v1/batch, …',
  ],
])('%s is rejected with a message', async (_name, path, body, status, message) => {
  const answer = await ask('POST', path, body);
  expect([answer.status, JSON.parse(answer.text)]).toEqual([status, { message }]);
  expect(heard).toEqual([]);
});

test('the page of an app may send, from any origin, without cookies; a foreign Host may not', async () => {
  const origin = { Origin: 'https://app.example' };
  const preflight = await ask('OPTIONS', '/segment/v1/t', undefined, {
    ...origin,
    'Access-Control-Request-Method': 'POST',
    'Access-Control-Request-Headers': 'content-type, authorization',
    'Access-Control-Request-Private-Network': 'true',
  });
  expect(preflight).toMatchObject({
    status: 204,
    headers: {
      'access-control-allow-origin': 'https://app.example',
      'access-control-allow-headers': 'content-type,authorization',
      'access-control-allow-private-network': 'true',
    },
  });
  const sent = await ask('POST', '/segment/v1/t', '{"event":"e"}', origin);
  expect(sent.headers['access-control-allow-origin']).toBe('https://app.example');
  for (const { headers } of [preflight, sent])
    expect(headers['access-control-allow-credentials']).toBeUndefined();
  const rebound = await ask('POST', '/segment/v1/t', '{"event":"e"}', { ...origin, Host: 'evil.example' });
  expect(rebound.status).toBe(403);
  expect(heard).toHaveLength(1);
});

test('web SDKs get the settings they fetch: send here, and nowhere else', async () => {
  const { port } = new URL(listener.url);
  const settings = JSON.parse((await ask('GET', '/segment/v1/projects/any-key/settings')).text) as object;
  expect(settings).toMatchObject({
    integrations: { 'Segment.io': { apiHost: `127.0.0.1:${port}/segment/v1`, protocol: 'http' } },
  });
  const config = JSON.parse(
    (await ask('GET', '/rudderstack/sourceConfig/?p=web&writeKey=any-key')).text,
  ) as object;
  expect(config).toMatchObject({ source: { enabled: true, destinations: [] } });
  expect(JSON.stringify([settings, config])).not.toContain('any-key');
});

describe('what the platforms add to an event', () => {
  const arrive = (platform: 'segment' | 'rudderstack', event: unknown, body: unknown = {}): unknown =>
    asPlatformEvent(event, { platform, body, receivedAt: NOW, newId: () => 'new' });
  const ORIGINAL = '2026-01-10T00:00:00.000Z';

  test.each<[string, 'segment' | 'rudderstack', object, object, object]>([
    [
      'a wrong clock is corrected',
      'segment',
      { messageId: 'm', timestamp: ORIGINAL },
      { sentAt: '2026-01-10T00:00:03.000Z' },
      { messageId: 'm', originalTimestamp: ORIGINAL, timestamp: '2026-01-10T00:00:07.000Z' },
    ],
    [
      'RudderStack corrects it too',
      'rudderstack',
      { messageId: 'm', originalTimestamp: ORIGINAL, sentAt: '2026-01-10T00:00:03.000Z' },
      {},
      { originalTimestamp: ORIGINAL, timestamp: '2026-01-10T00:00:07.000Z' },
    ],
    [
      'but keeps an existing timestamp',
      'rudderstack',
      { timestamp: ORIGINAL, originalTimestamp: ORIGINAL, sentAt: '2026-01-10T00:00:03.000Z' },
      {},
      { messageId: 'new', timestamp: ORIGINAL },
    ],
    [
      'an unreadable time stays',
      'segment',
      { timestamp: 'noon' },
      { sentAt: 'later' },
      { timestamp: 'noon' },
    ],
    [
      'the context of a Segment batch is shared',
      'segment',
      { context: { a: 1 } },
      { batch: [], context: { a: 2, b: 2 }, integrations: { All: true } },
      { context: { a: 1, b: 2 }, integrations: { All: true } },
    ],
  ])('%s', (_name, platform, event, body, expected) => {
    expect(arrive(platform, event, body)).toMatchObject(expected);
  });

  test('anything but an event stays unchanged', () => {
    expect([arrive('segment', 1), arrive('segment', null), arrive('rudderstack', ['x'])]).toEqual([
      1,
      null,
      ['x'],
    ]);
  });
});

test('the real server SDKs, pointed here as the snippets say', async () => {
  expect(
    snippets(listener.url).map(({ code }) => code.split('\n').find((line) => line.includes("'any'"))),
  ).toEqual([
    `new Analytics({ writeKey: 'any', host: '${listener.url}', path: '/segment/v1/batch' })`,
    `AnalyticsBrowser.load({ writeKey: 'any', cdnURL: '${listener.url}/segment' })`,
    `new RudderAnalytics('any', { dataPlaneUrl: '${listener.url}', path: '/rudderstack/v1/batch' })`,
    `rudderAnalytics.load('any', '${listener.url}/rudderstack', { configUrl: '${listener.url}/rudderstack' })`,
  ]);
  const segment = new Analytics({ writeKey: 'any', host: listener.url, path: '/segment/v1/batch' });
  segment.track({ userId: 'u', event: 'From Segment' });
  await segment.closeAndFlush();
  const rudderstack = new RudderAnalytics('any', {
    dataPlaneUrl: listener.url,
    path: '/rudderstack/v1/batch',
    logLevel: 'none',
    axiosConfig: { proxy: false },
  });
  rudderstack.track({ userId: 'u', event: 'From RudderStack' });
  await rudderstack.flush();
  expect(heard.map(({ platform, event }) => [platform, (event as { event: string }).event])).toEqual([
    ['segment', 'From Segment'],
    ['rudderstack', 'From RudderStack'],
  ]);
});

async function listening(
  argv: string[],
): Promise<{ url: string; output: () => string; stop: () => Promise<number> }> {
  let end: () => void = () => undefined;
  const io = testIo({ untilStopped: () => new Promise((resolve) => (end = resolve)) });
  const running = runCli(['listen', '--port', '0', ...argv], io);
  while (!io.stderr.text.includes('Ctrl-C')) await new Promise((resolve) => setTimeout(resolve, 20));
  const stop = (): Promise<number> => {
    end();
    return running;
  };
  return { url: /Listening on (\S+),/.exec(io.stderr.text)?.[1] ?? '', output: () => io.stdout.text, stop };
}

test('the command: one line per event, delivered to a separate Encharge', async () => {
  const { url, output, stop } = await listening([]);
  for (const [path, body] of [
    ['segment', '{"type":"track","event":"Signed \\u001b[2J Up","userId":"u-1"}'],
    ['rudderstack', '{"type":"page","anonymousId":"a-1","name":"Home"}'],
    ['segment', '{"type":"track","userId":"u-1"}'],
  ] as const)
    await fetch(`${url}/${path}/v1/track`, { method: 'POST', body });
  expect(await stop()).toBe(EXIT.ok);
  const lines = output().split('\n');
  expect(lines[0]).toMatch(/^Segment track "Signed \\u001b\[2J Up" → delivered \{"type":"track",/);
  expect(lines[1]).toMatch(/^RudderStack page "Home" → skipped The page call has an anonymous id only, /);
  expect(lines[2]).toMatch(/^Segment track → failed .*missing the required field/);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
});

test('the command: NDJSON, into a running sandbox, with options', async () => {
  const sandbox = await startSandbox();
  const { url, output, stop } = await listening(['--json', '--to', sandbox.url, '--dialect', 'documented']);
  await fetch(`${url}/segment/v1/identify`, {
    method: 'POST',
    headers: { Authorization: `Basic ${Buffer.from('an-unseenkey:').toString('base64')}` },
    body: '{"userId":"u-1","traits":{"plan":"pro"}}',
  });
  await stop();
  expect(parsed(output())).toMatchObject([
    {
      platform: 'segment',
      at: '2026-01-10T00:00:00.000Z',
      event: { type: 'identify', userId: 'u-1' },
      delivery: {
        kind: 'delivered',
        requests: [{ body: { name: 'identify', user: { userId: 'u-1', plan: 'pro' } } }],
      },
    },
  ]);
  expect(output()).not.toMatch(/unseenkey|YW4tdW5zZWVua2V5/);
  expect(sandbox.state().people).toMatchObject([{ userId: 'u-1', fields: { plan: 'pro' } }]);
  await sandbox.close();
});

test('the command never passes events on to the real Encharge', async () => {
  const { code, stderr } = await runProgram(['listen', '--to', 'live']);
  expect(code).toBe(EXIT.usage);
  expect(stderr).toContain('listen delivers to a sandbox only');
});
