import { Destination } from '@segment/actions-core';
import type { JSONObject, SegmentEvent } from '@segment/actions-core';
import { createMapper } from '@encharge-destinations/core';
import type { DeliveredRequest, Delivery, MapOptions } from '@encharge-destinations/core';
import type { Sandbox } from '@encharge-destinations/sandbox';
import { createDestination } from '@encharge-destinations/segment';
import type { Settings } from '@encharge-destinations/segment';
import { customised } from '../../destinations/segment/src/saved/customised-preset';
import { OPTION_KEYS } from '../../destinations/segment/src/fields/setting-fields';

/** The host's own message about an event that no mapping takes. */
const NOT_SUBSCRIBED = /does not match subscription/i;

/**
 * Delivers one event as a batch of one through the published host's own `onBatch`, every preset with its default mapping.
 *
 * @param deliverAlone Delivers the event by itself: in a batch the host reports a message for every event but no error class, so only its
 *   reason identifies a skip.
 * @throws MappingError `invalid_option`.
 */
export async function deliverAsBatch(
  event: unknown,
  { sandbox, options }: { sandbox: Sandbox; options: MapOptions },
  deliverAlone: () => Promise<Delivery>,
): Promise<Delivery> {
  createMapper({ ...options, now: options.now ?? 0 });
  const { writeKey, apiKey } = sandbox;
  const destination = destinationOf(sandbox, options.now);
  const text = JSON.stringify(event) as string | undefined;
  const sent = JSON.parse(text ?? 'null') as SegmentEvent | null;
  const subscriptions = (destination.definition.presets ?? []).flatMap((preset) =>
    preset.type === 'automatic' ? [customised(preset, options, sent?.event)] : [],
  );
  const given = Object.fromEntries(OPTION_KEYS.map((key) => [key, options[key]]));
  const settings = { ...given, writeKey, apiKey };
  const entries = await entriesOf(() =>
    destination.onBatch([sent] as SegmentEvent[], { ...settings, subscriptions } as unknown as JSONObject),
  );
  const taken = entries.find(({ errormessage }) => !NOT_SUBSCRIBED.test(errormessage ?? ''));
  const requests = requestsAt(sandbox);
  if (taken === undefined)
    return { kind: 'skipped', retryable: false, requests, reason: 'No mapping takes this event.' };
  const { status, errormessage: reason = 'no message' } = taken;
  if (status < 300) return { kind: 'delivered', retryable: false, requests };
  const alone = await deliverAlone();
  return {
    kind: alone.kind === 'skipped' && alone.reason === reason ? 'skipped' : 'failed',
    retryable: status === 429 || status >= 500,
    requests,
    reason,
  };
}

const destinations = new Map<string, Destination<Settings>>();

/** One destination for all scenarios, as in the host: compiling its forms takes longer than an event. */
function destinationOf({ ingestUrl, restUrl }: Sandbox, now: number | undefined): Destination<Settings> {
  const key = `${ingestUrl} ${String(now)}`;
  const clock = now === undefined ? {} : { now: () => now };
  const destination =
    destinations.get(key) ?? new Destination(createDestination({ ingestUrl, restUrl, ...clock }));
  destinations.set(key, destination);
  // The host keeps every response for its tester.
  destination.responses.length = 0;
  return destination;
}

interface Entry {
  status: number;
  errormessage?: string;
}

/** The host's report of the event, once per mapping; nothing for a mapping that does not take it. */
async function entriesOf(run: () => Promise<unknown>): Promise<Entry[]> {
  try {
    const results = (await run()) as { multistatus?: (Entry | undefined)[] }[];
    return results.flatMap(({ multistatus = [] }) => multistatus.filter((entry) => entry !== undefined));
  } catch (error) {
    // A value that is not an event breaks the host before it checks any mapping.
    return [{ status: 400, errormessage: error instanceof Error ? error.message : String(error) }];
  }
}

function requestsAt(sandbox: Sandbox): DeliveredRequest[] {
  return sandbox.state().requests.map(({ method, path, headers, body, status }) => ({
    method,
    url: path,
    headers,
    body,
    status: status ?? 0,
  }));
}
