import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buildBundle } from '../../../scripts/bundle/build-bundle';
import { outcomePlatforms } from './outcome-platforms';
import type { Ask } from './outcome-platforms';

// Segment's client reads the whole body before it returns, so its destinations cannot see the status.
const CLASSES = {
  client: 'delivered',
  'client-rest': 'delivered',
  'client-with-retry': 'delivered',
  segment: 'retried',
  'segment-batch': 'retried',
  'segment-deletion': 'retried',
  'segment-function': 'delivered',
  'segment-function-batch': 'delivered',
  'rudderstack-router': 'delivered',
  'rudderstack-proxy': 'delivered',
  'rudderstack-deletion': 'delivered',
} as const;

let server: Server;
let headers: Record<string, string> = {};
let platforms: Record<string, Ask>;

beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume().once('end', () => {
      response.writeHead(200, { 'content-type': 'application/json', ...headers });
      response.write('{"status":"succ', () => setTimeout(() => response.destroy(), 20));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const [, minified] = await buildBundle({ platform: 'segment', root: join(__dirname, '../../..') });
  platforms = outcomePlatforms({ ingestUrl: `${url}/v1`, restUrl: `${url}/v1` }, minified!.code);
}, 60_000);

afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
});

test('every sending platform is covered', () => {
  expect(['core', ...Object.keys(CLASSES)]).toEqual(Object.keys(platforms));
});

describe.each([
  ['in chunks', {}],
  ['with a known length', { 'content-length': '100' }],
])('a 200 with a truncated body, %s', (_title, sent) => {
  test.each(Object.entries(CLASSES))('%s: %s', async (platform, wanted) => {
    headers = sent;
    expect(await platforms[platform]?.({ status: 200, headers: {} })).toBe(wanted);
  });
});
