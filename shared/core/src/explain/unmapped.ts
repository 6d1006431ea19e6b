import { perCall } from '../calls';
import type { Call } from '../calls';
import { pathOf } from '../pointer';
import type { RuleId } from '../rules';
import { callTables } from '../tables/call-tables';
import type { TableField } from '../tables/table-field';
import type { Dialect, Dictionary, DroppedEntry, MapResult, Path } from '../types';
import { hasOwn, isBlank } from '../values/values';
import { Coverage } from './coverage';

const EVENTS = new Set(['track', 'page', 'screen']);

interface Why {
  rule: RuleId;
  reason: string;
}

const NO_FIELD: Why = { rule: 'event.unmapped', reason: 'Encharge has no field for it.' };
const NO_PLACE = 'The payload of this call has no place for it.';
const BLANK: Why = { rule: 'person.blank', reason: 'Blank values never go out.' };
const EMAIL: Why = { rule: 'identity.email', reason: 'Only the email that names the person goes out.' };
const NOT_LISTED: Why = {
  rule: 'person.traits-on-events',
  reason:
    'On events only traits that the option traitsOnEvents lists go out, each from the first place that has it.',
};
const ADDRESS: Why = {
  rule: 'values.ip',
  reason:
    'Only where the channel is web or mobile, and context.ip is blank, this is the address of a person.',
};

/**
 * The leaves of an event that were neither sent nor dropped by a rule that names them: nearly all have no field in Encharge.
 *
 * @param explained Its trace and dropped lists point into the event.
 * @example
 * unmappedLeaves({ type: 'track', context: { locale: 'en' } }, { trace: [], dropped: [] })
 * // [{ source: '/context/locale', rule: 'event.unmapped', reason: 'Encharge has no field for it.' }]
 */
export function unmappedLeaves(
  event: Dictionary,
  { trace = [], dropped = [] }: Pick<MapResult, 'trace' | 'dropped'>,
  dialect: Dialect = 'documented',
): DroppedEntry[] {
  const coverage = new Coverage();
  for (const { source } of [...trace, ...dropped]) if (source !== undefined) coverage.add(pathOf(source));
  return uncoveredLeaves(event, coverage, dialect);
}

/** The same for places that are already known. */
export function uncoveredLeaves(event: Dictionary, coverage: Coverage, dialect: Dialect): DroppedEntry[] {
  const call = typeof event['type'] === 'string' ? event['type'].trim().toLowerCase() : '';
  const found: DroppedEntry[] = [];
  coverage.add(['type']);
  coverage.forEachOther(event, (value, keys, source) => {
    const { rule, reason } = whyNot(call, value, keys, dialect);
    found.push({ source, rule, reason });
  });
  return found;
}

function whyNot(call: string, value: unknown, keys: Path, dialect: Dialect): Why {
  const row = isKnownCall(call) ? rowAt(ROWS[call], keys) : undefined;
  if (typeof value === 'object' && value !== null)
    return { rule: row?.rule ?? NO_FIELD.rule, reason: 'It is empty.' };
  const isIdentify = call === 'identify';
  const isEvent = isIdentify || EVENTS.has(call);
  const why =
    row !== undefined
      ? whyNotByRow(row, value, dialect)
      : isEvent
        ? NO_FIELD
        : { ...NO_FIELD, reason: NO_PLACE };
  if (!isEvent) return why;
  if (keys[0] === 'request_ip' && keys.length === 1 && !isBlank(value)) return ADDRESS;
  const trait =
    keys[0] === 'traits' ? keys[1] : keys[0] === 'context' && keys[1] === 'traits' ? keys[2] : undefined;
  if (trait === undefined) return why;
  if (isIdentify || (trait === 'email' && isBlank(value))) return BLANK;
  return trait === 'email' ? EMAIL : NOT_LISTED;
}

/** Why a field of the table that was read was not sent. */
function whyNotByRow({ rule, to }: TableField, value: unknown, dialect: Dialect): Why {
  if (isBlank(value)) return { rule, reason: 'It is blank.' };
  if (to.segment === undefined) return { rule, reason: 'It is only compared with the previous id.' };
  const reason =
    to[dialect] === undefined
      ? 'The documented API has no place for it; the segment dialect sends it.'
      : 'Another place of the event comes first.';
  return { rule, reason };
}

/** The rows that read places in the event, step by step. */
interface Rows {
  row?: TableField;
  below: Map<string | number, Rows>;
}

const ROWS: Readonly<Record<Call, Rows>> = perCall((call) => {
  const rows: Rows = { below: new Map() };
  for (const [path, row] of placesIn(callTables[call])) {
    let at = rows;
    for (const step of path.split('.')) {
      const next: Rows = at.below.get(step) ?? { below: new Map() };
      at.below.set(step, next);
      at = next;
    }
    at.row = row;
  }
  return rows;
});

function rowAt(rows: Rows, keys: Path): TableField | undefined {
  let at: Rows | undefined = rows;
  for (const key of keys) if ((at = at.below.get(key)) === undefined) return undefined;
  return at.row;
}

function placesIn(rows: readonly TableField[]): (readonly [path: string, row: TableField])[] {
  return rows.flatMap((row) => {
    if (row.fields !== undefined) return placesIn(row.fields);
    const paths = 'paths' in row.source ? row.source.paths : [];
    return paths.map((path) => [typeof path === 'string' ? path : path.path, row] as const);
  });
}

function isKnownCall(call: string): call is Call {
  return hasOwn(ROWS, call);
}
