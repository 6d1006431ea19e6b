import { setTimeout as delay } from 'node:timers/promises';
import type { FaultPlan, SandboxEvent, SandboxState } from '@encharge-destinations/sandbox';

const POLL_MS = 200;

/** The account behind `--sandbox`, over HTTP. */
export class Account {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url.replace(/\/+$/, '');
  }

  async state(): Promise<SandboxState> {
    return (await this.#call('GET', 'state')) as SandboxState;
  }

  /** The newest events; the sandbox keeps a limited number. */
  async events(): Promise<SandboxEvent[]> {
    return (await this.#call('GET', 'events')) as SandboxEvent[];
  }

  /** Forgets everything, including faults. */
  async reset(): Promise<void> {
    await this.#call('POST', 'faults', null);
    await this.#call('POST', 'reset');
  }

  async setFaults(plan: FaultPlan): Promise<void> {
    await this.#call('POST', 'faults', plan);
  }

  /**
   * Waits for the wanted state.
   *
   * @param between Milliseconds between two checks: each holds the sandbox up.
   *
   * @returns the last state, wanted or not.
   */
  async until(
    isWanted: (state: SandboxState) => boolean,
    milliseconds: number,
    between = POLL_MS,
  ): Promise<SandboxState> {
    const end = Date.now() + milliseconds;
    for (;;) {
      const state = await this.state();
      if (isWanted(state) || Date.now() > end) return state;
      await delay(between);
    }
  }

  async #call(method: 'GET' | 'POST', what: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${this.#url}/_sandbox/${what}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok)
      throw new Error(`The sandbox answers ${method} /_sandbox/${what} with ${response.status}.`);
    return text === '' ? undefined : JSON.parse(text);
  }
}
