import type { Attempt } from '../senders/sender';

/** What an answer says about how fast to go on. */
export interface Signal {
  /** `slower`: the server does not keep up. `throttled`: it says so, and nothing at all is to be sent for a while. */
  kind: 'fine' | 'slower' | 'throttled' | 'neutral';
  /** For how long nothing at all may be sent, milliseconds. */
  pauseMs?: number | undefined;
}

/** 429 and 503 are words for "too fast"; so is silence. */
export function signalOf({ outcome, statuses, retryAfterMs: pauseMs }: Attempt): Signal {
  const status = statuses.at(-1);
  if (outcome === 'throttled') return { kind: 'throttled', pauseMs };
  if (status === 503 || status === 0) return { kind: 'slower', pauseMs };
  return { kind: outcome === 'retryable' ? 'neutral' : 'fine', pauseMs };
}

/** How fast to go at most. */
export interface ThrottleOptions {
  /** Requests at once. */
  most: number;
  /** Requests a second; without it there is no such limit. */
  rate?: number | undefined;
  /** Milliseconds from any fixed point. */
  clock: () => number;
}

/** The pause after a 429 that names none; it doubles with every round that ends in another one. Milliseconds. */
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** Timers cannot wait for longer. Milliseconds. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** A permission to send one request, given back with what came of it. */
export interface Permit {
  release(signal: Signal): void;
}

/**
 * Lets through as many requests at once as the other side can take. It starts with a single one, so that a wrong key costs one request;
 * every success then adds one more until the first sign of trouble, from which on it grows by one a round. A sign of trouble halves it,
 * once for all requests that were under way at the time.
 */
export class Throttle {
  readonly #options: ThrottleOptions;
  #limit = 1;
  #isStarting = true;
  #active = 0;
  #lastCut = -1;
  /** How often it was cut since anything went well. */
  #cuts = 0;
  #pausedUntil = 0;
  #nextStart = 0;
  #waiters: ((permit: Permit | undefined) => void)[] = [];
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(options: ThrottleOptions) {
    this.#options = options;
  }

  /** How many requests it allows at once at present. */
  get limit(): number {
    return Math.floor(this.#limit);
  }

  /** For how long nothing may be sent, milliseconds. */
  get pausedMs(): number {
    return Math.max(0, this.#pausedUntil - this.#options.clock());
  }

  /** A permission, if one is to be had without waiting. */
  take(): Permit | undefined {
    if (this.#waiters.length > 0 || this.#isClosed || this.#active >= this.limit) return undefined;
    const now = this.#options.clock();
    return this.#waitFrom(now) > 0 ? undefined : this.#start(now);
  }

  /** Waits for a permission; there is none once the throttle is closed. */
  acquire(): Promise<Permit | undefined> {
    if (this.#isClosed) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      this.#waiters.push(resolve);
      this.#letThrough();
    });
  }

  /** Sends away all who wait. */
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
    // Time that was not used is not saved up: a rate is a rate.
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
