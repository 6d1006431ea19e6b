import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { BARE_LOOP } from './bare-loop';
import { ECHO_SERVER } from './echo-server';

/** The command line. */
export const PROGRAM = join(process.cwd(), 'destinations', 'local', 'bin', 'encharge-destinations.cjs');
/** Concurrent requests. */
export const CONCURRENCY = 16;
/** Runs the program, then prints its peak memory. */
const WITH_MEMORY = `
process.argv.splice(1, 0, 'encharge-destinations');
process.on('exit', () => console.error(JSON.stringify({ maxRSS: process.resourceUsage().maxRSS })));
require(${JSON.stringify(PROGRAM)});
`;

/**
 * Runs `send` in a separate process, with flags for Node.
 *
 * @returns its peak memory in megabytes, as the operating system counts it.
 */
export async function runSend(
  url: string,
  file: string,
  flags: readonly string[] = [],
  nodeFlags: readonly string[] = [],
): Promise<number> {
  const args = ['send', file, '--to', url, '--concurrency', String(CONCURRENCY), ...flags];
  const words = await run([...nodeFlags, '-e', WITH_MEMORY, ...args]);
  const { maxRSS } = JSON.parse(words.trim().split('\n').at(-1) ?? '') as { maxRSS: number };
  return maxRSS / 1000;
}

/** Sends the same number of requests in a bare loop, in a separate process. */
export async function runBareLoop(url: string, requests: number): Promise<void> {
  await run(['-e', BARE_LOOP, url, String(requests), String(CONCURRENCY)]);
}

/** Requests per second that the server received since the last call. */
export async function requestsPerSecond(url: string): Promise<number> {
  return Number(await (await fetch(url)).text());
}

async function run(args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let words = '';
  child.stderr.on('data', (chunk: Buffer) => (words += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`it failed:\n${words}`);
  return words;
}

/** Writes a file of events; in a large one, a twentieth is people. */
export async function writeEvents(folder: string, events: number): Promise<string> {
  const path = join(folder, `${events}.ndjson`);
  const file = createWriteStream(path);
  for (let index = 0; index < events; index += 1) {
    // A tenth of a million lines is sent, nine tenths are only read.
    const type = events < 100_000 || index % 20 === 0 ? 'identify' : 'track';
    const event = {
      type,
      event: 'Step',
      userId: `user-${index}`,
      traits: { email: `person-${index}@example.com`, firstName: 'Ada', plan: 'pro', step: index },
      context: { ip: '8.8.8.8', library: { name: 'analytics-node', version: '2.0.0' } },
      timestamp: '2026-01-02T03:04:05.678Z',
      messageId: `message-${index}`,
    };
    if (!file.write(`${JSON.stringify(event)}\n`)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
  return path;
}

/** Starts a server in a separate process that only answers after `latency` milliseconds. */
export async function startServer(latency: number): Promise<{ url: string; stop: () => void }> {
  const child = spawn(process.execPath, ['-e', ECHO_SERVER, String(latency)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { url: line.toString().trim(), stop: () => void child.kill() };
}
