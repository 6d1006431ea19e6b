import { isPublicIp } from './ip-address';
import type { PathOf, Report } from '../explain/report';
import type { Settings } from '../options/compile-settings';

/** An IP address that may go out, trimmed. The report says why there is none. */
export function publicAddress(
  value: unknown,
  path: PathOf,
  { sendIp }: Settings,
  report: Report,
): string | undefined {
  if (!sendIp) {
    report.drop('values.ip-off', path, 'sendIp is off.');
    return undefined;
  }
  const text = typeof value === 'string' ? value.trim() : undefined;
  if (text !== undefined && isPublicIp(text)) return text;
  report.warn('values.ip', path, 'This is no public IP address; it was left out.');
  return undefined;
}
