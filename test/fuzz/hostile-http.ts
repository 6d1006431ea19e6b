import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { hostileJson, hostileText, MARKER } from './hostile';

/** A body as a recipe, so that gigabytes fit on one line. */
export type BodyRecipe =
  | { kind: 'text'; text: string }
  | { kind: 'json'; value: unknown }
  | { kind: 'base64'; bytes: string }
  | { kind: 'repeat'; before: string; text: string; times: number; after: string }
  | { kind: 'gzip'; of: BodyRecipe; cut: number };

/** What is written to a socket, and how. */
export interface RawExchange {
  method: string;
  target: string;
  version: string;
  /** Whole lines, in which `{host}`, `{key}` and `{length}` are placeholders. */
  headers: readonly string[];
  body: BodyRecipe;
  /** Chunk sizes for a chunked body; a size may be a lie. */
  chunks?: readonly { size: number; says: number }[];
  /** Where the bytes are split into packets, as fractions of the whole. */
  splits: readonly number[];
  /** What the writer does once everything is written. */
  end: 'waits' | 'ends' | 'resets';
}

const bodies: fc.Arbitrary<BodyRecipe> = fc.letrec<{ body: BodyRecipe; plain: BodyRecipe }>((tie) => ({
  plain: fc.oneof(
    fc.record({ kind: fc.constant('json' as const), value: hostileJson }),
    fc.record({
      kind: fc.constant('json' as const),
      value: fc.record({
        name: fc.constantFrom('identify', MARKER),
        user: fc.dictionary(fc.constantFrom('userId', 'email', 'tags', '__proto__', 'a'), hostileJson, {
          noNullPrototype: true,
        }),
        batch: fc.array(hostileJson, { maxLength: 3 }),
      }),
    }),
    fc.record({
      kind: fc.constant('text' as const),
      text: fc.oneof(hostileText, fc.constantFrom(`{"a":"${MARKER}`, `${MARKER} {}`, '')),
    }),
    fc.record({
      kind: fc.constant('base64' as const),
      bytes: fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString('base64')),
    }),
    fc.record({
      kind: fc.constant('repeat' as const),
      before: fc.constantFrom('', `{"name":"${MARKER}","a":`, '{"batch":'),
      text: fc.constantFrom('[', '{"a":', ' ', '0', '"\\u0000",', '\ud83d\ude00'),
      times: fc.constantFrom(10, 3000, 150_000, 1_100_000),
      after: fc.constantFrom('', ']', '}'),
    }),
  ),
  body: fc.oneof(
    { weight: 3, arbitrary: tie('plain') },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('gzip' as const),
        of: fc.oneof(
          tie('plain'),
          fc.constant<BodyRecipe>({
            kind: 'repeat',
            before: '{"batch":[',
            text: ' ',
            times: 30_000_000,
            after: ']}',
          }),
        ),
        cut: fc.constantFrom(0, 0, 1, 9),
      }),
    },
  ),
})).body;

const header = fc.constantFrom(
  'Content-Type: application/json',
  'Content-Type: text/plain',
  'Content-Type: application/json; charset=utf-16',
  'Content-Type: multipart/form-data; boundary=',
  'Content-Encoding: gzip',
  'Content-Encoding: br, gzip',
  'Content-Length: {length}',
  'Content-Length: 5',
  'Content-Length: -1',
  'Content-Length: 99999999999999999999',
  'Content-Length: 0x10',
  'Transfer-Encoding: chunked',
  'Transfer-Encoding: chunked, identity',
  'Transfer-Encoding: gzip, chunked',
  'Expect: 100-continue',
  'Expect: something',
  'Connection: close',
  'Upgrade: websocket',
  'Origin: http://evil.example',
  'Origin: null',
  'Host: evil.example',
  'Host:',
  'X-Encharge-Token: {key}',
  'X-Segment-Actions: 1',
  `X-Encharge-Token: ${MARKER}`,
  'X-A: \u0001',
  'broken header',
  ' folded: line',
  `X-Long: ${'x'.repeat(20_000)}`,
);

/**
 * Anything that can be written to a socket, most of it almost HTTP.
 *
 * @param targets Paths that the server knows.
 */
