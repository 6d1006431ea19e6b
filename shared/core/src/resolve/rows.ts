import { perCall } from '../calls';
import type { Call } from '../calls';
import { emailText, isEmail, readId } from '../person/identifiers';
import type { Plan } from '../plan';
import { callTables } from '../tables/call-tables';
import type { Normaliser, TableField, Usable } from '../tables/table-field';
import type { Dialect, Path } from '../types';
import { isoTimestamp } from '../values/dates';
import { firstPublicIp } from '../values/ip-address';
import { isBlank, remembered, valueAt } from '../values/values';

/** One row of a field table, compiled: where an event has the field, and where the payload gets a copy of it. */
export interface Row extends Pick<TableField, 'key' | 'rule'> {
  normalise: Normaliser | undefined;
  places: readonly Place[];
  isUsable: ((value: unknown) => boolean) | undefined;
  /** Of an object that is copied part by part, each of them text. */
  parts: readonly string[] | undefined;
  /** The object in the payload, and its key. */
  into: Path;
  last: string;
  /** Nothing else depends on it: it is read only when it is copied. */
  isLate: boolean;
}

interface Place {
  path: Path;
  /** It counts only where another place has one of these values. */
  when: { path: Path; in: readonly unknown[] } | undefined;
}

const USABLE: Readonly<Record<Usable, (value: unknown) => boolean>> = {
  id: (value) => readId(value) !== undefined,
  email: (value) => isEmail(emailText(value)),
  timestamp: (value) => isoTimestamp(value) !== undefined,
  ip: (value) => firstPublicIp(value) !== undefined,
};

/** The same path for all fields of one object. */
const holderAt = remembered((pointer): Path => pointer.split('/').slice(1));

function rowsOf(call: Call, dialect: Dialect): readonly Row[] {
  return callTables[call].flatMap(({ key, source, rule, usable, normalise, fields, decides = false, to }) => {
    const whole = 'parts' in source ? [`context.${key}`] : [];
    const places = ('paths' in source ? source.paths : whole).map((place): Place => {
      const { path, when } = typeof place === 'string' ? { path: place, when: undefined } : place;
      return { path: path.split('.'), when: when && { path: when.path.split('.'), in: when.in } };
    });
    const [target = ''] = to[dialect] ?? [];
    if (places.length === 0 || (target === '' && !decides)) return [];
    const parts = fields?.map((part) => part.key);
    const end = target.lastIndexOf('/');
    const [into, last] = [holderAt(target.slice(0, end)), target.slice(end + 1)];
    const isLate = Boolean(normalise ?? (parts && !decides));
    return [{ key, rule, normalise, places, isUsable: usable && USABLE[usable], parts, into, last, isLate }];
  });
}

/** The rows of a call, those that are read first, those that are copied, and the most likely place of each. */
const tableOf = (dialect: Dialect) =>
  perCall((call) => {
    const all = rowsOf(call, dialect);
    return {
      all,
      early: all.filter(({ isLate }) => !isLate),
      copied: all.filter(({ normalise, parts, last }) => (normalise ?? parts) && last),
      usual: Object.fromEntries(all.map(({ key, places: [first] }) => [key, first?.path ?? []])),
    };
  });
export const tables = { documented: tableOf('documented'), segment: tableOf('segment') };

/**
 * A field's value, as a host resolved it or from the event: from the first of its places that is not blank, or, if that value is not usable,
 * from the first one with a usable value.
 */
export function readField({ key, places, isUsable }: Row, plan: Plan): unknown {
  const { event, fields } = plan;
  if (event === undefined) return fields[key];
  let best: Path | undefined;
  let found: unknown;
  for (const { path, when } of places) {
    const value = valueAt(event, path);
    if (isBlank(value) || when?.in.includes(valueAt(event, when.path)) === false) continue;
    if (best && isUsable?.(found) !== false) break;
    if (!best || isUsable?.(value) === true) {
      best = path;
      found = value;
    }
  }
  if (best && best !== places[0]?.path) plan.foundAt(key, best);
  return found;
}
