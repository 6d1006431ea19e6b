import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { inspect } from 'node:util';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { TransportError, createIngestClient } from '../src';
import type { AttemptResult, ConnectionOptions } from '../src';
import type { Answer } from './loopback';
import { WRITE_KEY, withIngest } from './with-loopback';

const EVENT = { name: 'A', user: { userId: 'u-1' } };

const send = (answer: Answer, options: ConnectionOptions = {}): Promise<AttemptResult> =>
  withIngest(answer, (client) => client.send(EVENT), options);

function expectSilence(result: AttemptResult, code: string): void {
  expect(result).toEqual({
    ok: false,
    status: 0,
    outcome: {
      kind: 'retryable',
      status: 0,
      message: `Encharge could not be reached (no answer). It can be sent again later. Cause: ${causeOf(result).message}`,
    },
    cause: expect.any(TransportError) as TransportError,
  });
  expect(causeOf(result).code).toBe(code);
  expect(causeOf(result).cause).toBeUndefined();
}

function causeOf(result: AttemptResult): TransportError {
  if (result.ok || result.cause === undefined) throw new Error('the result has no cause');
  return result.cause;
}

/** A server below HTTP, for what node:http would never do. */
async function withSockets<T>(
  onSocket: (socket: Socket) => void,
  run: (port: number) => Promise<T>,
): Promise<T> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    onSocket(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await run((server.address() as AddressInfo).port);
  } finally {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
}

async function sendTo(url: string, options: ConnectionOptions = {}): Promise<AttemptResult> {
  const client = createIngestClient({ writeKey: WRITE_KEY, url, ...options });
  try {
    return await client.send(EVENT);
  } finally {
    await client.close();
  }
}

describe('no answer', () => {
  it('nothing but interim answers, one after the other', async () => {
    const timers: NodeJS.Timeout[] = [];
    const result = await withSockets(
      (socket) => {
        timers.push(setInterval(() => socket.write('HTTP/1.1 103 Early Hints\r\n\r\n'), 20));
      },
      (port) => sendTo(`http://127.0.0.1:${port}`, { headersTimeoutMs: 150, bodyTimeoutMs: 150 }),
    );
    for (const timer of timers) clearInterval(timer);
    expectSilence(result, 'body_timeout');
  });

  it('a closed port', async () => {
    const port = await withSockets(
      () => undefined,
      (open) => Promise.resolve(open),
    );
    const result = await sendTo(`http://127.0.0.1:${port}`);
    expectSilence(result, 'network');
    expect(causeOf(result)).toMatchObject({
      systemCode: 'ECONNREFUSED',
      message: `The connection failed: connect ECONNREFUSED 127.0.0.1:${port}.`,
    });
  });

  it('a TLS handshake that never ends', async () => {
    const result = await withSockets(
      () => undefined,
      (port) => sendTo(`https://127.0.0.1:${port}`, { connectTimeoutMs: 150 }),
    );
    expectSilence(result, 'connect_timeout');
  });

  it('headers that never come', async () => {
    const start = performance.now();
    expectSilence(await send(() => undefined, { headersTimeoutMs: 150 }), 'headers_timeout');
    expect(performance.now() - start).toBeLessThan(1900);
  });

  it('a connection that is reset', async () => {
    expectSilence(await send((response) => response.socket?.resetAndDestroy()), 'network');
  });

  it('something that is not HTTP, and echoes the key', async () => {
    const result = await withSockets(
      (socket) => socket.once('data', () => socket.end(`${WRITE_KEY}\r\n\r\n`)),
      (port) => sendTo(`http://127.0.0.1:${port}`),
    );
    expectSilence(result, 'network');
    expect(inspect(result, { depth: null, showHidden: true })).not.toContain(WRITE_KEY);
  });

  it('a request that the caller stops', async () => {
    const stop = new AbortController();
    const result = await withIngest(
      () => stop.abort(),
      (client) => client.send(EVENT, { signal: stop.signal }),
    );
    expectSilence(result, 'aborted');
  });

  it('a request that was stopped before it started is not sent', async () => {
    await withIngest(
      (response) => response.end(),
      async (client, server) => {
        expectSilence(await client.send(EVENT, { signal: AbortSignal.abort() }), 'aborted');
        expect(server.received).toEqual([]);
      },
    );
  });
});

