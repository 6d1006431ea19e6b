import { Pool } from 'undici';
import type { Dispatcher } from 'undici';
import { checkCount, checkKey, checkMilliseconds, checkUrl } from './check-settings';
import { ClientError } from '../errors';
import { createRedactor } from '../redact/redact';
import type { Redact } from '../redact/redact';

/** How a client connects. Every option has a default. */
export interface ConnectionOptions {
  /** The maximum number of open sockets; further requests wait for one. Default 8. */
  connections?: number | undefined;
  /** Milliseconds for connecting, including TLS. Default 5,000. */
  connectTimeoutMs?: number | undefined;
  /** Milliseconds from the request to the answer's headers. Default 10,000. */
  headersTimeoutMs?: number | undefined;
  /** Milliseconds for the answer's whole body, however slowly it arrives. Default 10,000. */
  bodyTimeoutMs?: number | undefined;
  /** Sends the requests instead of the client's pool, e.g. a proxy agent. `close()` leaves it open: its owner closes it. */
  dispatcher?: Dispatcher | undefined;
  /** Epoch milliseconds. Used to read a `Retry-After` date in an answer without a `Date`. Default `Date.now`. */
  clock?: (() => number) | undefined;
}

/** Options for every request. */
export interface RequestOptions {
  /** Stops the request; the result then has a cause with the code `aborted`. */
  signal?: AbortSignal | undefined;
}

/** A checked connection to one of Encharge's APIs: sockets, time-outs, and the key with its redaction. */
export interface Transport {
  readonly dispatcher: Dispatcher;
  readonly origin: string;
  readonly pathname: string;
  readonly key: string;
  readonly redact: Redact;
  readonly headersTimeoutMs: number;
  readonly bodyTimeoutMs: number;
  readonly clock: () => number;
  /** @throws {ClientError} `client_closed` */
  assertOpen(): void;
  /** Waits for open requests, then closes the sockets. May be called twice. */
  close(): Promise<void>;
}

/**
 * Checks the settings and opens the pool. The first requests make the connections.
 *
 * @throws {ClientError} for settings that cannot work.
 */
export function openTransport(
  target: { key: string; keyName: string; url: string },
  options: ConnectionOptions,
): Transport {
  const key = checkKey(target.key, target.keyName);
  const { origin, pathname } = checkUrl(target.url, key);
  const headersTimeoutMs = checkMilliseconds('headersTimeoutMs', options.headersTimeoutMs ?? 10_000);
  const bodyTimeoutMs = checkMilliseconds('bodyTimeoutMs', options.bodyTimeoutMs ?? 10_000);
  const connectTimeout = checkMilliseconds('connectTimeoutMs', options.connectTimeoutMs ?? 5_000);
  const connections = checkCount('connections', options.connections ?? 8);

  const dispatcher = options.dispatcher ?? new Pool(origin, { connections, connectTimeout });
  let closing: Promise<void> | undefined;
  return {
    dispatcher,
    origin,
    pathname,
    key,
    redact: createRedactor(key),
    headersTimeoutMs,
    bodyTimeoutMs,
    clock: options.clock ?? Date.now,
    assertOpen() {
      if (closing === undefined) return;
      throw new ClientError(
        'client_closed',
        'This client was closed.',
        'Create a new one, or close it later.',
      );
    },
    close() {
      closing ??= options.dispatcher === undefined ? dispatcher.close() : Promise.resolve();
      return closing;
    },
  };
}
