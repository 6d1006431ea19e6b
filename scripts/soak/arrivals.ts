import type { SandboxRequest } from '../../shared/sandbox/src';

/** Counts how often each event took effect, and why one did more than once. */
export class Arrivals {
  readonly #taken = new Map<number, { times: number; lostAnswers: number }>();
  #requests = 0;

  /** Adds an answered request. */
  add({ body, fault, dialect }: SandboxRequest): void {
    this.#requests += 1;
    const step = stepOf(body);
    // A request that a fault answered instead of Encharge was not read.
    if (step === undefined || dialect === 'none') return;
    const known = this.#taken.get(step) ?? { times: 0, lostAnswers: 0 };
    known.times += 1;
    if (fault === 'reset' || fault === 'timeout') known.lostAnswers += 1;
    this.#taken.set(step, known);
  }

  get requests(): number {
    return this.#requests;
  }

  /** How many events arrived at all. */
  get events(): number {
    return this.#taken.size;
  }

  /** Repetitions: those after an answer that the plan lost, and all others. */
  duplicates(): { afterLostAnswers: number; others: number } {
    let [afterLostAnswers, others] = [0, 0];
    for (const { times, lostAnswers } of this.#taken.values()) {
      const explained = Math.min(times - 1, lostAnswers);
      afterLostAnswers += explained;
      others += times - 1 - explained;
    }
    return { afterLostAnswers, others };
  }
}

function stepOf(body: unknown): number | undefined {
  const { type, user, properties } = body as {
    type?: string;
    user?: { step?: number; userId?: string };
    properties?: { step?: number; employees?: number };
  };
  if (type === 'group') return properties?.employees;
  if (type === 'alias') return Number(user?.userId?.split('-')[2]);
  return properties?.step ?? user?.step;
}
