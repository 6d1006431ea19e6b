import { callIfKnown } from './problem';
import { isRecord } from '../cli/json/records';

/**
 * The event in a line of RudderStack's own archive, which wraps each one as `{"userId", "payload", "createdAt", "messageId"}` (the
 * `archiver` of rudder-server); anything else as it is.
 */
export function archivedEvent(value: unknown): unknown {
  if (!isRecord(value) || 'type' in value) return value;
  const { payload } = value;
  const isWrapped = isRecord(payload) && ['userId', 'createdAt', 'messageId'].every((key) => key in value);
  return isWrapped && callIfKnown(payload) !== undefined ? payload : value;
}
