import type { Json, JsonObject, SegmentSubscription, Setup } from '../api';
import { RefusedRequest } from './api-problem';
import { objectOf, textOf } from './read-body';

/** The settings of both platforms that hold keys. */
const KEYS: ReadonlySet<string> = new Set(['writeKey', 'apiKey']);
const LONGEST = 1_000_000;
const MOST_SUBSCRIPTIONS = 100;

/**
 * Reads a setup.
 *
 * @throws {RefusedRequest} naming what is missing or has the wrong type.
 */
export function readSetup(value: Json | undefined): Setup {
  const setup = objectOf(value, 'setup');
  const segment = objectOf(setup['segment'], 'setup.segment');
  const { subscriptions } = segment;
  if (!Array.isArray(subscriptions)) throw new RefusedRequest('setup.segment.subscriptions must be a list.');
  if (subscriptions.length > MOST_SUBSCRIPTIONS)
    throw new RefusedRequest(`At most ${MOST_SUBSCRIPTIONS} mappings fit here.`);
  const read: Setup = {
    segment: {
      settings: objectOf(segment['settings'], 'setup.segment.settings'),
      subscriptions: subscriptions.map(readSubscription),
    },
    rudderstack: {
      config: objectOf(
        objectOf(setup['rudderstack'], 'setup.rudderstack')['config'],
        'setup.rudderstack.config',
      ),
    },
  };
  if (JSON.stringify(read).length > LONGEST) throw new RefusedRequest('The setup is larger than 1 MB.', 413);
  return read;
}

/** The setup without any keys in it. */
export function withoutKeys({ segment, rudderstack }: Setup): Setup {
  return {
    segment: { ...segment, settings: filtered(segment.settings) },
    rudderstack: { config: filtered(rudderstack.config) },
  };
}

function readSubscription(value: Json, index: number): SegmentSubscription {
  const at = `setup.segment.subscriptions[${index}]`;
  const subscription = objectOf(value, at);
  return {
    name: textOf(subscription['name'], `${at}.name`),
    action: textOf(subscription['action'], `${at}.action`),
    trigger: textOf(subscription['trigger'], `${at}.trigger`),
    isEnabled: subscription['isEnabled'] !== false,
    mapping: objectOf(subscription['mapping'], `${at}.mapping`),
  };
}

function filtered(settings: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(settings).filter(([key]) => !KEYS.has(key)));
}
