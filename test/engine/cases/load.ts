import { setTimeout as delay } from 'node:timers/promises';
import type { Engine, EngineCase } from '../case';
import { Arrivals } from '../arrivals';
import { cpuTimes, describeCpu } from '../cpu-times';
import { Observer } from '../finding';
import type { Spent, TransformerTimes } from '../metrics';
import { arrivalsIn, numberedEvents } from '../numbered-events';

const EVENTS_EACH = 20;
/** The sandbox keeps 10,000 events, and reading them holds it up. */
const EVENTS_A_LOOK = 4000;
const SHORTEST_MS = 500;
/** A server that has just started to deliver may soon be much faster. */
const LONGEST_MS = 4000;
/** The server writes states in batches. */
const SETTLE_MS = 60_000;
/** Gives up when nothing has arrived for this long. */
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
    observer.expectSame('lost, out of order', { lost, outOfOrder }, { lost: 0, outOfOrder: 0 });
    observer.see(
      `${events} events of ${people} people in ${seconds.toFixed(0)} s: ${Math.round(events / seconds)} a second`,
    );
    observer.see(`lost ${lost}, out of order ${outOfOrder}, repeated ${repeated}`);
    if (before !== undefined && engine.metrics !== undefined)
      for (const line of shares(before, await engine.metrics.times(), events)) observer.see(line);
    const cpuAfter = cpuTimes(engine.ports);
    if (cpuBefore !== undefined && cpuAfter !== undefined)
      observer.see(describeCpu(cpuBefore, cpuAfter, events));
    if (engine.jobs !== undefined)
      observer.see(
        `disk: ${Math.round(await engine.jobs.bytesPerJob())} bytes for each job in the router’s tables`,
      );
    observer.expectSame('unfinished jobs', (await engine.jobs?.unfinished(SETTLE_MS)) ?? [], []);
    return observer.finding;
  },
};

const SLOW_EVENTS = 4000;
const SLOW_MS = 50;
const SLOW_WAIT_MS = 300_000;
const SLOW_POLL_MS = 3000;

/** What the server manages per second when Encharge is slow. */
export const slowAnswers: EngineCase = {
  name: 'answers after 50 ms',
  title: 'as many events a second as the workers of the router allow: workers / latency',
  async run(engine) {
    const observer = new Observer();
    await engine.account.setFaults({ seed: 1, rate: 1, kinds: [{ kind: 'slow', ms: SLOW_MS }] });
    const events = Math.min(SLOW_EVENTS, engine.loadEvents);
    await engine.send([...numberedEvents('slow', events / EVENTS_EACH, EVENTS_EACH)]);
    const state = await engine.account.until(
      ({ totals }) => totals.events >= events,
      SLOW_WAIT_MS,
      SLOW_POLL_MS,
    );
    const { lost, repeated, outOfOrder } = arrivalsIn(state).report(events);
    observer.expectSame('lost, out of order', { lost, outOfOrder }, { lost: 0, outOfOrder: 0 });
    observer.see(`lost ${lost}, out of order ${outOfOrder}, repeated ${repeated}`);
    // Without the start, when the workers have nothing to do yet, and the end, when only some still have.
    const times = state.events.map(({ at }) => Date.parse(at)).slice(events * 0.2, events * 0.8);
    const seconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1000;
    observer.see(`${Math.round(times.length / seconds)} events a second`);
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

/** Reads the feed repeatedly, because it only holds the newest events. */
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
    wait = SHORTEST_MS;
    if (more > 0) {
      // As long as this many events took, but no longer than the rest will take.
      const wanted = Math.min(EVENTS_A_LOOK, events - arrivals.count);
      wait = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, ((now - lastChange) * wanted) / more));
      lastChange = now;
    }
    say(`${arrivals.count} of ${events} have arrived`);
  }
  return arrivals;
}

/** The cost of a request, from the transformer's own metrics. */
function shares(before: TransformerTimes, after: TransformerTimes, events: number): string[] {
  const router = difference(before.router, after.router);
  const proxy = difference(before.proxy, after.proxy);
  const each = ({ seconds, requests }: Spent): string =>
    `${((seconds / Math.max(1, requests)) * 1000).toFixed(1)} ms`;
  const lines = [
    `transformation: ${router.requests} requests of ${each(router)}, ${(events / Math.max(1, router.requests)).toFixed(1)} events each`,
  ];
  if (proxy.requests > 0)
    lines.push(`proxy: ${proxy.requests} requests of ${each(proxy)}, Encharge’s answer included`);
  return lines;
}

function difference(before: Spent, after: Spent): Spent {
  return { seconds: after.seconds - before.seconds, requests: after.requests - before.requests };
}