describe('half an answer: the status decides', () => {
  const breaks: readonly [title: string, code: string, answer: (status: number) => Answer][] = [
    [
      'a body that stops without an end',
      'body_timeout',
      (status) => (response) => response.writeHead(status).write('{"error":"ha'),
    ],
    [
      'a body that drips endlessly',
      'body_timeout',
      (status) => (response) => {
        response.writeHead(status).write('{"error":"ha');
        const drip = setInterval(() => response.write(' '), 20);
        response.on('close', () => clearInterval(drip));
      },
    ],
    [
      'a body whose connection is reset',
      'network',
      (status) => (response) => {
        response.writeHead(status, { 'Content-Length': '100' }).write('{"error":"ha');
        setTimeout(() => response.socket?.resetAndDestroy(), 20);
      },
    ],
  ];

  it.each(breaks)(
    '%s after 200 is delivered: sending again would record the event twice',
    async (...[, , answer]) => {
      const result = await send(answer(200), { bodyTimeoutMs: 150 });
      expect({ ...result, body: result.body?.trimEnd() }).toEqual({
        ok: true,
        status: 200,
        body: '{"error":"ha',
        outcome: { kind: 'delivered', status: 200, message: 'Delivered.' },
      });
    },
  );

  it('a truncated page after 200 is delivered, too', async () => {
    const result = await send((response) => {
      response.writeHead(200, { 'Content-Length': '100' }).write('<html>');
      setTimeout(() => response.socket?.resetAndDestroy(), 20);
    });
    expect(result).toEqual({
      ok: true,
      status: 200,
      body: '<html>',
      outcome: { kind: 'delivered', status: 200, message: 'Delivered.' },
    });
  });

  it.each(breaks)('%s after 400 is rejected, with its cause', async (_title, code, answer) => {
    const result = await send(answer(400), { bodyTimeoutMs: 150 });
    expect(result).toMatchObject({ ok: false, status: 400, outcome: { kind: 'rejected' } });
    expect(result.body?.trimEnd()).toBe('{"error":"ha');
    expect(causeOf(result).code).toBe(code);
  });

  it('loses the beginning of a key at its end', async () => {
    const result = await send((response) => {
      response.writeHead(500).write(`no account for ${WRITE_KEY.slice(0, 12)}`);
      setTimeout(() => response.socket?.resetAndDestroy(), 20);
    });
    expect(result.body).toBe('no account for [redacted]');
  });
});

describe('a 200 that is not a success', () => {
  it('with an error is a failure without a cause', async () => {
    const body = '{"error":"Can\'t find this account."}';
    expect(await send((response) => response.writeHead(200).end(body))).toEqual({
      ok: false,
      status: 200,
      body,
      outcome: {
        kind: 'credentials',
        status: 200,
        message:
          "Encharge does not know this key (HTTP 200). Check the write key (or API key) in the settings of this destination. Encharge says: Can't find this account.",
      },
    });
  });

  it('with a page can be sent again', async () => {
    const result = await send((response) => response.writeHead(200).end('<!DOCTYPE html>'));
    expect(result).toMatchObject({ ok: false, status: 200, outcome: { kind: 'retryable' } });
  });
});

describe('odd bodies', () => {
  it('reads at most 64 kB of a huge one', async () => {
    const result = await send((response) => {
      response.writeHead(500);
      const fill = (): void => {
        if (response.destroyed) return;
        response.write('x'.repeat(16_384), () => setImmediate(fill));
      };
      fill();
    });
    expect(result).toMatchObject({ ok: false, status: 500, body: 'x'.repeat(65_536) });
    expect(result.ok ? undefined : result.cause).toBeUndefined();
  });

  it.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('unpacks %s, though it did not ask for it', async (encoding, pack) => {
    const body = '{"error":"Can\'t find this account."}';
    const result = await send((response) =>
      response.writeHead(400, { 'Content-Encoding': encoding }).end(pack(Buffer.from(body))),
    );
    expect(result).toMatchObject({ status: 400, body, outcome: { kind: 'credentials' } });
  });

  it.each([
    ['a bomb', gzipSync(Buffer.alloc(10_000_000))],
    ['a lie', Buffer.from('not gzip')],
  ])('reads gzipped bytes that are %s as an empty text', async (_title, bytes) => {
    const result = await send((response) =>
      response.writeHead(503, { 'Content-Encoding': 'gzip' }).end(bytes),
    );
    expect(result).toMatchObject({ status: 503, body: '', outcome: { kind: 'retryable' } });
  });
});
