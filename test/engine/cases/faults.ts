import type { FaultSequence } from '@encharge-destinations/sandbox';
import type { Step } from '../../../destinations/local/src/demo/step';
import type { Engine, EngineCase } from '../case';
import { expectJobs, Observer } from '../finding';
import { arrivalsIn, numberedEvents } from '../numbered-events';
import { wayOf } from '../way';

const WAIT_MS = 240_000;

/** Temporary Encharge faults. */
export const passingFaults: EngineCase = {
  name: '500, time-out and 429, then 200',
  title: 'nothing is lost or repeated, and each person’s order is kept',
  run: (engine) => throughFaults(engine, ['500', 'timeout', '429', null, '500', '429', '503'], 0),
};

/** Answers lost after the event was recorded. */
export const lostAnswers: EngineCase = {
  name: 'broken connections',
  title: 'nothing is lost, order is kept, and what was recorded before the connection broke comes again',
  run: (engine) =>
    throughFaults(engine, [{ kind: 'reset', apply: true }, null, { kind: 'malformed', apply: true }], 1),
};

async function throughFaults(
  engine: Engine,
  sequence: FaultSequence['sequence'],
  repeated: number,
): ReturnType<EngineCase['run']> {
  const observer = new Observer();
  await engine.account.setFaults({ sequence });
  const sent = await engine.send([...numberedEvents('faults', 3, 10)]);
  const state = await engine.account.until((now) => arrivalsIn(now).count >= sent.length, WAIT_MS);
  await expectJobs(engine, observer, new Map(sent.map((step) => [step, 'succeeded'])));
  const faults = state.requests.flatMap(({ fault }) => fault ?? []);
  observer.expectSame('faults that occurred', faults.length, sequence.filter((one) => one !== null).length);
  observer.expectSame('arrivals', arrivalsIn(await engine.account.state()).report(sent.length), {
    lost: 0,
    repeated,
    outOfOrder: 0,
  });
  observer.see(`${sent.length} events of 3 people; met ${faults.join(', ')}; ${repeated} repeated`);
  return observer.finding;
}

/** Something else answers in Encharge's place: a proxy, a firewall, a captive portal. */
export const webPage: EngineCase = {
  name: 'a web page with status 200',
  title: 'through the proxy the event is sent again; the server itself counts the page as a success',
  async run(engine) {
    const observer = new Observer();
    await engine.account.setFaults({ sequence: [{ kind: 'malformed', as: 'html' }] });
    const message = { userId: 'web-page-1', event: 'Behind a page' };
    const sent = await engine.send([{ title: 'behind a page', call: 'track', message }]);
    await engine.account.until(({ requests }) => requests.length > 0, WAIT_MS);
    await expectJobs(engine, observer, new Map(sent.map((step) => [step, 'succeeded'])));
    const isRead = wayOf(await engine.account.state()) === 'proxy';
    const state = await engine.account.until(({ events }) => events.length > 0, isRead ? WAIT_MS : 0);
    observer.expectSame('events', state.events.length, isRead ? 1 : 0);
    observer.see(isRead ? 'arrived at the second attempt' : 'lost: the server counts it as delivered');
    return observer.finding;
  },
};

/** An event that becomes two requests: the event, then the removal of a tag. */
export const twoRequests: EngineCase = {
  name: 'two requests for one event, the second failing',
  title:
    'the tag is eventually removed; the event may be recorded twice, and no other event of the person overtakes it',
  async run(engine) {
    const observer = new Observer();
    const userId = 'two-requests-1';
    const prepare: Step = {
      title: 'gets a tag',
      call: 'identify',
      message: { userId, traits: { tags: 'trial' } },
    };
    await engine.send([prepare]);
    await engine.account.until(({ people }) => people.some(({ tags }) => tags.includes('trial')), WAIT_MS);
    await engine.account.setFaults({ sequence: [null, '500'] });
    const sent = await engine.send([
      { title: 'two requests', call: 'track', message: { userId, event: 'Trial Ended' } },
      { title: 'the next event', call: 'track', message: { userId, event: 'Next' } },
    ]);
    const state = await engine.account.until(
      ({ people, events }) => people.every(({ tags }) => tags.length === 0) && events.at(-1)?.name === 'Next',
      WAIT_MS,
    );
    observer.expectSame(
      'tags',
      state.people.map(({ tags }) => tags),
      [[]],
    );
    const names = state.events.map(({ name }) => name);
    observer.expectSame('events', names, ['Trial Ended', 'Trial Ended', 'Next']);
    observer.see(`recorded: ${names.join(', ')}`);
    await expectJobs(engine, observer, new Map(sent.map((step) => [step, 'succeeded'])));
    return observer.finding;
  },
};

/** The same, when Encharge refuses the event once. */
export const firstRefused: EngineCase = {
  name: 'two requests for one event, the first refused',
  title:
    'the refusal is not hidden by the tag’s removal: the server aborts the job, or through the proxy tries again; the next event is delivered',
  async run(engine) {
    const observer = new Observer();
    const userId = 'first-refused-1';
    await engine.account.setFaults({ sequence: ['403'] });
    const sent = await engine.send([
      { title: 'two requests', call: 'track', message: { userId, event: 'Trial Ended' } },
      { title: 'the next event', call: 'track', message: { userId, event: 'Next' } },
    ]);
    const state = await engine.account.until(({ events }) => events.at(-1)?.name === 'Next', WAIT_MS);
    const isRead = wayOf(state) === 'proxy';
    const names = state.events.map(({ name }) => name);
    observer.expectSame('events', names, isRead ? ['Trial Ended', 'Next'] : ['Next']);
    observer.see(`recorded: ${names.join(', ')}`);
    const states = [isRead ? 'succeeded' : 'aborted', 'succeeded'];
    await expectJobs(engine, observer, new Map(sent.map((step, index) => [step, String(states[index])])));
    return observer.finding;
  },
};
