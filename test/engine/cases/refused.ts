import type { Step } from '../../../destinations/local/src/demo/step';
import type { EngineCase, SentStep } from '../case';
import { expectJobs, Observer } from '../finding';
import { FINAL_STATES } from '../jobs';
import type { JobState } from '../jobs';
import { WRONG_KEY } from '../source';

const WAIT_MS = 60_000;
const RESERVED: Step = {
  title: 'an event with a reserved name',
  call: 'track',
  message: { userId: 'refused-1', event: 'identify' },
};
const GOOD: Step = { title: 'a good event', call: 'track', message: { userId: 'refused-1', event: 'Good' } };

/** What the mapper skips is filtered, with the reason. */
export const filtered: EngineCase = {
  name: '298 filtered',
  title: 'an anonymous page is filtered with the reason, and the next event is delivered',
  async run(engine) {
    const observer = new Observer();
    const page: Step = { title: 'an anonymous page', call: 'page', message: { anonymousId: 'anonymous-1' } };
    const [anonymous, good] = await engine.send([page, GOOD]);
    const state = await engine.account.until(({ totals }) => totals.events > 0, WAIT_MS);
    observer.expectSame(
      'events',
      state.events.map(({ name }) => name),
      ['Good'],
    );
    await expectWords(engine, observer, [
      [anonymous, 'filtered', /anonymous id only/],
      [good, 'succeeded', /./],
    ]);
    return observer.finding;
  },
};

/** What cannot be sent is aborted with our message and holds nothing back. */
export const aborted: EngineCase = {
  name: '400 aborted',
  title: 'an event that cannot be sent is aborted with our message; the same person’s next one is delivered',
  async run(engine) {
    const observer = new Observer();
    const [reserved, good] = await engine.send([RESERVED, GOOD]);
    const state = await engine.account.until(({ totals }) => totals.events > 0, WAIT_MS);
    observer.expectSame(
      'events',
      state.events.map(({ name }) => name),
      ['Good'],
    );
    await expectWords(engine, observer, [
      [reserved, 'aborted', /named identify would update the person/],
      [good, 'succeeded', /./],
    ]);
    return observer.finding;
  },
};

/** One bad event in a full request to the transformer. */
export const batchOfTwenty: EngineCase = {
  name: 'a batch of twenty with one bad event',
  title: 'nineteen are delivered in order, one is aborted',
  async run(engine) {
    const observer = new Observer();
    const steps = Array.from({ length: 20 }, (_, index): Step => {
      const name = `Event ${index}`;
      const message = { userId: 'refused-1', event: index === 9 ? 'identify' : name };
      return { title: name, call: 'track', message };
    });
    const sent = await engine.send(steps);
    const good = steps.filter(({ message }) => message['event'] !== 'identify');
    const state = await engine.account.until(({ totals }) => totals.events >= good.length, WAIT_MS);
    observer.expectSame(
      'events in order',
      state.events.map(({ name }) => name),
      good.map(({ title }) => title),
    );
    await expectJobs(
      engine,
      observer,
      new Map(sent.map((step, index) => [step, index === 9 ? 'aborted' : 'succeeded'])),
    );
    return observer.finding;
  },
};

/** Something that no SDK sends but a gateway accepts. */
export const unknownType: EngineCase = {
  name: 'an unknown message type',
  title: 'it reaches nobody, and the same person’s next event is delivered',
  async run(engine) {
    const observer = new Observer();
    const messageId = await engine.post({ type: 'heartbeat', userId: 'refused-1' });
    const [good] = await engine.send([GOOD]);
    const state = await engine.account.until(({ totals }) => totals.events > 0, WAIT_MS);
    observer.expectSame(
      'requests',
      state.requests.map(({ body }) => body),
      [{ name: 'Good', user: { userId: 'refused-1' } }],
    );
    await expectWords(engine, observer, [[good, 'succeeded', /./]]);
    const last = (await engine.jobs?.settled([messageId], 0))?.get(messageId)?.at(-1);
    observer.expect(`the unknown message is ${String(last?.state)}`, isFinal(last?.state));
    if (engine.jobs !== undefined)
      observer.see(`the unknown message: ${last?.state ?? 'dropped by the server'}`);
    return observer.finding;
  },
};

const isFinal = (state = 'aborted'): boolean => FINAL_STATES.has(state);

/** A key unknown to Encharge. */
export const wrongKey: EngineCase = {
  name: 'wrong key',
  title: 'the event is aborted with a message about the key, which does not contain it',
  async run(engine) {
    const observer = new Observer();
    const [sent] = await engine.send([GOOD], 'wrong-key');
    const state = await engine.account.until(({ totals }) => totals.requests > 0, WAIT_MS);
    observer.expectSame('events', state.events.length, 0);
    observer.expectSame(
      'answers',
      state.requests.map(({ status }) => status),
      [400],
    );
    const states = await expectWords(engine, observer, [[sent, 'aborted', /key|account/i]]);
    observer.expect('the tables contain the key', !JSON.stringify([...states]).includes(WRONG_KEY));
    return observer.finding;
  },
};

/** Checks each job's last state, and the text that the server keeps with it. */
async function expectWords(
  engine: Parameters<EngineCase['run']>[0],
  observer: Observer,
  expected: readonly (readonly [SentStep | undefined, string, RegExp])[],
): Promise<Map<string, JobState[]>> {
  const steps = expected.flatMap(([step, state]) => (step === undefined ? [] : [[step, state] as const]));
  const states = await expectJobs(engine, observer, new Map(steps));
  for (const [step, state, words] of expected) {
    const last = states.get(step?.messageId ?? '')?.at(-1);
    if (last === undefined) continue;
    observer.expect(`the text of ${state} is not as expected: ${last.response}`, words.test(last.response));
    if (state !== 'succeeded') observer.see(`${last.state}, ${last.code}: ${wordsOf(last.response)}`);
  }
  return states;
}

/** The answer as the server keeps it, without its envelope. */
function wordsOf(response: string): string {
  const { response: text, error, reason } = JSON.parse(response) as Record<string, unknown>;
  return [text, error, reason].filter((one) => typeof one === 'string' && one !== '').join(' ');
}
