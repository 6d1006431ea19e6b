import type { JobState } from './jobs';
import type { Engine, Finding, SentStep } from './case';

const SETTLE_MS = 60_000;

/** Collects what a case observes and what is wrong. */
export class Observer {
  readonly #seen: string[] = [];
  readonly #faults: string[] = [];

  see(text: string): void {
    this.#seen.push(text);
  }

  /** Records a fault when the two differ as JSON. */
  expectSame(what: string, found: unknown, expected: unknown): void {
    const [is, must] = [JSON.stringify(found), JSON.stringify(expected)];
    if (is !== must) this.#faults.push(`${what}: ${is} instead of ${must}`);
  }

  expect(what: string, isRight: boolean): void {
    if (!isRight) this.#faults.push(what);
  }

  get finding(): Finding {
    return { seen: this.#seen, faults: this.#faults };
  }
}

/**
 * Compares the final state of each message in the server's tables with the required one, and reports it. Without the database nothing is
 * compared.
 *
 * @returns what the tables say, by message id.
 */
export async function expectJobs(
  { jobs }: Engine,
  observer: Observer,
  expected: ReadonlyMap<SentStep, string>,
): Promise<Map<string, JobState[]>> {
  if (jobs === undefined) return new Map();
  const states = await jobs.settled(
    [...expected.keys()].map(({ messageId }) => messageId),
    SETTLE_MS,
  );
  const counts: Record<string, number> = {};
  for (const [{ messageId, title }, must] of expected) {
    const last = states.get(messageId)?.at(-1);
    const is = last?.state ?? 'no job';
    counts[is] = (counts[is] ?? 0) + 1;
    observer.expectSame(`the job of “${title}”`, is, must);
  }
  const counted = Object.entries(counts).map(([state, count]) => `${count} ${state}`);
  observer.see(`jobs: ${counted.join(', ')}`);
  return states;
}
