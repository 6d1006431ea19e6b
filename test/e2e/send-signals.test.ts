import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ended, start } from './program';
import { answersAsSandbox } from './sandbox-index';

jest.setTimeout(60_000);

const EVENTS = 120;
const ANSWER_MS = 20;
const arrived = new Set<string>();
let server: Server;
let folder = '';

beforeAll(async () => {
  server = createServer((request, response) => {
    if (answersAsSandbox(request, response)) return;
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      arrived.add((JSON.parse(text) as { user: { userId: string } }).user.userId);
      setTimeout(() => response.end('{}'), ANSWER_MS);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  arrived.clear();
  folder = mkdtempSync(join(tmpdir(), 'encharge-destinations-'));
  const lines = Array.from({ length: EVENTS }, (_, index) => `{"type":"identify","userId":"u-${index}"}\n`);
  writeFileSync(join(folder, 'people.ndjson'), lines.join(''));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const send = (...more: string[]) => {
  const { port } = server.address() as AddressInfo;
  const to = `http://127.0.0.1:${port}`;
  return start(['send', join(folder, 'people.ndjson'), '--to', to, '--concurrency', '2', ...more]);
};

// While it loads, lists its input, opens a connection, sends.
test.each(
  [50, 150, 300, 600, 1000].flatMap((delay) =>
    (['SIGINT', 'SIGTERM'] as const).map((signal) => [signal, delay] as const),
  ),
)('send: %s after %d ms ends it, and --resume sends the rest', async (signal, delay) => {
  const child = send();
  const end = ended(child);
  await wait(delay);
  child.kill(signal);
  const code = await end;
  // Before it sends anything, a signal ends it like any program; afterwards it finishes open requests first.
  expect([null, 1, 3, 0]).toContain(code);
  expect(child.err).not.toContain('unexpected');
  if (code === 1 || code === 3) expect(child.err).toContain('stopped: It was asked to stop.');
  const again = send('--resume');
  expect(await ended(again)).toBe(0);
  expect(arrived.size).toBe(EVENTS);
  expect(readdirSync(folder)).toEqual(['people.ndjson', 'people.ndjson.checkpoint']);
});
