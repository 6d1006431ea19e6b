import { randomUUID } from 'node:crypto';
import { streamSSE } from 'hono/streaming';
import type { Context } from 'hono';
import type { HeardEvent, PlatformName, Totals } from './api';

/** The page redraws its lists on every message, so a burst of requests becomes one. */
const SHORTEST_GAP_MS = 200;
/** A regular comment: without it neither side notices that the other has gone. */
const HEARTBEAT_MS = 15_000;
/** As many as the page shows. */
const MOST_HEARD = 200;
const MOST_CHARACTERS = 8_000_000;

/** A web SDK sends within this time after fetching its settings, unless its plugins were rejected. */
const SILENCE_MS = 5_000;

interface Message {
  event: 'encharge' | 'heard' | 'forgotten' | 'silent';
  /** The server's run, and how many events it had received by then: `RUN/COUNT`. */
  id: string;
  data: string;
}

/** Tells every open page what happens, through server-sent events. */
export class ChangeFeed {
  readonly #listeners = new Set<(message: Message) => void>();
  readonly #run: string;
  /** The latest, in memory only: for pages that open later or were hidden meanwhile. */
  readonly #heard: Message[] = [];
  #characters = 0;
  #count = 0;
  #totals: Totals | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** Web SDKs that fetched their settings and have sent nothing yet. */
  readonly #waiting = new Map<PlatformName, NodeJS.Timeout>();
  readonly #silent = new Set<PlatformName>();

  /** @param run Distinguishes the ids of one server run from another's. */
  constructor(
    run: string = randomUUID(),
    private readonly silenceMs = SILENCE_MS,
  ) {
    this.#run = run;
  }

  /** @param totals The embedded Encharge's current totals. */
  encharge(totals: Totals): void {
    this.#totals = totals;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#broadcast(this.#message('encharge', this.#totals));
    }, SHORTEST_GAP_MS);
  }

  /** A web SDK fetched its settings. Pages get a message when no event follows. */
  asked(platform: PlatformName): void {
    clearTimeout(this.#waiting.get(platform));
    const timer = setTimeout(() => {
      this.#waiting.delete(platform);
      this.#silent.add(platform);
      this.#broadcast(this.#message('silent', { platform }));
    }, this.silenceMs);
    this.#waiting.set(platform, timer);
  }

  /** Forgets the received events, for all pages. */
  forget(): void {
    this.#heard.length = 0;
    this.#characters = 0;
    this.#broadcast(this.#message('forgotten', {}));
  }

  heard(event: HeardEvent): void {
    clearTimeout(this.#waiting.get(event.platform));
    this.#waiting.delete(event.platform);
    this.#silent.delete(event.platform);
    this.#count += 1;
    const message = this.#message('heard', event);
    this.#heard.push(message);
    this.#characters += message.data.length;
    while (this.#heard.length > MOST_HEARD || this.#characters > MOST_CHARACTERS)
      this.#characters -= this.#heard.shift()?.data.length ?? 0;
    this.#broadcast(message);
  }

  /** Streams changes to a page, starting after the id that it names, or from the beginning. */
  stream(context: Context, totals: Totals): Response {
    const after = context.req.header('last-event-id') ?? context.req.query('after');
    return streamSSE(context, async (stream) => {
      const silent = [...this.#silent].map((platform) => this.#message('silent', { platform }));
      const waiting = [...this.#heardAfter(after), ...silent, this.#message('encharge', totals)];
      let wake: () => void = () => undefined;
      const listener = (message: Message): void => {
        // A page that does not read loses the oldest messages.
        if (waiting.push(message) > MOST_HEARD + 1) waiting.shift();
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
    for (const timer of this.#waiting.values()) clearTimeout(timer);
  }

  #heardAfter(id: string | undefined): readonly Message[] {
    if (id === undefined) return this.#heard;
    const [run, count] = id.split('/');
    // Everything that another run received is gone, everything that this one received is new.
    const known = run === this.#run ? Number(count) : 0;
    const news = this.#count - known;
    return news > 0 ? this.#heard.slice(-news) : [];
  }

  #message(event: Message['event'], data: unknown): Message {
    return { event, id: `${this.#run}/${this.#count}`, data: JSON.stringify(data) };
  }

  #broadcast(message: Message): void {
    for (const listener of this.#listeners) listener(message);
  }
}
