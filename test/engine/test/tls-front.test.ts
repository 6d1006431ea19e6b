import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startSandbox } from '@encharge-destinations/sandbox';
import type { Sandbox } from '@encharge-destinations/sandbox';
import { passOnTo } from '../tls-front';

let sandbox: Sandbox;
let front: Server;
let url: string;

beforeEach(async () => {
  sandbox = await startSandbox();
  front = createServer(passOnTo(sandbox.url));
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
});

afterEach(async () => {
  front.closeAllConnections();
  await new Promise((resolve) => front.close(resolve));
  await sandbox.close();
});

const post = (body: unknown, key = sandbox.writeKey): Promise<Response> =>
  fetch(`${url}/v1/`, {
    method: 'POST',
    headers: { 'X-Encharge-Token': key, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });

const EVENT = { name: 'Signed Up', user: { userId: 'user-1' }, properties: { plan: 'pro' } };

test('an event reaches the sandbox unchanged, whatever name the front was called by', async () => {
  const response = await post(EVENT);
  expect({ status: response.status, body: (await response.json()) as unknown }).toEqual({
    status: 200,
    body: { status: 'success' },
  });
  expect(sandbox.state().requests.map(({ body, path }) => ({ body, path }))).toEqual([
    { body: EVENT, path: '/v1/' },
  ]);
});

test('a rejection comes back unchanged', async () => {
  const response = await post(EVENT, 'unknown-key');
  expect({ status: response.status, body: (await response.json()) as unknown }).toEqual({
    status: 400,
    body: { error: "Can't find this account." },
  });
});

test('a broken connection stays a broken connection', async () => {
  sandbox.setFaults({ sequence: ['reset'] });
  await expect(post(EVENT)).rejects.toThrow('fetch failed');
});

test('a client that gives up releases the sandbox', async () => {
  sandbox.setFaults({ sequence: ['timeout'] });
  const signal = AbortSignal.timeout(200);
  await expect(fetch(`${url}/v1/`, { method: 'POST', body: '{}', signal })).rejects.toThrow();
  expect((await post(EVENT)).status).toBe(200);
});

test('the sandbox’s own routes are not forwarded', async () => {
  expect((await fetch(`${url}/_sandbox/state`)).status).toBe(404);
  expect((await fetch(`${url}/_sandbox/reset`, { method: 'POST' })).status).toBe(404);
});
