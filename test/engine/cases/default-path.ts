import { describeState } from '../../../destinations/local/src/demo/describe-state';
import { EXPECTED_STATE } from '../../../destinations/local/src/demo/expected-state';
import { GRACE, journeyOf } from '../../../destinations/local/src/demo/journey';
import { sorted } from '../../../destinations/local/src/demo/same-requests';
import type { EngineCase } from '../case';
import { expectJobs, Observer } from '../finding';

const WAIT_MS = 60_000;

/** The journey of `demo` through the real server. */
export const defaultPath: EngineCase = {
  name: 'default path',
  title: 'the journey of `demo` becomes one person, one company, their tags and events in order',
  async run(engine) {
    const observer = new Observer();
    const journey = journeyOf(GRACE);
    const renaming = journey.findIndex(({ call }) => call === 'alias');
    const sent = await engine.send(journey.slice(0, renaming));
    // The server keeps order per user id: events under the new id may overtake the last ones under the old id.
    await engine.account.until(({ totals }) => totals.events > 0, WAIT_MS);
    sent.push(...(await engine.send(journey.slice(renaming))));
    const person = EXPECTED_STATE.people.find(({ userId }) => userId === GRACE.customerId);
    const state = await engine.account.until(
      ({ totals }) => totals.events >= (person?.events.length ?? 0),
      WAIT_MS,
    );
    const found = describeState(state);
    observer.expectSame('people', sorted(found.people), sorted([person]));
    const objects = EXPECTED_STATE.objects.map((one) => ({ ...one, people: [GRACE.customerId] }));
    observer.expectSame('objects', sorted(found.objects), sorted(objects));
    observer.expectSame('tags', found.tags, EXPECTED_STATE.tags);
    observer.expectSame('events without a person', found.orphans, []);
    observer.expectSame('flags', state.flags, []);
    observer.see(`events in order: ${found.people[0]?.events.join(', ') ?? 'none'}`);
    const isSkipped = ({ skippedIn = [] }: (typeof sent)[number]): boolean =>
      skippedIn.includes('documented');
    await expectJobs(
      engine,
      observer,
      new Map(sent.map((step) => [step, isSkipped(step) ? 'filtered' : 'succeeded'])),
    );
    return observer.finding;
  },
};
