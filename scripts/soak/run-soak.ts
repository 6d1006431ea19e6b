import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startSandbox } from '../../shared/sandbox/src';
import { seededRandom } from '../../shared/testkit/src/events/random';
import { Arrivals } from './arrivals';
import { compare } from './compare';
import { drive } from './drive';
import { startWeather } from './faults';
import { writeHistory } from './history';
import { mountSmallDisk } from './small-disk';

/** The ways from an event to Encharge. */
export const SOAK_WAYS = ['direct', 'segment', 'rudderstack'] as const;
export type SoakWay = (typeof SOAK_WAYS)[number];

/** How hard to try. */
export interface SoakOptions {
  /** The built program's file. */
  program: string;
  events: number;
  seed: number;
  killEveryMs: number;
  durationMs: number;
  /** Concurrent requests. */
  concurrency: number;
  /** Through which adapter; `direct` uses none. */
  way: SoakWay;
}

/** What a soak found. */
export interface SoakReport {
  /** Everything is right: nothing missing, nothing wrong, no more repetitions than allowed. */
  isRight: boolean;
  seconds: number;
  events: number;
  arrived: number;
  requests: number;
  kills: number;
  /** Ends by SIGINT. */
  interrupts: number;
  stops: number;
  restarts: number;
  storms: number;
  /** How often the disk was full, and how often the program stopped because of it; absent where none could be mounted. */
  fullDisks: { times: number; stops: number } | undefined;
  deadLetters: number;
  duplicates: { afterLostAnswers: number; others: number };
  /** The maximum number of repetitions that the kills and restarts explain: what was in progress at each. */
  bound: number;
  faults: string[];
  lastWords: string;
}

// Longer than the sandbox's slowest answer: what was in progress at a kill is decided before anything is sent again.
const AFTER_KILL_MS = 120;
const MOST_FAULTS = 20;

/**
 * Sends a made-up history through the real program to a sandbox that fails by a seeded plan, kills the program repeatedly, lets it resume,
 * and compares the sandbox's final state with the expected one.
 */
export async function runSoak(options: SoakOptions): Promise<SoakReport> {
  const { program, events, seed, killEveryMs, durationMs, concurrency, way } = options;
  const folder = mkdtempSync(join(tmpdir(), 'encharge-destinations-soak-'));
  const started = Date.now();
  const random = seededRandom(seed);
  // A feed that also holds every repetition.
  const sandbox = await startSandbox({ feedLimit: events * 2 });
  const arrivals = new Arrivals();
  const waiting: (() => void)[] = [];
  sandbox.onChange((_totals, request) => {
    if (request === undefined) return;
    arrivals.add(request);
    for (const resolve of waiting.splice(0)) resolve();
  });
  const history = join(folder, 'history');
  const expected = writeHistory(history, events, seed);
  // The program writes its files beside its input, on the small disk.
  const beside = join(folder, 'disk');
  mkdirSync(beside);
  const disk = mountSmallDisk(beside);
  const input = join(beside, 'export');
  symlinkSync(history, input);
  const weather = startWeather(sandbox, disk, seededRandom(seed + 1));
  const flags = [
    '--to',
    sandbox.url,
    '--concurrency',
    String(concurrency),
    '--timeout',
    '2s',
    '--attempts',
    '12',
    ...(way === 'direct' ? [] : ['--platform', way]),
  ];
  try {
    const driven = await drive(program, ['send', input, ...flags, '--events', '--resume'], {
      nodeArgs: ['--require', resolve('scripts', 'soak', 'jumping-clock.cjs')],
      killEveryMs,
      durationMs,
      nextRequest: () => new Promise((resolve) => waiting.push(resolve)),
      random,
      afterKill: () => new Promise((resolve) => setTimeout(resolve, AFTER_KILL_MS)),
    });
    await weather.stop();
    const letters = `${input}.dead-letters.ndjson`;
    const deadLetters = existsSync(letters) ? readFileSync(letters, 'utf8').split('\n').length - 1 : 0;
    const faults = compare(sandbox.state(), expected);
    if (driven.code !== 0) faults.unshift(`the program ended with ${driven.code ?? 'the time given'}`);
    const duplicates = arrivals.duplicates();
    const { kills, interrupts, restartsByItself: stops, lastWords } = driven;
    const bound = concurrency * (kills + weather.restarts + driven.fullDisks);
    return {
      isRight:
        faults.length === 0 && arrivals.events === events && deadLetters === 0 && duplicates.others <= bound,
      seconds: (Date.now() - started) / 1000,
      events,
      arrived: arrivals.events,
      requests: arrivals.requests,
      kills,
      interrupts,
      stops,
      restarts: weather.restarts,
      storms: weather.storms,
      fullDisks: disk && { times: weather.fullDisks, stops: driven.fullDisks },
      deadLetters,
      duplicates,
      bound,
      faults: faults.slice(0, MOST_FAULTS),
      lastWords,
    };
  } finally {
    await weather.stop();
    await sandbox.close();
    disk?.unmount();
    rmSync(folder, { recursive: true, force: true });
  }
}
