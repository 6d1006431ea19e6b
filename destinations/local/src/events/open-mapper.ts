import { createMapper, INGEST_URL, MappingError, REST_URL } from '@encharge-destinations/core';
import type { Delivery, MapOptions, MapResult } from '@encharge-destinations/core';
import { loadRunner } from '../cli/load-runner';
import { hostWord } from '../cli/platforms';
import type { Platform } from '../cli/platforms';

/** Turns events into payloads. */
export interface Mapper {
  /** @throws {MappingError} for an event that can never become a payload. */
  map: (event: unknown) => MapResult | Promise<MapResult>;
  close: () => Promise<unknown>;
}

/** No request leaves, so any keys work. */
const NO_KEYS = { writeKey: 'none', apiKey: 'none' };

/**
 * The mapper alone, or a platform's adapter in its host, freshly set up with these options. Nothing is sent.
 *
 * @example
 * const { map } = await openMapper('segment', { dialect: 'segment' });
 * (await map({ type: 'track', event: 'Signed Up', userId: 'u-1' })).payloads;
 */
export async function openMapper(
  platform: Platform | 'direct' | undefined,
  options: MapOptions,
): Promise<Mapper> {
  if (platform === undefined || platform === 'direct')
    return { map: createMapper(options), close: () => Promise.resolve() };
  const runner = await loadRunner(platform, {
    ingestUrl: INGEST_URL,
    restUrl: REST_URL,
    ...NO_KEYS,
    options,
    dryRun: true,
    explain: true,
  });
  return {
    map: async (event) => asResult(await runner.deliver(event), platform),
    close: () => runner.close(),
  };
}

function asResult(
  { kind, requests, reason = '', hostResult = kind, path = '', explanation }: Delivery,
  platform: Platform,
): MapResult {
  const rule = hostWord(platform, hostResult);
  if (kind === 'failed') throw new MappingError('invalid_event', path, rule, reason);
  return {
    payloads: requests.map(({ body }) => body) as MapResult['payloads'],
    warnings: [],
    ...explanation,
    ...(kind === 'skipped' ? { skipped: { rule, reason } } : {}),
  };
}
