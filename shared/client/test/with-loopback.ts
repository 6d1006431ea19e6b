import { createIngestClient, createRestClient } from '../src';
import type { ConnectionOptions, IngestClient, RestClient } from '../src';
import { startLoopback } from './loopback';
import type { Answer, Loopback } from './loopback';

export const WRITE_KEY = 'wk-0000-unseenkey/write+key';
export const API_KEY = 'eyJhbGciOiJub25lIn0.unseenkey.c2lnbmF0dXJl';

/** Runs with a server and an Ingest client for it, and closes both. */
export async function withIngest<T>(
  answer: Answer,
  run: (client: IngestClient, server: Loopback) => Promise<T>,
  options: ConnectionOptions = {},
): Promise<T> {
  const server = await startLoopback(answer);
  const client = createIngestClient({ writeKey: WRITE_KEY, url: `${server.url}/v1/`, ...options });
  try {
    return await run(client, server);
  } finally {
    await Promise.all([client.close(), server.close()]);
  }
}

/** Runs with a server and a REST client for it, and closes both. */
export async function withRest<T>(
  answer: Answer,
  run: (client: RestClient, server: Loopback) => Promise<T>,
  options: ConnectionOptions = {},
): Promise<T> {
  const server = await startLoopback(answer);
  const client = createRestClient({ apiKey: API_KEY, url: `${server.url}/v1`, ...options });
  try {
    return await run(client, server);
  } finally {
    await Promise.all([client.close(), server.close()]);
  }
}
