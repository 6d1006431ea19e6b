import { streamSSE } from 'hono/streaming';
import type { Context } from 'hono';
import type { HeardEvent, Totals } from './api';

/** The page redraws its lists on every message: a burst of requests is one. */
const SHORTEST_GAP_MS = 200;
/** A comment now and then: without it neither side notices that the other has gone. */
const HEARTBEAT_MS = 15_000;
const MOST_WAITING = 200;

interface Message {
  event: 'encharge' | 'heard';
  data: string;
}

/** Tells every open page what happens, as server-sent events. */
export class ChangeFeed {
  readonly #listeners = new Set<(message: Message) => void>();
  #totals: Totals | undefined;
  #timer: NodeJS.Timeout | undefined;

  /** @param totals Of the embedded Encharge, now. */
  encharge(totals: Totals): void {
    this.#totals = totals;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#tell({ event: 'encharge', data: JSON.stringify(this.#totals) });
    }, SHORTEST_GAP_MS);
  }

  heard(event: HeardEvent): void {
    this.#tell({ event: 'heard', data: JSON.stringify(event) });
  }

  /** Answers a page that wants to be told. */
  stream(context: Context, totals: Totals): Response {
    return streamSSE(context, async (stream) => {
      const waiting: Message[] = [{ event: 'encharge', data: JSON.stringify(totals) }];
      let wake: () => void = () => undefined;
      const listener = (message: Message): void => {
        // A page that does not read loses the oldest news.
        if (waiting.push(message) > MOST_WAITING) waiting.shift();
        wake();
      };
      this.#listeners.add(listener);
      stream.onAbort(() => {
        this.#listeners.delete(listener);
        wake();
      });
      const heartbeat = setInterval(() => void stream.write(': here\n\n'), HEARTBEAT_MS);
      try {
        while (!stream.aborted) {
          const message = waiting.shift();
          if (message !== undefined) await stream.writeSSE(message);
          else await new Promise<void>((resolve) => (wake = resolve));
        }
      } finally {
        clearInterval(heartbeat);
        this.#listeners.delete(listener);
      }
    });
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #tell(message: Message): void {
    for (const listener of this.#listeners) listener(message);
  }
}
