import type { IngestPayload } from '@encharge-destinations/core';
import { Agent } from 'undici';
import { ClientError, createIngestClient } from '../src';
import { reply, startLoopback } from './loopback';
import { WRITE_KEY, withIngest } from './with-loopback';

const EVENT: IngestPayload = { name: 'Trial Started', user: { userId: 'u-1', firstName: 'Zoë' } };

describe('the request', () => {
  const dialects: readonly [title: string, payload: IngestPayload, segmentActions: string | undefined][] = [
    ['a documented event', EVENT, undefined],
    ['an alias', { type: 'alias', previousUserId: 'a', user: { userId: 'b' } }, undefined],
    ['a group', { type: 'group', objectType: 'company', properties: { externalId: 'g' } }, undefined],
    ['a segment event', { type: 'track', event: 'A', user: { userId: 'u' } }, '1'],
  ];

  it.each(dialects)('of %s is one POST with exactly its headers', async (_title, payload, segmentActions) => {
    await withIngest(reply(200), async (client, server) => {
      await client.send(payload);
      const body = JSON.stringify(payload);
      expect(server.received).toEqual([
        {
          method: 'POST',
          url: '/v1/',
          headers: {
            host: server.url.slice('http://'.length),
            connection: 'keep-alive',
            'content-type': 'application/json',
            'content-length': String(Buffer.byteLength(body)),
            'accept-encoding': 'identity',
            'x-encharge-token': WRITE_KEY,
            ...(segmentActions === undefined ? {} : { 'x-segment-actions': segmentActions }),
          },
          body,
        },
      ]);
    });
  });
});

describe('the result', () => {
  it.each([200, 201, 202, 204])('of %d is a success', async (status) => {
    const result = await withIngest(reply(status), (client) => client.send(EVENT));
    expect(result).toEqual({
      ok: true,
      status,
      body: '',
      outcome: { kind: 'delivered', status, message: 'Delivered.' },
    });
  });

  it.each([
    [400, '{"error":"Can\'t find this account."}', 'credentials'],
    [400, '{"error":"name is required"}', 'rejected'],
    [401, '{"error":{"message":"User not logged in"}}', 'credentials'],
    [403, '', 'plan'],
    [404, '<!DOCTYPE html><pre>Cannot POST /v1</pre>', 'rejected'],
    [408, '', 'retryable'],
    [429, '', 'throttled'],
    [500, 'oops', 'retryable'],
    [501, '', 'rejected'],
    [503, '<h1>Service Unavailable</h1>', 'retryable'],
  ])('of %d %s is a failure of the kind %s, after one request', async (status, body, kind) => {
    await withIngest(reply(status, body), async (client, server) => {
      const result = await client.send(EVENT);
      expect(result).toEqual({
        ok: false,
        status,
        body,
        outcome: { kind, status, message: result.outcome.message },
      });
      expect(server.received).toHaveLength(1);
    });
  });

  it.each([301, 302, 303, 307, 308])(
    'of the redirect %d is a rejection: the key does not follow it',
    async (status) => {
      const elsewhere = await startLoopback(reply(200));
      await withIngest(reply(status, '', { Location: elsewhere.url }), async (client) => {
        const result = await client.send(EVENT);
        expect(result.outcome.kind).toBe('rejected');
      });
      expect(elsewhere.sockets.opened).toBe(0);
      await elsewhere.close();
    },
  );

  it.each([
    ['seconds', { 'Retry-After': '7' }, 7000],
    [
      "a date, against the answer's own clock",
      { 'Retry-After': 'Tue, 06 Jan 2026 10:00:09 GMT', Date: 'Tue, 06 Jan 2026 10:00:00 GMT' },
      9000,
    ],
  ])('carries a Retry-After in %s', async (_form, headers, expected) => {
    const result = await withIngest(reply(429, '', headers), (client) => client.send(EVENT));
    expect(result.outcome.retryAfterMs).toBe(expected);
  });

  it('reads a Retry-After date with the injected clock when the answer has no Date', async () => {
    const result = await withIngest(
      (response) => {
        response.sendDate = false;
        response.writeHead(503, { 'Retry-After': 'Tue, 06 Jan 2026 10:00:04 GMT' }).end();
      },
      (client) => client.send(EVENT),
      { clock: () => Date.parse('2026-01-06T10:00:00Z') },
    );
    expect(result.outcome.retryAfterMs).toBe(4000);
  });

  it('never repeats the key, in any encoding', async () => {
    const forms = [
      WRITE_KEY,
      encodeURIComponent(WRITE_KEY),
      Buffer.from(WRITE_KEY).toString('base64'),
      Buffer.from(`Basic:${WRITE_KEY}`).toString('base64url'),
    ];
    const body = JSON.stringify({ error: `no account for ${forms.join(' or ')}` });
    const result = await withIngest(reply(400, body), (client) => client.send(EVENT));
    const said = 'no account for [redacted] or [redacted] or [redacted] or ';
    expect(result).toMatchObject({ ok: false, body: expect.stringContaining(said) as string });
    expect(result.outcome.message).toContain(said);
    for (const form of forms) expect(JSON.stringify(result)).not.toContain(form);
  });

  it('keeps its meaning when the key is a word in the answer', async () => {
    const server = await startLoopback(reply(400, '{"error":"Missing Encharge write key."}'));
    const client = createIngestClient({ writeKey: 'key', url: server.url });
    const { outcome } = await client.send(EVENT);
    expect(outcome.kind).toBe('credentials');
    expect(outcome.message).not.toContain('key');
    await Promise.all([client.close(), server.close()]);
  });
});

describe('closing', () => {
  it('waits for the open request, can be repeated, and rejects later ones', async () => {
    await withIngest(
      (response) => setTimeout(() => response.end(), 50),
      async (client) => {
        const underWay = client.send(EVENT);
        await Promise.all([client.close(), client.close()]);
        expect((await underWay).ok).toBe(true);
        await expect(client.send(EVENT)).rejects.toMatchObject({ code: 'client_closed' });
      },
    );
  });

  it('leaves an injected dispatcher open', async () => {
    const dispatcher = new Agent();
    await withIngest(
      reply(200),
      async (client) => {
        expect((await client.send(EVENT)).ok).toBe(true);
        await client.close();
        expect(dispatcher.closed).toBe(false);
      },
      { dispatcher },
    );
    await dispatcher.close();
  });
});

it('rejects a payload that JSON cannot hold, without quoting it', async () => {
  await withIngest(reply(200), async (client, server) => {
    const cyclic: Record<string, unknown> = { secret: 'ada@example.com' };
    cyclic['self'] = cyclic;
    const error: unknown = await client.send({ name: 'A', user: cyclic }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ClientError);
    expect(error).toMatchObject({
      code: 'invalid_payload',
      remedy: 'Send what the mapper returns.',
      retryable: false,
    });
    expect(String(error)).not.toContain('ada@');
    expect(server.received).toEqual([]);
  });
});
