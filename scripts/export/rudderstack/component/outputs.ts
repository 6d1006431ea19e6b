import { isDeepStrictEqual } from 'node:util';
import { INGEST_URL } from '@encharge-destinations/core';
import { createDestination } from '@encharge-destinations/rudderstack';
import type { RequestDescription, RouterOutput } from '@encharge-destinations/rudderstack';
import type { DeliveryCase } from './delivery-cases';
import { BASE_CONFIG } from './fixtures';
import type { RouterCase } from './router-cases/router-case';

/** The clock for cases that need none. */
const NOW = Date.parse('2026-03-10T00:00:00Z');

export async function outputsOf({
  config,
  messages,
  object,
  attemptNum = 1,
}: { config?: object | undefined } & Omit<RouterCase, 'id' | 'description' | 'config'>): Promise<
  RouterOutput[]
> {
  const at = (now: number): Promise<RouterOutput[]> =>
    createDestination({ now: () => now }).processRouterDest(
      messages.map((message, index) => ({
        message,
        metadata: { jobId: index + 1, attemptNum },
        destination: { Config: { ...BASE_CONFIG, ...config } },
        ...(object === undefined ? {} : { connection: { config: { destination: { object } } } }),
      })),
    );
  const [outputs, later] = [await at(NOW), await at(NOW * 2)];
  if (!isDeepStrictEqual(outputs, later)) throw new Error('A case depends on the host’s clock.');
  return outputs;
}

export async function requestOf(
  one: DeliveryCase,
): Promise<{ request: RequestDescription; destInfo: Record<string, unknown> | undefined }> {
  const [output] = await outputsOf({
    messages: [one.message],
    ...(one.config === undefined ? {} : { config: one.config }),
  });
  const request = [output?.batchedRequest].flat()[one.request ?? 0];
  if (request === undefined || (request.endpoint !== INGEST_URL && one.request === undefined))
    throw new Error(`${one.id}: there is no request to deliver.`);
  const destInfo = output?.metadata[0]?.['destInfo'] as Record<string, unknown> | undefined;
  return { request, destInfo };
}
