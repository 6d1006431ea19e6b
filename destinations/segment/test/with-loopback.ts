import { createTestIntegration } from '@segment/actions-core';
import { createDestination, destination } from '../src';
import type { DestinationOptions, Settings } from '../src';
import { startLoopback } from './loopback';
import type { Loopback } from './loopback';

/** The keys of these tests. */
export const KEYS = { writeKey: 'unseenkey-write', apiKey: 'unseenkey-api' };

/** The mappings that a customer gets when connecting a source. */
export const MAPPINGS = (destination.presets ?? []).filter(({ type }) => type === 'automatic');

/** What a test works with: a server, and the published host with this destination sending to it. */
export interface Bench {
  server: Loopback;
  integration: ReturnType<typeof createTestIntegration<Settings>>;
}

/** A new bench for each test in a file. */
export function withLoopback(options: DestinationOptions = {}): () => Bench {
  let bench: Bench | undefined;
  beforeEach(async () => {
    const server = await startLoopback();
    const { ingestUrl, restUrl } = server;
    // The host keeps responses from a failed run: a new integration for every test.
    bench = {
      server,
      integration: createTestIntegration<Settings>(createDestination({ ingestUrl, restUrl, ...options })),
    };
  });
  afterEach(() => bench?.server.close());
  return () => {
    if (bench === undefined) throw new Error('The bench is only ready inside a test.');
    return bench;
  };
}
