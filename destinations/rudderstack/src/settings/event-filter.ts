import { textOf } from '../host/records';
import { EVENT_TAG, readChoice, readList } from './values';

/** The reason to skip an event of this name; `undefined` when it is sent. */
export type EventFilter = (eventName: unknown) => string | undefined;

/** The settings as RudderStack's dashboard names them for every destination. */
export const EVENT_FILTERS = ['disable', 'whitelistedEvents', 'blacklistedEvents'] as const;

/**
 * The dashboard's event filtering, for track calls. rudder-server does not apply it: it acts in the SDKs of device-mode destinations
 * only, so a cloud-mode destination has to. As there, names are trimmed and compared exactly, and an empty allowlist lets nothing
 * through. Source: RudderStack's documentation of client-side event filtering.
 *
 * @throws the host's ConfigurationError.
 */
export function readEventFilter(config: unknown): EventFilter | undefined {
  const option = readChoice(config, 'eventFilteringOption', EVENT_FILTERS) ?? 'disable';
  if (option === 'disable') return undefined;
  const names = new Set(readList(config, option, EVENT_TAG));
  const passes = option === 'whitelistedEvents';
  const reason = passes
    ? 'The event is not on the allowlist of this destination.'
    : 'The event is on the denylist of this destination.';
  return (eventName) => (names.has(textOf(eventName)) === passes ? undefined : reason);
}
