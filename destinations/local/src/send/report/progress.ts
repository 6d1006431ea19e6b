import type { Context } from '../../cli/context';
import { changingLine } from '../../cli/text/changing-line';
import type { ChangingLine } from '../../cli/text/changing-line';
import { plural } from '../../cli/text/plural';
import { describeDuration } from '../../cli/text/durations';

export interface Standing {
  read: number;
  delivered: number;
  failed: number;
  retries: number;
  /** The allowed number of concurrent requests. */
  atOnce: number;
  /** How long nothing may be sent, in milliseconds. */
  pausedMs: number;
  bytes: number;
  /** Absent when unknown, as for standard input. */
  totalBytes?: number | undefined;
}

const CHANGING_MS = 200;
const LINES_MS = 5000;
/** After so long without a delivery there is no estimate. */
const STUCK_MS = 10_000;

/** Reports a run's progress: on a terminal in one changing line, elsewhere in a line every few seconds, or as NDJSON. */
export class ProgressReport {
  readonly #context: Context;
  readonly #isJson: boolean;
  readonly #standing: () => Standing;
  readonly #line: ChangingLine | undefined;
  readonly #timer: NodeJS.Timeout;
  #first: Standing;
  #start: number;
  #hasBegun = false;
  #lastDelivered = -1;
  #lastAt = 0;
  #isOver = false;

  constructor(context: Context, isJson: boolean, standing: () => Standing) {
    this.#context = context;
    this.#isJson = isJson;
    this.#standing = standing;
    this.#line = isJson ? undefined : changingLine(context.io);
    this.#start = context.io.now();
    this.#first = standing();
    this.#timer = setInterval(() => this.#report(), this.#line !== undefined ? CHANGING_MS : LINES_MS);
    this.#timer.unref();
  }

  /** Call with the first event of this run: what an earlier run did says nothing about this one's speed. */
  begin(): void {
    if (this.#hasBegun) return;
    this.#hasBegun = true;
    this.#first = this.#standing();
    this.#start = this.#context.io.now();
  }

  /** Makes room for another line. */
  clear(): void {
    this.#line?.clear();
  }

  /** Says that the run is stopping. */
  reportStopping(): void {
    if (this.#isOver) return;
    const message = 'Stopping: requests in progress finish first. Press Ctrl-C again to end it at once.';
    this.clear();
    this.#context.io.stderr.write(
      `${this.#isJson ? JSON.stringify({ level: 'stopping', message }) : message}\n`,
    );
  }

  stop(): void {
    this.#isOver = true;
    clearInterval(this.#timer);
    this.clear();
  }

  /** Whether nothing gets through, so that the remaining time is unknown. */
  #isStuck({ delivered }: Standing): boolean {
    const now = this.#context.io.now();
    if (this.#lastDelivered !== delivered) {
      this.#lastDelivered = delivered;
      this.#lastAt = now;
    }
    return delivered === this.#first.delivered || now - this.#lastAt > STUCK_MS;
  }

  #report(): void {
    const standing = this.#standing();
    const seconds = Math.max(0.001, (this.#context.io.now() - this.#start) / 1000);
    const perSecond = (standing.delivered - this.#first.delivered) / seconds;
    const { bytes, totalBytes } = standing;
    const bytesPerSecond = (bytes - this.#first.bytes) / seconds;
    const leftMs =
      totalBytes === undefined || bytesPerSecond <= 0 || this.#isStuck(standing)
        ? undefined
        : ((totalBytes - bytes) / bytesPerSecond) * 1000;
    const { io } = this.#context;
    if (this.#isJson) {
      const numbers = {
        ...standing,
        perSecond: Math.round(perSecond),
        leftMs: leftMs === undefined ? undefined : Math.round(leftMs),
      };
      io.stderr.write(`${JSON.stringify({ level: 'progress', ...numbers })}\n`);
      return;
    }
    const text = describeStanding(standing, perSecond, leftMs);
    if (this.#line === undefined) io.stderr.write(`${text}\n`);
    else this.#line.show(text);
  }
}

function describeStanding(standing: Standing, perSecond: number, leftMs: number | undefined): string {
  const { delivered, failed, retries, atOnce, pausedMs, bytes, totalBytes } = standing;
  const share =
    totalBytes === undefined || totalBytes === 0 ? [] : [`${Math.floor((bytes / totalBytes) * 100)} %`];
  const pause = pausedMs > 0 ? [`Encharge asks to wait ${describeDuration(pausedMs)}`] : [];
  const left = leftMs === undefined ? [] : [`about ${describeDuration(leftMs)} left`];
  return [
    ...share,
    `${delivered} delivered`,
    `${Math.round(perSecond)}/s`,
    `${atOnce} at once`,
    plural(retries, 'retry', 'retries'),
    `${failed} failed`,
    ...pause,
    ...left,
  ].join(', ');
}
