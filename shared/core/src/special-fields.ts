import { isBlank } from './blank';
import { isPublicIp } from './ip-address';
import { personValue } from './person-value';
import type { PersonValue, PersonValueContext } from './person-value';
import type { PathOf, Report } from './report';
import type { Settings } from './settings';

/** A person field's value by the rule of its own field where it has one, whatever it comes from; see `personValue` for all others. */
export function fieldValue(value: unknown, context: PersonValueContext): PersonValue | undefined {
  const { field, path, settings, report } = context;
  if (field === 'unsubscribed') return truthValue(value, path, report);
  if (field !== 'ip' || (isBlank(value) && settings.sendIp)) return personValue(value, context);
  const address = publicAddress(value, path, settings, report);
  return address === undefined ? undefined : { value: address };
}

/** The forms in which sources write a truth value. */
const TRUTH: ReadonlyMap<unknown, boolean> = new Map<unknown, boolean>([
  [true, true],
  ['true', true],
  [1, true],
  ['1', true],
  [false, false],
  ['false', false],
  [0, false],
  ['0', false],
]);

/** Whether a person is unsubscribed: a text would be taken for anything, and an empty one says nothing. */
function truthValue(value: unknown, path: PathOf, report: Report): PersonValue | undefined {
  const truth = TRUTH.get(value);
  if (truth !== undefined) return { value: truth };
  if (isBlank(value)) {
    report.drop('person.blank', path, 'A blank value says nothing of a subscription.');
    return undefined;
  }
  const message = 'unsubscribed is true or false; this is neither, and was left out.';
  report.warn('person.unsubscribed', path, message);
  return undefined;
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
