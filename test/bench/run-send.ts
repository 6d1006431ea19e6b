import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { BARE_LOOP } from './bare-loop';
import { ECHO_SERVER } from './echo-server';

/** The command line. */
export const PROGRAM = join(process.cwd(), 'destinations', 'local', 'bin', 'encharge-destinations.cjs');
/** Requests at once. */
export const CONCURRENCY = 16;
/** Runs the program, and tells in the end how much memory it took at most. */
const WITH_MEMORY = `
process.argv.splice(1, 0, 'encharge-destinations');
process.on('exit', () => console.error(JSON.stringify({ maxRSS: process.resourceUsage().maxRSS })));
require(${JSON.stringify(PROGRAM)});
`;

/** What a run of `send` came to. */
export interface Sent {
  /** Events a second, from the first one delivered to the last: the start of the program is measured apart. */
  perSecond: number;
  /** Megabytes at most, by the operating system. */
  megabytes: number;
}

/** Runs `send` in a process of its own, with flags for Node if there are any, and reads its last words. */
export async function runSend(
  url: string,
  file: string,
  flags: readonly string[] = [],
  nodeFlags: readonly string[] = [],
): Promise<Sent> {
  const args = ['send', file, '--to', url, '--concurrency', String(CONCURRENCY), '--json', ...flags];
  const child = spawn(process.execPath, [...nodeFlags, '-e', WITH_MEMORY, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let words = '';
  child.stderr.on('data', (chunk: Buffer) => (words += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  const lines = words
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, number>);
  const [counts, memory] = lines.slice(-2);
  if (code !== 0) throw new Error(`send failed:\n${words}`);
  return {
    perSecond: (counts?.['deliveredNow'] ?? 0) / (counts?.['seconds'] ?? Number.NaN),
    megabytes: (memory?.['maxRSS'] ?? Number.NaN) / 1000,
  };
}

/** Sends as many requests with nothing around them, in a process of its own. Requests a second. */
export async function runBareLoop(url: string, requests: number): Promise<number> {
  const args = [url, String(requests), String(CONCURRENCY)];
  const child = spawn(process.execPath, ['-e', BARE_LOOP, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let words = '';
  child.stdout.on('data', (chunk: Buffer) => (words += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error('the bare loop failed');
  return Number(words);
}

/** Writes a file of events; of many, a twentieth is people. */
export async function writeEvents(folder: string, events: number): Promise<string> {
  const path = join(folder, `${events}.ndjson`);
  const file = createWriteStream(path);
  for (let index = 0; index < events; index += 1) {
    // A tenth of a million lines is sent, nine tenths are read.
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

/** A server in a process of its own that answers after a while and does nothing else. */
export async function startServer(latency: number): Promise<{ url: string; stop: () => void }> {
  const child = spawn(process.execPath, ['-e', ECHO_SERVER, String(latency)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { url: line.toString().trim(), stop: () => void child.kill() };
}
