import type { Runner } from '@encharge-destinations/core';
import { exclusionOf } from '../../events/exclusion';
import type { PlatformName, Setup } from '../api';

/** Where a runner sends, and with which keys. */
export interface Connection {
  ingestUrl: string;
  restUrl: string;
  writeKey: string;
  apiKey?: string;
  timeoutMs?: number;
  /** Nothing is sent. */
  dryRun?: boolean;
  /** The clock, in epoch milliseconds; the host's if absent. */
  now?: number;
}

/**
 * A runner for a saved setup. Explains its results unless `explain` is false. As on the platforms, an event whose sender excluded this
 * destination does not reach its code.
 */
export async function openRunner(
  platform: PlatformName,
  setup: Setup,
  connection: Connection,
  explain = true,
): Promise<Runner> {
  const runner = await runnerOf(platform, setup, connection, explain);
  return {
    ...runner,
    deliver: async (event) => {
      const excluded = exclusionOf(1, event);
      if (excluded === undefined) return runner.deliver(event);
      const { message: reason, path } = excluded;
      return { kind: 'skipped', retryable: false, reason, path, requests: [] };
    },
  };
}

async function runnerOf(
  platform: PlatformName,
  { segment, rudderstack }: Setup,
  { now, ...connection }: Connection,
  explain: boolean,
): Promise<Runner> {
  const common = { ...connection, explain, options: now === undefined ? {} : { now } };
  if (platform === 'rudderstack') {
    const { createRunner } = await import('@encharge-destinations/rudderstack');
    return createRunner({ ...common, config: rudderstack.config });
  }
  const { createRunner } = await import('@encharge-destinations/segment');
  const mappings = segment.subscriptions.filter(({ isEnabled }) => isEnabled);
  return createRunner({ ...common, settings: segment.settings, mappings });
}

/** One connection's runners by setup: creating one takes longer than mapping an event. Keeps only the latest. */
export class RunnerPool {
  readonly #runners = new Map<string, Promise<Runner>>();

  constructor(
    private readonly connection: Connection,
    private readonly size = 16,
  ) {}

  /** @param setup Without keys, because it is kept. */
  get(platform: PlatformName, setup: Setup, explain = true): Promise<Runner> {
    const key = `${platform} ${explain} ${JSON.stringify(setup[platform])}`;
    const known = this.#runners.get(key) ?? openRunner(platform, setup, this.connection, explain);
    // A map keeps insertion order: the least recently used comes first.
    this.#runners.delete(key);
    this.#runners.set(key, known);
    for (const oldest of [...this.#runners.keys()].slice(0, -this.size)) this.#runners.delete(oldest);
    return known;
  }
}
