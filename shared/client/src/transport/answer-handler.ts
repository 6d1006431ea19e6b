import { errors } from 'undici';
import type { Dispatcher } from 'undici';

/** The answer to a request, as far as it arrived. */
export interface Gathered {
  /** 0 when there was no answer. */
  status: number;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  bytes: Buffer;
  /** The maximum number of bytes to read. */
  limit: number;
  /** `too_long`: the bytes stop at the limit. `broken`: they stop because of the connection, the time or the caller. */
  end: 'complete' | 'too_long' | 'broken';
  error?: unknown;
}

/** How much of an answer to read when only its error text matters. Bytes. */
export const SHORT_BODY_BYTES = 64 * 1024;

/** How to collect an answer. */
export interface GatherOptions {
  /** How much of a 2xx answer to read, in bytes; for any other it is {@link SHORT_BODY_BYTES}. */
  maxBodyBytes: number;
  /** Milliseconds for the whole body. undici's own time-out restarts with every chunk, so a slow body would never end. */
  bodyTimeoutMs: number;
  /** Stops it. */
  signal: AbortSignal | undefined;
  /** Called once. */
  onEnd: (gathered: Gathered) => void;
}

/**
 * Collects one answer straight from undici's parser: a stream for every answer would cost a backfill a tenth of its time. Past the limit
 * the request is aborted, and the pool replaces the socket.
 */
export class AnswerHandler implements Dispatcher.DispatchHandler {
  readonly #options: GatherOptions;
  readonly #chunks: Buffer[] = [];
  #controller: Dispatcher.DispatchController | undefined;
  #status = 0;
  #headers: Gathered['headers'] = {};
  #size = 0;
  #limit = 0;
  #timer: NodeJS.Timeout | undefined;
  #isOver = false;
  #onAbort: (() => void) | undefined;

  constructor(options: GatherOptions) {
    this.#options = options;
    const { signal } = options;
    if (signal === undefined) return;
    this.#onAbort = () => this.#giveUp(new errors.RequestAbortedError());
    if (signal.aborted) this.#onAbort();
    else signal.addEventListener('abort', this.#onAbort);
  }

  /** True once `onEnd` was called; the request need not be sent any more. */
  get isOver(): boolean {
    return this.#isOver;
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#isOver) controller.abort(new errors.RequestAbortedError());
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Gathered['headers'],
  ): void {
    // Usually the body comes in the same packet as the headers and is complete when the parser returns.
    if (this.#timer === undefined) queueMicrotask(() => this.#startTimer());
    // An interim answer, such as 103, is followed by the real one; for undici's headers time-out it already counts as one.
    if (status < 200) return;
    this.#status = status;
    this.#headers = headers;
    this.#limit = status < 300 ? this.#options.maxBodyBytes : SHORT_BODY_BYTES;
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    if (this.#size <= this.#limit) return;
    this.#finish('too_long');
    controller.abort(new errors.RequestAbortedError());
  }

  onResponseEnd(): void {
    this.#finish('complete');
  }

  onResponseError(_controller: Dispatcher.DispatchController | undefined, error: unknown): void {
    this.#finish('broken', error);
  }

  #startTimer(): void {
    if (this.#isOver || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => this.#giveUp(new errors.BodyTimeoutError()), this.#options.bodyTimeoutMs);
  }

  #giveUp(error: Error): void {
    this.#finish('broken', error);
    this.#controller?.abort(error);
  }

  /** The first call counts. */
  #finish(end: Gathered['end'], error?: unknown): void {
    if (this.#isOver) return;
    this.#isOver = true;
    clearTimeout(this.#timer);
    const { signal, onEnd } = this.#options;
    if (this.#onAbort !== undefined) signal?.removeEventListener('abort', this.#onAbort);
    const [first] = this.#chunks;
    const bytes = first !== undefined && this.#chunks.length === 1 ? first : Buffer.concat(this.#chunks);
    onEnd({
      status: this.#status,
      headers: this.#headers,
      bytes: bytes.subarray(0, this.#limit),
      limit: this.#limit,
      end,
      ...(error === undefined ? {} : { error }),
    });
  }
}
