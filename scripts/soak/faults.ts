import type { Fault, FaultPlan, Sandbox } from '../../shared/sandbox/src';
import type { SmallDisk } from './small-disk';

const MOSTLY: readonly Fault[] = [
  { kind: '500' },
  { kind: '500' },
  { kind: '503' },
  { kind: 'reset' },
  // The answer is lost on its way, not the event.
  { kind: 'reset', apply: true },
  { kind: 'slow', ms: 40 },
  { kind: 'slow', ms: 40 },
  { kind: 'malformed', status: 500 },
  { kind: 'malformed', status: 500, as: 'html' },
  // A truncated body with a 200 is still a 200.
  { kind: 'malformed', apply: true },
];
// Each holds a request until the client gives up: rare, or nothing else would happen.
const RARELY: readonly Fault[] = [{ kind: 'timeout' }, { kind: 'timeout', apply: true }];

/** Faults for every few seconds: calm times, storms of 429, restarts, a full disk. */
export interface Weather {
  restarts: number;
  storms: number;
  fullDisks: number;
  stop(): Promise<void>;
}

/** Makes a sandbox, and the disk, fail by a seeded plan until it is stopped. */
export function startWeather(sandbox: Sandbox, disk: SmallDisk | undefined, random: () => number): Weather {
  const stopped = new AbortController();
  const isStopped = (): boolean => stopped.signal.aborted;
  const seed = (): number => Math.floor(random() * 2 ** 31);
  const usual = (): FaultPlan => {
    const kinds = [...Array.from({ length: 10 }, () => MOSTLY).flat(), ...RARELY];
    return { seed: seed(), rate: 0.03, kinds };
  };
  const weather: Weather = {
    restarts: 0,
    storms: 0,
    fullDisks: 0,
    async stop() {
      stopped.abort();
      await running;
    },
  };
  async function run(): Promise<void> {
    while (!isStopped()) {
      sandbox.setFaults(usual());
      await wait(1500 + random() * 3000, isStopped);
      if (isStopped()) break;
      if (disk !== undefined && random() < 0.25) {
        weather.fullDisks += 1;
        disk.fill();
        await wait(500, isStopped);
        disk.free();
      } else if (random() < 0.5) {
        weather.storms += 1;
        sandbox.setFaults({ seed: seed(), rate: 0.9, kinds: [{ kind: '429', retryAfter: 1 }] });
        await wait(300, isStopped);
      } else {
        weather.restarts += 1;
        await sandbox.restart(100 + random() * 300);
      }
    }
    sandbox.setFaults(undefined);
  }
  const running = run();
  return weather;
}

async function wait(milliseconds: number, isOver: () => boolean): Promise<void> {
  const end = Date.now() + milliseconds;
  while (Date.now() < end && !isOver()) await new Promise((resolve) => setTimeout(resolve, 50));
}
