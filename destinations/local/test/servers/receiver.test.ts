import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { startReceiver } from '../../src/servers/start-receiver';
import type { Receiver } from '../../src/servers/start-receiver';

const received: [platform: string, events: unknown[]][] = [];
let receiver: Receiver;

beforeAll(async () => {
  receiver = await startReceiver((platform, events) => void received.push([platform, events]));
});
beforeEach(() => received.splice(0));
afterAll(() => receiver.close());

/** A POST with any headers, including Host. */
function post(
  path: string,
  body: string | Buffer,
  headers: Record<string, string> = {},
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(`${receiver.url}${path}`, { method: 'POST', headers }, (answer) => {
      let text = '';
      answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const BATCH = '{"batch":[{"type":"track"},{"type":"page"}]}';
const EVENTS = [{ type: 'track' }, { type: 'page' }];

test("Segment's SDK: JSON", async () => {
  const answer = await post('/segment/v1/batch', BATCH, { 'Content-Type': 'application/json' });
  expect(answer).toEqual({ status: 200, text: '{"success":true}' });
  expect(received).toEqual([['segment', EVENTS]]);
});

test("RudderStack's SDK: gzipped JSON under the label of a form", async () => {
  const answer = await post('/rudderstack/v1/batch', gzipSync(BATCH), {
    'Content-Type': 'application/x-www-form-urlencoded',
    'Content-Encoding': 'gzip',
  });
  expect(answer.status).toBe(200);
  expect(received).toEqual([['rudderstack', EVENTS]]);
});

const GZIP = { 'Content-Encoding': 'gzip' };

test.each<[string, string | Buffer, Record<string, string>, number, string]>([
  ['no JSON', 'x', {}, 400, 'The body is not valid JSON.'],
  ['no batch', '{}', {}, 400, 'The body has no batch: a list of events.'],
  ['null', 'null', {}, 400, 'The body has no batch: a list of events.'],
  ['no gzip', 'x', GZIP, 400, 'The body is not gzip, or too large unpacked.'],
  [
    'a bomb',
    gzipSync(Buffer.alloc(64 * 1024 * 1024)),
    GZIP,
    400,
    'The body is not gzip, or too large unpacked.',
  ],
  ['too much', Buffer.alloc(5 * 1024 * 1024 + 1, ' '), {}, 413, 'Too large.'],
])('%s is refused', async (_name, body, headers, status, error) => {
  const answer = await post('/segment/v1/batch', body, headers);
  expect(answer).toEqual({ status, text: JSON.stringify({ error }) });
  expect(received).toEqual([]);
});

test.each([
  ['a foreign Host', { Host: 'evil.example' }],
  ['a foreign page', { Origin: 'https://evil.example' }],
  ['a page of another port', { Origin: 'http://127.0.0.1:1' }],
])('%s is turned away', async (_name, headers) => {
  expect((await post('/segment/v1/batch', BATCH, headers)).status).toBe(403);
  expect(received).toEqual([]);
});

test('another path says where to post', async () => {
  const answer = await post('/v1/batch', BATCH);
  expect(answer).toEqual({
    status: 404,
    text: '{"error":"Post to /segment/v1/batch or /rudderstack/v1/batch."}',
  });
});
