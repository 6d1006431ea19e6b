import type { Attempt } from '../senders/sender';

/** What an answer implies for the speed. */
export interface Signal {
  /** `slower`: the server cannot keep up. `throttled`: it says so, and nothing may be sent for a while. */
  kind: 'fine' | 'slower' | 'throttled' | 'neutral';
  /** How long nothing may be sent, in milliseconds. */
  pauseMs?: number | undefined;
}

/** 429 and 503 mean "too fast"; so does no answer. */
export function signalOf({ outcome, statuses, retryAfterMs: pauseMs }: Attempt): Signal {
  const status = statuses.at(-1);
  if (outcome === 'throttled') return { kind: 'throttled', pauseMs };
  if (status === 503 || status === 0) return { kind: 'slower', pauseMs };
  return { kind: outcome === 'retryable' ? 'neutral' : 'fine', pauseMs };
}

/** The maximum speed. */
export interface ThrottleOptions {
  /** Concurrent requests. */
  most: number;
  /** Requests per second; unlimited if absent. */
  rate?: number | undefined;
  /** Milliseconds from any fixed point. */
  clock: () => number;
}

/** The pause after a 429 that names none, in milliseconds; it doubles with every round that ends in another 429. */
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** Timers cannot wait longer, in milliseconds. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Permission to send one request; it is returned with the result. */
export interface Permit {
  release(signal: Signal): void;
}

/**
 * Lets through as many concurrent requests as the server accepts. It starts with one, so that a wrong key costs one request; every success
 * adds one more until the first sign of trouble, and from then on it grows by one per round. A sign of trouble halves it, once for all
 * requests that were open at the time.
 */
export class Throttle {
  readonly #options: ThrottleOptions;
  #limit = 1;
  #isStarting = true;
  #active = 0;
  #lastCut = -1;
  /** How often it was cut since the last success. */
  #cuts = 0;
  #pausedUntil = 0;
  #nextStart = 0;
  #waiters: ((permit: Permit | undefined) => void)[] = [];
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(options: ThrottleOptions) {
    this.#options = options;
  }

  /** How many concurrent requests it currently allows. */
  get limit(): number {
    return Math.floor(this.#limit);
  }

  /** How long nothing may be sent, in milliseconds. */
  get pausedMs(): number {
    return Math.max(0, this.#pausedUntil - this.#options.clock());
  }

  /** A permit, if one is available without waiting. */
  take(): Permit | undefined {
    if (this.#waiters.length > 0 || this.#isClosed || this.#active >= this.limit) return undefined;
    const now = this.#options.clock();
    return this.#waitFrom(now) > 0 ? undefined : this.#start(now);
  }

  /** Waits for a permit; there is none once the throttle is closed. */
  acquire(): Promise<Permit | undefined> {
    if (this.#isClosed) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      this.#waiters.push(resolve);
      this.#letThrough();
    });
  }

  /** Releases all who wait, without a permit. */
  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    for (const resolve of this.#waiters.splice(0)) resolve(undefined);
  }

  #letThrough(): void {
    while (!this.#isClosed && this.#waiters.length > 0 && this.#active < this.limit) {
      const now = this.#options.clock();
      const wait = this.#waitFrom(now);
      if (wait > 0) {
        this.#comeBack(wait);
        return;
      }
      this.#waiters.shift()?.(this.#start(now));
    }
  }

  #waitFrom(now: number): number {
    return Math.max(this.#pausedUntil, this.#nextStart) - now;
  }

  #start(now: number): Permit {
    const { rate } = this.#options;
    // Unused time does not accumulate: a rate is a rate.
    if (rate !== undefined) this.#nextStart = Math.max(this.#nextStart, now - 1000 / rate) + 1000 / rate;
    this.#active += 1;
    return this.#permit(now);
  }

  #comeBack(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#letThrough(), Math.min(milliseconds, LONGEST_TIMER_MS));
  }

  #permit(start: number): Permit {
    return {
      release: ({ kind, pauseMs }) => {
        this.#active -= 1;
        if (kind === 'fine') this.#grow();
        if (kind === 'slower' || kind === 'throttled') this.#cut(start);
        this.#pause(pauseMs ?? (kind === 'throttled' ? this.#ownPauseMs() : 0));
        this.#letThrough();
      },
    };
  }

  #pause(milliseconds: number): void {
    if (milliseconds > 0)
      this.#pausedUntil = Math.max(this.#pausedUntil, this.#options.clock() + milliseconds);
  }

  #ownPauseMs(): number {
    return Math.min(FIRST_PAUSE_MS * 2 ** (this.#cuts - 1), LONGEST_PAUSE_MS);
  }

  #grow(): void {
    this.#cuts = 0;
    const step = this.#isStarting ? 1 : 1 / this.#limit;
    this.#limit = Math.min(this.#limit + step, this.#options.most);
  }

  #cut(start: number): void {
    if (start <= this.#lastCut) return;
    this.#lastCut = this.#options.clock();
    this.#isStarting = false;
    this.#cuts += 1;
    this.#limit = Math.max(1, this.#limit / 2);
  }
}
