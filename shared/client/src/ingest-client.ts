import { INGEST_URL, ingestHeaders } from '@encharge-destinations/core';
import type { IngestPayload } from '@encharge-destinations/core';
import { attempt } from './attempt';
import type { AttemptResult } from './attempt';
import { ClientError } from './errors';
import { openTransport } from './transport/transport';
import type { ConnectionOptions, RequestOptions } from './transport/transport';

/** Settings for an Ingest API client. */
export interface IngestClientOptions extends ConnectionOptions {
  /** The account's write key. */
  writeKey: string;
  /** Default: Encharge's Ingest API. Plain http is accepted for this machine only. */
  url?: string | undefined;
}

/** Sends payloads to Ingest. */
export interface IngestClient {
  /**
   * Sends one payload in one attempt. Resolves for every answer and every network fault.
   *
   * @throws {ClientError} `invalid_payload` for one that JSON cannot hold, `client_closed`.
   */
  send(payload: IngestPayload, options?: RequestOptions): Promise<AttemptResult>;
  /** Waits for open requests, then closes the sockets. */
  close(): Promise<void>;
}

/**
 * Opens an Ingest API client: one event per `POST` request, over a few keep-alive connections.
 *
 * @throws {ClientError} for a key or a URL that cannot work, before anything is sent.
 * @example
 * const ingest = createIngestClient({ writeKey });
 * const result = await ingest.send({ name: 'Trial Started', user: { userId: 'u-1' } });
 * if (!result.ok) report(result.outcome.message);
 * await ingest.close();
 */
export function createIngestClient(options: IngestClientOptions): IngestClient {
  const { writeKey, url = INGEST_URL, ...connection } = options;
  const transport = openTransport({ key: writeKey, keyName: 'write key', url }, connection);
  return {
    async send(payload, { signal } = {}) {
      transport.assertOpen();
      const body = serialise(payload);
      const headers = ingestHeaders(payload);
      return attempt(transport, { method: 'POST', path: transport.pathname, headers, body, signal });
    },
    close: () => transport.close(),
  };
}

function serialise(payload: unknown): string {
  if (typeof payload === 'object' && payload !== null) {
    try {
      return JSON.stringify(payload);
    } catch {
      // A cycle or a BigInt. The error's own text may quote the payload, so it is not kept.
    }
  }
  throw new ClientError(
    'invalid_payload',
    'The payload is not an object that JSON can hold.',
    'Send what the mapper returns.',
  );
}
