import { connect } from 'node:net';
import { request } from 'node:http';
import { startSandbox } from '@encharge-destinations/sandbox';
import { startListener } from '../../destinations/local/src/listen/start-listener';
import { startReceiver } from '../../destinations/local/src/servers/start-receiver';
import { files, read, sources } from './source-files';

const PAGES = ['shared/core/docs/security.md', 'shared/core/docs/hostile-input.md'];
const NAMED_TEST = /`([^`]+\.test\.ts)`: “([^”]+)”/g;

const written = PAGES.map((page) => read(page).split('<!-- generated')[0]!).join('\n');
const rows = written.split('\n').filter((line) => line.startsWith('|') && !/^\| (?:threat|-+)/.test(line));
const named = [...written.matchAll(NAMED_TEST)].map(([, file = '', name = '']) => ({ file, name }));

test('the security pages name a test for every threat', () => {
  expect(rows.length).toBeGreaterThan(15);
  expect(rows.filter((row) => row.match(NAMED_TEST) === null)).toEqual([]);
});

test.each(named)('$file has the test “$name”', ({ file, name }) => {
  expect(files).toContain(file);
  const titles = [...read(file).matchAll(/^\s*(?:'|(?:test|it|describe)\b.*?\('|\]?\)\(')(.+?)',/gm)].map(
    ([, title]) => title,
  );
  expect(titles).toContain(name);
});

test('every server listens on 127.0.0.1 and nowhere else', () => {
  const calls = sources.flatMap((file) =>
    [...read(file).matchAll(/\.listen\(([^)]*)\)/g)].map(([, given = '']) => `${file}: ${given}`),
  );
  expect(calls.length).toBeGreaterThan(2);
  expect(calls.filter((call) => !call.endsWith("'127.0.0.1'"))).toEqual([]);
});

interface Server {
  port: number;
  /** What was not turned away. */
  seen: () => readonly unknown[];
  close: () => Promise<void>;
}

const SERVERS: { name: string; path: string; start: () => Promise<Server> }[] = [
  {
    name: 'the sandbox',
    path: '/v1/people/unsubscribe',
    start: async () => {
      const sandbox = await startSandbox();
      const seen = () => sandbox.state().requests.filter(({ status }) => status !== 403);
      return { port: Number(new URL(sandbox.url).port), seen, close: () => sandbox.close() };
    },
  },
  {
    name: 'the receiver',
    path: '/segment/v1/batch',
    start: async () => {
      const events: unknown[] = [];
      const receiver = await startReceiver((_platform, batch) => void events.push(...batch));
      return { port: Number(new URL(receiver.url).port), seen: () => events, close: () => receiver.close() };
    },
  },
];

test.each(SERVERS)('$name: a foreign Host or Origin reads and changes nothing', async ({ path, start }) => {
  const server = await start();
  const host = `127.0.0.1:${server.port}`;
  try {
    expect(await statusOf(server.port, path, { host: 'evil.example' })).toBe(403);
    expect(await statusOf(server.port, path, { host: `evil.example:${server.port}` })).toBe(403);
    expect(await statusOf(server.port, path, { host, origin: 'http://evil.example' })).toBe(403);
    expect(await statusOf(server.port, path, { host, origin: 'null' })).toBe(403);
    expect(server.seen()).toEqual([]);
    expect(await statusOf(server.port, path, { host, origin: `http://${host}` })).not.toBe(403);
    expect(server.seen()).toHaveLength(1);
  } finally {
    await server.close();
  }
});

test('listen accepts events from pages, but never with a foreign Host', async () => {
  const heard: unknown[] = [];
  const listener = await startListener({
    deliver: () => Promise.resolve({ kind: 'delivered', retryable: false, requests: [] }),
    onHeard: ({ event }) => {
      heard.push(event);
    },
  });
  const port = Number(new URL(listener.url).port);
  try {
    expect(await statusOf(port, '/segment/v1/track', { host: 'evil.example' })).toBe(403);
    expect(heard).toEqual([]);
  } finally {
    await listener.close();
  }
});

test('every package in the lockfile has a hash', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { integrity?: string; link?: boolean; inBundle?: boolean }>;
  };
  const fetched = Object.entries(packages).filter(
    ([path, { link, inBundle }]) => path.includes('node_modules/') && link !== true && inBundle !== true,
  );
  expect(fetched.length).toBeGreaterThan(100);
  expect(
    fetched.filter(([, { integrity }]) => !/^sha512-/.test(integrity ?? '')).map(([path]) => path),
  ).toEqual([]);
});

test('tests reach only this machine', async () => {
  const fault = await new Promise<Error>((resolve, reject) => {
    const socket = connect(80, '192.0.2.1');
    socket.on('error', resolve);
    socket.on('connect', () => reject(new Error('a connection was made')));
  });
  expect(fault.message).toBe('tests may only connect to loopback, not to "192.0.2.1"');
});

function statusOf(port: number, path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method: 'POST', path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', reject);
    sent.end('{"batch":[{}]}');
  });
}
