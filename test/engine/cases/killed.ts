import { setTimeout as delay } from 'node:timers/promises';
import type { Engine, EngineCase } from '../case';
import { expectJobs, Observer } from '../finding';
import { arrivalsIn, numberedEvents } from '../numbered-events';

const PEOPLE = 50;
const EACH = 10;
const KILL_WITHIN_MS = 60_000;
const BACK_WITHIN_MS = 180_000;
const WAIT_MS = 300_000;
const POLL_MS = 100;

/** The server goes down in the middle, and comes back. */
export const killed: EngineCase = {
  name: 'the server killed with jobs in progress',
  title: 'nothing is lost and each person’s order is kept; what was in progress may come again',
  async run(engine) {
    const observer = new Observer();
    await engine.account.setFaults({ seed: 1, rate: 1, kinds: [{ kind: 'slow', ms: 400 }] });
    const sent = await engine.send([...numberedEvents('killed', PEOPLE, EACH)]);
    await engine.account.until((state) => arrivalsIn(state).count > PEOPLE, WAIT_MS);
    engine.say('KILL the server now (kill -9), and start it again.');
    if (!(await isDown(engine, KILL_WITHIN_MS)))
      return { ...observer.finding, notRun: 'nobody killed the server within a minute of the request' };
    const arrived = arrivalsIn(await engine.account.state()).count;
    observer.expect('the server had no jobs left when it went down', arrived < sent.length);
    observer.see(`killed when ${arrived} of ${sent.length} had arrived`);
    if (!(await isUp(engine, BACK_WITHIN_MS)))
      return { ...observer.finding, notRun: 'nobody started the server again within three minutes' };
    await engine.account.setFaults({ sequence: [] });
    await engine.account.until((state) => arrivalsIn(state).count >= sent.length, WAIT_MS);
    await expectJobs(engine, observer, new Map(sent.map((step) => [step, 'succeeded'])));
    const { lost, repeated, outOfOrder } = arrivalsIn(await engine.account.state()).report(sent.length);
    observer.expectSame('lost and out of order', { lost, outOfOrder }, { lost: 0, outOfOrder: 0 });
    observer.see(`lost ${lost}, out of order ${outOfOrder}, repeated ${repeated}`);
    return observer.finding;
  },
};

const isDown = (engine: Engine, milliseconds: number): Promise<boolean> =>
  until(async () => !(await answers(engine)), milliseconds);

const isUp = (engine: Engine, milliseconds: number): Promise<boolean> =>
  until(() => answers(engine), milliseconds);

async function answers({ gateway }: Engine): Promise<boolean> {
  try {
    const { ok } = await fetch(`${gateway}/health`, { signal: AbortSignal.timeout(5000) });
    return ok;
  } catch {
    return false;
  }
}

async function until(isSo: () => Promise<boolean>, milliseconds: number): Promise<boolean> {
  const end = Date.now() + milliseconds;
  while (Date.now() < end) {
    if (await isSo()) return true;
    await delay(POLL_MS);
  }
  return false;
}
