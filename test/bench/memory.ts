import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Result } from './report/result';
import { runSend, startServer, writeEvents } from './processes/run-send';

const FEW = 100_000;
const MANY = 1_000_000;
/** With all of the machine's memory, V8 collects garbage late, and the peak only shows how late. */
const HEAP_MEGABYTES = 96;

/** The memory of `send` for ten times the lines: most are read and left out, a twentieth is sent. */
export async function benchMemory(): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'encharge-destinations-bench-'));
  const server = await startServer(0);
  try {
    const [few = Number.NaN, many = Number.NaN] = await peaks(server.url, folder);
    return [
      {
        id: 'memory.send',
        what: `send, peak memory for ${MANY.toLocaleString('en')} lines, in a heap of ${HEAP_MEGABYTES} MB`,
        unit: 'MB',
        ours: many,
        beside: { what: `for ${FEW.toLocaleString('en')} lines`, theirs: few },
        ratio: many / few,
        noise: 0,
        aim: { at: 'most', value: 1.1 },
      },
      filesIn(folder),
    ];
  } finally {
    server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function peaks(url: string, folder: string): Promise<number[]> {
  const found: number[] = [];
  const heap = [`--max-old-space-size=${HEAP_MEGABYTES}`];
  for (const lines of [FEW, MANY])
    found.push(await runSend(url, await writeEvents(folder, lines), ['--type', 'identify'], heap));
  return found;
}

/** What is on disk: the larger input, and what the run wrote beside it. */
function filesIn(folder: string): Result {
  const sizeOf = (pattern: RegExp): number =>
    Math.max(
      0,
      ...readdirSync(folder)
        .filter((name) => pattern.test(name))
        .map((name) => statSync(join(folder, name)).size / 1e6),
    );
  return {
    id: 'memory.files',
    what: `send, the checkpoint after ${MANY.toLocaleString('en')} lines`,
    unit: 'MB',
    ours: sizeOf(/checkpoint$/),
    beside: { what: 'the input', theirs: sizeOf(/ndjson$/) },
    noise: 0,
    // It holds a window of the input, however long that is.
    aim: { at: 'most', value: 0.01 },
  };
}
