import type { Stop } from './stop';

/** A run may always retry this often. */
const FREE_RETRIES = 200;

/** Counts retries, and ends the run when they outnumber final answers. Knows why nothing gets through. */
export class RetryBudget {
  readonly #mostPerHundred: number;
  readonly #stop: Stop;
  #retries = 0;
  #answered = 0;
  #trouble: string | undefined;

  constructor(mostPerHundred: number, stop: Stop) {
    this.#mostPerHundred = mostPerHundred;
    this.#stop = stop;
  }

  get retries(): number {
    return this.#retries;
  }

  /** Why nothing has got through since the last delivered event. */
  get trouble(): string | undefined {
    return this.#trouble;
  }

  noticeAnswered(): void {
    this.#answered += 1;
  }

  noticeSuccess(): void {
    this.#trouble = undefined;
  }

  noticeTrouble(reason: string): void {
    this.#trouble = reason;
  }

  /** Takes one retry from the budget; when none is left, the run ends. */
  allows(): boolean {
    this.#retries += 1;
    const most = this.#mostPerHundred;
    if (this.#retries <= FREE_RETRIES + (this.#answered * most) / 100) return true;
    this.#stop.now(
      'budget',
      `More than ${most} retries for 100 events. The last reason: ${this.#trouble ?? ''}`,
    );
    return false;
  }
}
