import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { inspect } from 'node:util';
import { gzipSync } from 'node:zlib';
import { createIngestClient, createRestClient } from '@encharge-destinations/client';
import fc from 'fast-check';
import { hostileJson, hostileText } from '../hostile';
import { defineTarget } from '../target';

const KEY = 'fuzz-unseenkey-0123456789';
// The library behind the clients checks its time-outs once a second.
const LIMIT_MS = 20_000;
const TIMEOUTS = { headersTimeoutMs: 100, bodyTimeoutMs: 100 };
const PAYLOAD = { name: 'identify', user: { userId: 'u' } };

/** What an Encharge gone mad writes to a socket. */
interface Input {
  status: string;
  headers: readonly string[];
  body: { json: unknown } | { text: string } | { base64: string };
  packed: boolean;
  /** The fraction of all bytes that is sent, and the number of packets. */
  part: number;
  packets: number;
  end: 'closes' | 'resets' | 'stays';
}

const input: fc.Arbitrary<Input> = fc.record({
  status: fc.oneof(
    fc.constantFrom(
      '200 OK',
      '201 Created',
      '204 No Content',
      '400 Bad',
      '403 No',
      '429 Slow',
      '500 Oops',
      '503 Busy',
    ),
    fc.constantFrom(
      '302 Found',
      '101 Switching',
      '100 Continue',
      '999 What',
      '2 Short',
      '',
      'abc',
      '304 Same',
      '205 Reset',
    ),
  ),
  headers: fc.array(
    fc.constantFrom(
      ...[
        'Content-Type: application/json',
        'Content-Encoding: gzip',
        'Content-Encoding: br',
        'Content-Encoding: deflate, gzip',
      ],
      ...['Content-Length: {length}', 'Content-Length: 3', 'Content-Length: 999999', 'Content-Length: -1'],
      ...[
        'Transfer-Encoding: chunked',
        'Connection: close',
        'Retry-After: 3',
        'Retry-After: -1',
        `Retry-After: ${'9'.repeat(400)}`,
      ],
      ...[
        'Retry-After: Wed, 99 Foo 2026',
        'Date: nonsense',
        'Location: http://evil.example/',
        'broken',
        `X-Long: ${'x'.repeat(30_000)}`,
      ],
    ),
    { maxLength: 4 },
  ),
  body: fc.oneof(
    fc.record({
      json: fc.oneof(
        hostileJson,
        fc.record({ error: hostileJson }),
        fc.record({
          users: hostileJson,
          items: hostileJson,
          accountId: hostileJson,
          objects: hostileJson,
          tags: hostileJson,
        }),
      ),
    }),
    fc.record({
      text: fc.oneof(
        hostileText,
        fc.constantFrom(
          `Unknown key ${KEY}`,
          `{"error":"${KEY}"}`,
          `<b>${encodeURIComponent(KEY)}`,
          KEY.slice(0, 12),
        ),
      ),
    }),
    fc.record({
      base64: fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString('base64')),
    }),
  ),
  packed: fc.boolean(),
  part: fc.oneof({ weight: 2, arbitrary: fc.constant(1) }, fc.double({ min: 0, max: 1, noNaN: true })),
  packets: fc.integer({ min: 1, max: 4 }),
  end: fc.oneof(
    { weight: 30, arbitrary: fc.constantFrom('closes' as const, 'resets' as const) },
    // Each costs a second.
    { weight: 1, arbitrary: fc.constant('stays' as const) },
  ),
});

/** The clients, whatever a server answers. */
export const clientAnswers = defineTarget<Input>({
  name: 'client-answers',
  about:
    'a result whatever a server writes, including half an answer; never an exception, never the key, never longer than the time-outs allow',
  arbitrary: input,
  start: async () => {
    const sockets = new Set<Socket>();
    let answer: Input | undefined;
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('data', () => {
        if (answer !== undefined) writeAnswer(socket, answer);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/`;
    return {
      check: async (next) => {
        answer = next;
        await checkClients(url);
        for (const socket of sockets) socket.destroy();
        sockets.clear();
      },
      close: () =>
        new Promise((resolve) => {
          server.close(() => resolve());
        }),
    };
  },
});

async function checkClients(url: string): Promise<void> {
  const ingest = createIngestClient({ writeKey: KEY, url, connections: 2, ...TIMEOUTS });
  const rest = createRestClient({ apiKey: KEY, url, connections: 2, ...TIMEOUTS });
  const started = performance.now();
  const results = await Promise.all([
    ingest.send(PAYLOAD),
    rest.testKey(),
    rest.getPeople([{ userId: 'u' }]),
  ]);
  const took = performance.now() - started;
  if (took > LIMIT_MS) throw new Error(`the requests took ${Math.round(took)} ms`);
  for (const result of results) {
    const said = inspect(result, { depth: Infinity, maxStringLength: Infinity }) + JSON.stringify(result);
    if (said.includes(KEY)) throw new Error('a result contains the key');
    if (!Number.isFinite(result.ok ? 0 : (result.outcome.retryAfterMs ?? 0)))
      throw new Error('an endless wait');
  }
  await Promise.all([ingest.close(), rest.close()]);
}

function writeAnswer(socket: Socket, { status, headers, body, packed, part, packets, end }: Input): void {
  const plain = bytesOf(body);
  const bytes = packed ? gzipSync(plain) : plain;
  const head = [`HTTP/1.1 ${status}`, ...headers, '', '']
    .join('\r\n')
    .replaceAll('{length}', String(bytes.length));
  const all = Buffer.concat([Buffer.from(head), bytes]);
  const sent = all.subarray(0, Math.ceil(all.length * part));
  for (let packet = 0; packet < packets; packet += 1)
    socket.write(sent.subarray((sent.length * packet) / packets, (sent.length * (packet + 1)) / packets));
  if (end === 'closes') socket.end();
  if (end === 'resets') socket.resetAndDestroy();
}

function bytesOf(body: Input['body']): Buffer {
  if ('json' in body) return Buffer.from(JSON.stringify(body.json));
  return 'text' in body ? Buffer.from(body.text) : Buffer.from(body.base64, 'base64');
}
