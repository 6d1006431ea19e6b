import { isBlank } from './blank';
import { isPublicIp } from './ip-address';
import { personValue } from './person-value';
import type { PersonValue, PersonValueContext } from './person-value';
import type { PathOf, Report } from './report';
import type { Settings } from './settings';

/** A person field's value by the rule of its own field where it has one, whatever it comes from; see `personValue` for all others. */
export function fieldValue(value: unknown, context: PersonValueContext): PersonValue | undefined {
  if (context.field !== 'ip' || (isBlank(value) && context.settings.sendIp))
    return personValue(value, context);
  const address = publicAddress(value, context.path, context.settings, context.report);
  return address === undefined ? undefined : { value: address };
}

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
