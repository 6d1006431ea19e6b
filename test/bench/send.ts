import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, noiseOf, ratiosOf } from './measure';
import type { Result } from './report/result';
import {
  CONCURRENCY,
  requestsPerSecond,
  runBareLoop,
  runSend,
  startServer,
  writeEvents,
} from './processes/run-send';

/**
 * `send` beside a bare undici loop with the same number of requests and the same concurrency. Both run in a fresh process each time, and so
 * does the server, which only answers and counts.
 */
export async function benchSend(): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'encharge-destinations-bench-'));
  try {
    return [
      ...(await benchSpeed(folder, { latency: 0, events: 50_000, rounds: 5 })),
      ...(await benchSpeed(folder, { latency: 50, events: 4000, rounds: 3 })),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function benchSpeed(
  folder: string,
  { latency, events, rounds }: { latency: number; events: number; rounds: number },
): Promise<Result[]> {
  const file = await writeEvents(folder, events);
  const server = await startServer(latency);
  const ours: number[] = [];
  const bare: number[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      await runBareLoop(server.url, events);
      bare.push(await requestsPerSecond(server.url));
      await runSend(server.url, file);
      ours.push(await requestsPerSecond(server.url));
    }
  } finally {
    server.stop();
  }
  const what = `send, ${CONCURRENCY} at once, answers after ${latency} ms`;
  const result: Result = {
    id: `send.${latency}ms`,
    what,
    unit: '/s',
    ours: median(ours),
    beside: { what: 'bare undici loop', theirs: median(bare) },
    ratio: median(ratiosOf(ours, bare)),
    noise: noiseOf(ratiosOf(ours, bare)),
    aim: { at: 'least', value: latency === 0 ? 0.6 : 0.9 },
  };
  if (latency === 0) return [result];
  const allowed = (CONCURRENCY * 1000) / latency;
  const shares = ours.map((value) => value / allowed);
  const share: Result = {
    ...result,
    id: `send.${latency}ms.allowed`,
    what: `${what}: of what is possible`,
    beside: { what: 'what the concurrency allows', theirs: allowed },
    ratio: median(shares),
    noise: noiseOf(shares),
    aim: { at: 'least', value: 0.9 },
  };
  return [result, share];
}
