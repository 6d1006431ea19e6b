import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { COMMANDS } from '../../destinations/local/src/commands/command-list';
import { Command } from 'commander';
import { ended, start } from './program';

jest.setTimeout(60_000);

/** Every command that opens a port of the user's choice. */
const SERVERS = COMMANDS.filter(({ name, declare }) =>
  declare(new Command(name)).options.some(({ long }) => long === '--port'),
).map(({ name }) => name);

let taken: Server;
let port = 0;
beforeAll(async () => {
  taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  ({ port } = taken.address() as AddressInfo);
});
afterAll(() => taken.close());

test('the list is complete', () => {
  expect(SERVERS).toEqual(['sandbox', 'workbench', 'listen', 'start']);
});

test.each(SERVERS)('%s on a taken port says so and ends', async (name) => {
  const child = start([name, '--port', String(port)]);
  expect(await ended(child)).toBe(2);
  expect(child.err).toBe(
    `encharge-destinations: Port ${port} is taken by another program. Give another --port, or 0 for any free one.\n`,
  );
  expect(child.out).toBe('');
});

const DELAYS = [50, 150, 300, 600, 1000, 1500];
test.each(SERVERS.flatMap((name) => DELAYS.map((delay) => [name, delay] as const)))(
  '%s ends by SIGTERM %s ms after its start',
  async (name, delay) => {
    const child = start([name, '--port', '0']);
    const end = ended(child);
    await wait(delay);
    child.kill('SIGTERM');
    const code = await end;
    // Before a server starts, the signal ends the program like any other.
    expect([code, child.signalCode]).toEqual(code === null ? [null, 'SIGTERM'] : [0, null]);
    expect(child.err).not.toContain('unexpected');
  },
);
