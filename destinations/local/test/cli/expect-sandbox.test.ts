import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expectSandbox } from '../../src/cli/keys/expect-sandbox';
import { testIo } from '../run-program';

/** A sandbox that first cuts a number of connections, like one that is restarting. */
async function cutting(times: number): Promise<{ url: string; close: () => void }> {
  let left = times;
  const server = createServer((incoming, response) => {
    if ((left -= 1) >= 0) incoming.socket.destroy();
    else response.end('{"server":"encharge-destinations sandbox","totals":{"flags":3}}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

const ask = async (times: number, patienceMs: number): Promise<unknown> => {
  const { url, close } = await cutting(times);
  try {
    const target = { ingestUrl: `${url}/v1`, restUrl: url, isLocal: true, writeKey: '', apiKey: '' };
    return await expectSandbox(testIo(), target as never, patienceMs);
  } finally {
    close();
  }
};

test('a resumed run asks again when the connection is cut', async () => {
  expect(await ask(2, 5000)).toEqual({ flags: 3 });
});

test.each([
  ['at once', 1, 0],
  ['in the end', 1000, 300],
])('a server that cuts every connection is not a sandbox: %s', async (_when, times, patienceMs) => {
  await expect(ask(times, patienceMs)).rejects.toThrow(/^The server at .* is not a sandbox/);
});