export function rawExchange(targets: readonly string[]): fc.Arbitrary<RawExchange> {
  return fc.record(
    {
      method: fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom('POST', 'POST', 'GET', 'PUT', 'DELETE', 'OPTIONS', 'HEAD') },
        fc.constantFrom('', 'post', 'CONNECT', 'BREW', '\u0016\u0003\u0001'),
      ),
      target: fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...targets) },
        fc.constantFrom(
          '/',
          '*',
          '//',
          '/%',
          '/..%2f..',
          '/v1/%ff',
          '/?%5B%5D=%',
          'http://evil.example/',
          `/${'a'.repeat(9000)}`,
          '/\u0000',
          '/ x',
        ),
      ),
      version: fc.oneof(
        { weight: 9, arbitrary: fc.constant('HTTP/1.1') },
        fc.constantFrom('HTTP/1.0', 'HTTP/2.0', 'HTTP/', ''),
      ),
      headers: fc
        .tuple(
          fc.oneof({ weight: 9, arbitrary: fc.constant(['Host: {host}']) }, fc.constant<string[]>([])),
          fc.oneof(
            {
              weight: 4,
              arbitrary: fc.constant([
                'Content-Type: application/json',
                'X-Encharge-Token: {key}',
                'Content-Length: {length}',
              ]),
            },
            fc.constant<string[]>([]),
          ),
          fc.array(header, { maxLength: 3 }),
        )
        .map((parts) => parts.flat()),
      body: bodies,
      chunks: fc.array(fc.record({ size: fc.nat(30), says: fc.constantFrom(-1, 0, 1, 30, 2 ** 40) }), {
        maxLength: 4,
      }),
      splits: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 4 }),
      end: fc.constantFrom('waits' as const, 'ends' as const, 'ends' as const, 'resets' as const),
    },
    { requiredKeys: ['method', 'target', 'version', 'headers', 'body', 'splits', 'end'] },
  );
}

/** The bytes of an exchange, in packets. */
export function packetsOf(exchange: RawExchange, known: { host: string; key: string }): Buffer[] {
  const plain = bytesOf(exchange.body);
  const body = exchange.chunks === undefined ? plain : chunked(plain, exchange.chunks);
  const head = [`${exchange.method} ${exchange.target} ${exchange.version}`, ...exchange.headers, '', '']
    .join('\r\n')
    .replaceAll('{host}', known.host)
    .replaceAll('{key}', known.key)
    .replaceAll('{length}', String(body.length));
  const all = Buffer.concat([Buffer.from(head), body]);
  const cuts = exchange.splits.map((part) => Math.floor(part * all.length)).sort((a, b) => a - b);
  return [0, ...cuts]
    .map((from, index) => all.subarray(from, cuts[index] ?? all.length))
    .filter((packet) => packet.length > 0);
}

/** The bytes of a body. */
export function bytesOf(recipe: BodyRecipe): Buffer {
  switch (recipe.kind) {
    case 'text':
      return Buffer.from(recipe.text);
    case 'json':
      return Buffer.from(JSON.stringify(recipe.value));
    case 'base64':
      return Buffer.from(recipe.bytes, 'base64');
    case 'repeat':
      return Buffer.from(recipe.before + recipe.text.repeat(recipe.times) + recipe.after);
    case 'gzip': {
      const zipped = gzipSync(bytesOf(recipe.of), { level: 1 });
      return zipped.subarray(0, zipped.length - recipe.cut);
    }
  }
}

/** Writes chunks as announced, or not: `says` of -1 is not a number at all. */
function chunked(bytes: Buffer, chunks: readonly { size: number; says: number }[]): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  for (const { size, says } of chunks) {
    const announced = says === -1 ? 'zz' : (says === 30 ? size : says).toString(16);
    parts.push(Buffer.from(`${announced}\r\n`), bytes.subarray(at, at + size), Buffer.from('\r\n'));
    at += size;
  }
  parts.push(
    Buffer.from(`${(bytes.length - at).toString(16)}\r\n`),
    bytes.subarray(at),
    Buffer.from('\r\n0\r\n\r\n'),
  );
  return Buffer.concat(parts);
}
