import { isBlank } from '../values/blank';
import { publicAddress } from '../values/public-address';
import { personValue } from './value';
import type { PersonValue, PersonValueContext } from './value';
import type { PathOf, Report } from '../explain/report';

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
