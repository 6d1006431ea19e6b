import { setTimeout as delay } from 'node:timers/promises';
import type { Engine, EngineCase } from '../case';
import { Arrivals } from '../arrivals';
import { cpuTimes, describeCpu } from '../cpu-times';
import { Observer } from '../finding';
import { FINAL_STATES } from '../jobs';
import type { Spent, TransformerTimes } from '../metrics';
import { numberedEvents } from '../numbered-events';

const EVENTS_EACH = 20;
/** The sandbox keeps 10,000 events, and a look at them holds it up. */
const EVENTS_A_LOOK = 4000;
const SHORTEST_MS = 500;
const LONGEST_MS = 15_000;
/** Given up when nothing has arrived for so long. */
const STALLED_MS = 180_000;

/** Many events of many people. */
export const load: EngineCase = {
  name: 'load',
  title: 'many events of many people: none is lost, none is out of order',
  async run(engine) {
    const observer = new Observer();
    const people = Math.max(1, Math.round(engine.loadEvents / EVENTS_EACH));
    const events = people * EVENTS_EACH;
    const before = await engine.metrics?.times();
    const cpuBefore = cpuTimes(engine.ports);
    const started = Date.now();
    const steps = [...numberedEvents('load', people, EVENTS_EACH)];
    const [, arrivals] = await Promise.all([
      sendAll(engine, observer, steps, started),
      watch(engine, events),
    ]);
    const seconds = (Date.now() - started) / 1000;
    const { lost, repeated, outOfOrder } = arrivals.report(events);
    observer.expectSame(
      'lost, repeated, out of order',
      { lost, repeated, outOfOrder },
      { lost: 0, repeated: 0, outOfOrder: 0 },
    );
    observer.see(
      `${events} events of ${people} people in ${seconds.toFixed(0)} s: ${Math.round(events / seconds)} a second`,
    );
    observer.see(`lost ${lost}, out of order ${outOfOrder}, repeated ${repeated}`);
    if (before !== undefined && engine.metrics !== undefined)
      for (const line of shares(before, await engine.metrics.times(), events)) observer.see(line);
    const cpuAfter = cpuTimes(engine.ports);
    if (cpuBefore !== undefined && cpuAfter !== undefined)
      observer.see(describeCpu(cpuBefore, cpuAfter, events));
    // The server drops tables whose jobs are done, so only what is left over says something.
    const counts = Object.entries((await engine.jobs?.counts()) ?? {});
    observer.expectSame(
      'unfinished jobs',
      counts.filter(([state]) => !FINAL_STATES.has(state)),
      [],
    );
    return observer.finding;
  },
};

async function sendAll(
  engine: Engine,
  observer: Observer,
  steps: Parameters<Engine['send']>[0],
  started: number,
): Promise<void> {
  await engine.send(steps);
  const seconds = (Date.now() - started) / 1000;
  observer.see(
    `the gateway took them in ${seconds.toFixed(0)} s: ${Math.round(steps.length / seconds)} a second`,
  );
}

/** Reads the feed again and again: it holds the newest events only. */
async function watch({ account, say }: Engine, events: number): Promise<Arrivals> {
  const arrivals = new Arrivals();
  let last = 0;
  let lastChange = Date.now();
  let wait = SHORTEST_MS;
  while (arrivals.count < events && Date.now() - lastChange < STALLED_MS) {
    await delay(wait);
    const before = arrivals.count;
    for (const { id, person, properties } of await account.events()) {
      const number = Number(id.slice(id.lastIndexOf('-') + 1));
      if (number <= last) continue;
      if (number !== last + 1) throw new Error('The feed ran over between two looks: send fewer events.');
      last = number;
      arrivals.note(person, Number(properties['number']));
    }
    const more = arrivals.count - before;
    const now = Date.now();
    // As long as so many events took, but no longer than the rest will take.
    const wanted = Math.min(EVENTS_A_LOOK, events - arrivals.count);
    wait = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, ((now - lastChange) * wanted) / Math.max(1, more)));
    if (more > 0) lastChange = now;
    say(`${arrivals.count} of ${events} have arrived`);
  }
  return arrivals;
}

/** What a request costs, from the transformer's own figures. */
function shares(before: TransformerTimes, after: TransformerTimes, events: number): string[] {
  const [router, proxy, outgoing] = (['router', 'proxy', 'outgoing'] as const).map((name) =>
    difference(before[name], after[name]),
  ) as [Spent, Spent, Spent];
  const each = ({ seconds, requests }: Spent): string =>
    `${((seconds / Math.max(1, requests)) * 1000).toFixed(1)} ms`;
  const lines = [
    `transformation: ${router.requests} requests of ${each(router)}, ${(events / Math.max(1, router.requests)).toFixed(1)} events each`,
  ];
  if (proxy.requests > 0)
    lines.push(
      `proxy: ${proxy.requests} requests of ${each(proxy)}, of which ${each(outgoing)} in the sandbox`,
    );
  return lines;
}

function difference(before: Spent, after: Spent): Spent {
  return { seconds: after.seconds - before.seconds, requests: after.requests - before.requests };
}
