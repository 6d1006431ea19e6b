import { startSandbox } from '../src';
import type { Sandbox } from '../src';
import { sendRaw } from './requests';

describe('guards', () => {
  let sandbox: Sandbox;
  let port: string;
  beforeAll(async () => {
    sandbox = await startSandbox();
    port = new URL(sandbox.url).port;
  });
  afterAll(() => sandbox.close());

  const key = { 'X-Encharge-Token': 'sandbox-api-key' };

  it.each(['127.0.0.1', 'localhost', 'LOCALHOST', '[::1]'])('lets Host %s pass', async (host) => {
    const answer = await sendRaw(sandbox, { path: '/_sandbox/people', headers: { Host: `${host}:${port}` } });
    expect(answer).toEqual({ status: 200, body: '[]' });
  });

  it.each(['evil.example.com', '127.0.0.1', 'localhost:1', '127.0.0.1.evil.example.com'])(
    'refuses Host %s everywhere',
    async (host) => {
      for (const path of ['/_sandbox/state', '/v1/accounts/info', '/v1/', '/nothing']) {
        const answer = await sendRaw(sandbox, { path, headers: { ...key, Host: host } });
        expect([answer.status, JSON.parse(answer.body)]).toEqual([
          403,
          {
            error: {
              message: 'The Host header does not name this server.',
              markdown: 'The Host header does not name this server.',
            },
          },
        ]);
      }
      expect(sandbox.state().requests).toEqual([]);
    },
  );

  it('refuses its own host over another scheme', async () => {
    const headers = { Host: `127.0.0.1:${port}`, Origin: `xttp://127.0.0.1:${port}` };
    expect((await sendRaw(sandbox, { path: '/_sandbox/state', headers })).status).toBe(403);
  });

  it.each(['https://evil.example.com', 'null', 'http://localhost', 'https://localhost'])(
    'refuses pages of %s',
    async (origin) => {
      const headers = { ...key, Origin: origin };
      const shared = { Host: `localhost:${port}` };
      for (const [method, path] of [
        ['GET', '/_sandbox/state'],
        ['GET', '/_sandbox/'],
        ['POST', '/_sandbox/reset'],
        ['POST', '/_sandbox/faults'],
        ['GET', '/v1/accounts/info'],
        ['DELETE', '/v1/people?people[0][userId]=u&force=true'],
      ] as const) {
        expect((await sendRaw(sandbox, { method, path, headers: { ...headers, ...shared } })).status).toBe(
          403,
        );
      }
    },
  );

  it('lets its own pages pass', async () => {
    for (const host of ['127.0.0.1', 'localhost', '[::1]']) {
      const headers = { ...key, Host: `127.0.0.1:${port}`, Origin: `http://${host}:${port}` };
      expect((await sendRaw(sandbox, { path: '/_sandbox/state', headers })).status).toBe(200);
      expect((await sendRaw(sandbox, { path: '/v1/accounts/info', headers })).status).toBe(200);
    }
  });
});
