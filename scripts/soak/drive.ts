import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** How a driven command ended. */
export interface Driven {
  /** Exit code of the last run, which was not killed; `null` when the time ran out first. */
  code: number | null;
  kills: number;
  /** Ended by SIGINT, as by Ctrl-C: it finishes what is in progress. */
  interrupts: number;
  /** The last run's output on stderr. */
  lastWords: string;
  /** The command said that it would continue where it stopped, and was started again. */
  restartsByItself: number;
  /** The same, because there was no room for its checkpoint. */
  fullDisks: number;
}

/** When and how often to kill. */
export interface DriveOptions {
  /** Node's own arguments. */
  nodeArgs: readonly string[];
  /** Average milliseconds from a run's first request to its end: a slow machine takes long to start a program. */
  killEveryMs: number;
  /** Resolves with the next request that arrives. */
  nextRequest: () => Promise<void>;
  /** Milliseconds for everything. */
  durationMs: number;
  random: () => number;
  /** Called after each kill, before the next start. */
  afterKill: () => Promise<void>;
}

/** One of this many ends is requested, not forced. */
const INTERRUPT_EVERY = 4;
const MOST_STOPS = 20;
const DISK_IS_FULL = '(ENOSPC)';
const PARTIAL = 3;
const GOES_ON = 'To continue where it stopped';
const STOPPED = 'stopped: It was asked to stop.';

/**
 * Runs one of our commands repeatedly, killing it with SIGKILL or stopping it with SIGINT at random moments, until it ends by itself.
 *
 * @param args The program's arguments; later runs get the same and `--resume`.
 */
export async function drive(
  program: string,
  args: readonly string[],
  options: DriveOptions,
): Promise<Driven> {
  const { killEveryMs, durationMs, nextRequest, random, afterKill, nodeArgs } = options;
  const end = Date.now() + durationMs;
  const driven: Driven = {
    code: null,
    kills: 0,
    interrupts: 0,
    lastWords: '',
    restartsByItself: 0,
    fullDisks: 0,
  };
  while (Date.now() < end) {
    const child = spawn(process.execPath, [...nodeArgs, program, ...args], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let words = '';
    child.stderr.on('data', (chunk: Buffer) => (words = (words + chunk.toString()).slice(-4000)));
    let timer: NodeJS.Timeout | undefined;
    const delayMs = killEveryMs * (0.5 + random());
    const ending = (driven.kills + driven.interrupts) % INTERRUPT_EVERY === 1 ? 'SIGINT' : 'SIGKILL';
    void nextRequest().then(() => {
      if (child.exitCode === null) timer = setTimeout(() => child.kill(ending), delayMs);
    });
    const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
    clearTimeout(timer);
    driven.lastWords = words;
    if (signal === 'SIGKILL') {
      driven.kills += 1;
      await afterKill();
      continue;
    }
    if (words.includes(STOPPED)) {
      driven.interrupts += 1;
      continue;
    }
    if (words.includes(DISK_IS_FULL)) {
      driven.fullDisks += 1;
      await afterKill();
      continue;
    }
    driven.code = code;
    // After a long outage a run ends with a partial result; a supervisor would start it again.
    if (code !== PARTIAL || !words.includes(GOES_ON) || driven.restartsByItself >= MOST_STOPS) break;
    driven.restartsByItself += 1;
  }
  return driven;
}
