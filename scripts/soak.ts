import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runSoak, SOAK_WAYS } from './soak/run-soak';
import type { SoakReport } from './soak/run-soak';

const HELP = `Usage: npm run soak -- [--events N] [--seed S] [--kill-every SECONDS] [--duration SECONDS] [--concurrency N] [--way WAY]

Sends a made-up history through the built program to a sandbox that fails (500, 503, storms of 429, lost answers, half bodies,
time-outs, restarts), with a clock that jumps and a disk that fills up, kills the program by SIGKILL, or stops it by SIGINT, every few
seconds, lets it resume, and compares people, objects and events with the expected state. A third of the events goes each way:
direct, through Segment's adapter and through RudderStack's; WAY is one of direct, segment, rudderstack, for all of them. The disk
is a small tmpfs, which only root may mount (sudo, or unshare -rm); without it that part is skipped. The same seed gives the same history and the same faults; the timing of the kills depends on the machine.
Defaults: 100000 events, seed 1, a kill every 3 seconds, at most 1800 seconds, 16 at once.
`;

const PROGRAM = join(process.cwd(), 'destinations', 'local', 'bin', 'encharge-destinations.cjs');

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      events: { type: 'string', default: '100000' },
      seed: { type: 'string', default: '1' },
      'kill-every': { type: 'string', default: '3' },
      duration: { type: 'string', default: '1800' },
      concurrency: { type: 'string', default: '16' },
      way: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const ways = SOAK_WAYS.filter((way) => values.way === undefined || values.way === way);
  const numbers = [values.events, values.seed, values['kill-every'], values.duration, values.concurrency].map(
    Number,
  );
  if (values.help || ways.length === 0 || numbers.some((number) => !(number > 0))) {
    console.error(HELP);
    return values.help ? 0 : 2;
  }
  const [events = 0, seed = 0, killEvery = 0, duration = 0, concurrency = 0] = numbers;
  let isRight = true;
  for (const way of ways) {
    const part = Math.ceil(events / ways.length);
    console.log(
      `soak ${way}: ${part} events, seed ${seed}, a kill every ${killEvery} s, ${concurrency} at once`,
    );
    const report = await runSoak({
      program: PROGRAM,
      events: part,
      seed,
      killEveryMs: killEvery * 1000,
      durationMs: (duration * 1000) / ways.length,
      concurrency,
      way,
    });
    print(report);
    isRight &&= report.isRight;
  }
  return isRight ? 0 : 1;
}

function print(report: SoakReport): void {
  const { afterLostAnswers, others } = report.duplicates;
  console.log(
    [
      `${report.seconds.toFixed(0)} s, ${report.requests} requests, ${report.kills} kills, ${report.interrupts} interrupts, ${report.restarts} restarts of the server, ${report.storms} storms of 429, ${report.stops} stops`,
      report.fullDisks === undefined
        ? 'skipped     the full disk: a tmpfs cannot be mounted here'
        : `full disk   ${report.fullDisks.times} times; the program stopped for it ${report.fullDisks.stops} times`,
      `lost        ${report.events - report.arrived} of ${report.events}; ${report.deadLetters} dead letters`,
      `duplicates  ${others} after kills and restarts, at most ${report.bound} (what was in progress at each)`,
      `            ${afterLostAnswers} after answers that the plan lost once the event was recorded`,
      ...report.faults.map((fault) => `wrong       ${fault}`),
      report.isRight ? 'Everything holds.' : `Failed. The program's last output:\n${report.lastWords}`,
    ].join('\n'),
  );
}

// The small disk disappears with the process.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

void main().then((code) => {
  process.exitCode = code;
});
