import { classifyOutcome } from '@encharge-destinations/core';
import type { DeliveredRequest, Delivery, MapOptions } from '@encharge-destinations/core';
import { configOf, createDestination } from '@encharge-destinations/rudderstack';
import type { RequestDescription } from '@encharge-destinations/rudderstack';
import type { Sandbox } from '@encharge-destinations/sandbox';
import {
  bodyOf,
  executeRequest,
  requestHeaders,
  requestUrl,
} from '../../destinations/rudderstack/src/host/execute-request';

const FILTERED = 298;

/** Delivers one event through the transformer's processor entry, and makes the requests that it describes. */
export async function deliverAtProcessor(
  event: unknown,
  { sandbox, options }: { sandbox: Sandbox; options: MapOptions },
): Promise<Delivery> {
  const { ingestUrl, restUrl, writeKey, apiKey } = sandbox;
  const { now } = options;
  const { process } = createDestination({
    ingestUrl,
    restUrl,
    ...(now === undefined ? {} : { now: () => now }),
  });
  const destination = {
    Config: JSON.parse(JSON.stringify({ ...configOf(options), writeKey, apiKey })) as object,
  };
  let descriptions: RequestDescription[];
  try {
    descriptions = [process({ message: event, metadata: { jobId: 1 }, destination })].flat();
  } catch (error) {
    const { status, message } = error as { status: number; message: string };
    const kind = status === FILTERED ? 'skipped' : 'failed';
    return { kind, retryable: status === 429 || status >= 500, requests: [], reason: message };
  }
  const requests: DeliveredRequest[] = [];
  for (const description of descriptions) {
    const { status, headers, text } = await executeRequest(description);
    requests.push({
      method: description.method,
      url: requestUrl(description),
      headers: requestHeaders(description),
      body: bodyOf(description),
      status,
    });
    const { kind, message: reason } = classifyOutcome(status, headers, text);
    if (kind !== 'delivered')
      return { kind: 'failed', retryable: kind === 'retryable' || kind === 'throttled', requests, reason };
  }
  return { kind: 'delivered', retryable: false, requests };
}
