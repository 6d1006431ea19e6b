import type { SegmentEvent, Subscription } from '@segment/actions-core';
import { build, MappingError, pointerTo } from '@encharge-destinations/core';
import type {
  Call,
  Delivery,
  DeliveryExplanation,
  Fields,
  MapOptions,
  Pointer,
  RuleId,
} from '@encharge-destinations/core';
import { isEarlierEvent } from '../destination/earlier';
import { buildFields, optionsOf } from '../destination/options';
import { explainEarlier } from './explain-earlier';
import { placeInEvent } from './place-in-event';
import type { RunRecord } from './recorded-destination';

/** The calls of the actions that send to Ingest. */
const CALLS: ReadonlyMap<string, Call> = new Map([
  ['trackEvent', 'track'],
  ['identifyUser', 'identify'],
  ['trackPageView', 'page'],
  ['trackScreenView', 'screen'],
  ['createUpdateObject', 'group'],
  ['aliasUser', 'alias'],
]);
/** Whether the settings skip the event: the host reports a skip as an event that fails validation. */
export function isSkipped(action: string, { resolved }: RunRecord, now: () => number): boolean {
  const call = CALLS.get(action);
  if (call === undefined || resolved === undefined) return false;
  const { fields, settings } = resolved;
  if (isEarlierEvent(call, fields, settings)) return false;
  try {
    const options = { ...optionsOf(settings, fields), now: now() };
    return build(call, buildFields(fields), options).skipped !== undefined;
  } catch {
    return false;
  }
}

/** The fields of the actions that send to the REST API: their bodies use the same names. */
const REST_RULES: ReadonlyMap<string, RuleId> = new Map([
  ['tag', 'tags.list'],
  ['userId', 'identity.user-id'],
  ['email', 'identity.email'],
  ['segmentAnonymousId', 'identity.anonymous-id'],
]);

/** One event after one mapping. */
export interface Explained {
  subscription: Subscription;
  record: RunRecord;
  event: SegmentEvent;
  delivery: Delivery;
  /** The clock, in epoch milliseconds. */
  now: () => number;
}

/**
 * Where the values in the requests come from: `build` names each value's field, and the mapping's directives lead to its place in the
 * event. Works for presets and for mappings that a customer edited.
 */
export function explain(explained: Explained): Pick<Delivery, 'path' | 'explanation'> {
  const { subscription, record, event, delivery } = explained;
  const placeOf = (field: Pointer): Pointer | undefined =>
    placeInEvent(subscription.mapping ?? {}, field, event);
  if (record.resolved === undefined) {
    const field = fieldNamedIn(delivery.reason, subscription);
    const path = field === undefined ? undefined : placeOf(field);
    return { ...(path === undefined ? {} : { path }), explanation: nothing() };
  }
  const { fields, settings } = record.resolved;
  const call = CALLS.get(subscription.partnerAction);
  if (call === undefined) return { explanation: restExplanation(record, placeOf) };
  if (isEarlierEvent(call, fields, settings))
    return { explanation: explainEarlier(call, fields, record, placeOf) };
  const options = { ...optionsOf(settings, fields), trace: true, now: explained.now() };
  return ingestExplanation(call, fields, options, placeOf);
}

function ingestExplanation(
  call: Call,
  fields: Fields,
  options: MapOptions,
  placeOf: (field: Pointer) => Pointer | undefined,
): Pick<Delivery, 'path' | 'explanation'> {
  try {
    const made = build(call, buildFields(fields), options);
    const { trace = [], dropped = [], warnings } = made;
    return {
      explanation: {
        trace: trace.map(({ source: field, ...entry }) => {
          const source = field === undefined ? undefined : placeOf(field);
          return { request: 0, ...entry, ...(source === undefined ? {} : { source }) };
        }),
        dropped: dropped.flatMap(({ source: field, ...entry }) => {
          const source = placeOf(field);
          return source === undefined ? [] : [{ ...entry, source }];
        }),
        warnings: warnings.map(({ path: field, ...entry }) => ({ ...entry, path: placeOf(field) ?? '' })),
      },
    };
  } catch (error) {
    const path = error instanceof MappingError ? placeOf(error.path) : undefined;
    return { ...(path === undefined ? {} : { path }), explanation: nothing() };
  }
}

function restExplanation(
  { requests }: RunRecord,
  placeOf: (field: Pointer) => Pointer | undefined,
): DeliveryExplanation {
  const trace = requests.flatMap(({ body }, request) =>
    Object.entries(body ?? {}).flatMap(([key, value]) => {
      const rule = REST_RULES.get(key);
      if (rule === undefined || value === undefined) return [];
      const target = pointerTo('', key);
      const source = placeOf(target);
      return [{ request, target, rule, ...(source === undefined ? {} : { source }) }];
    }),
  );
  return { trace, dropped: [], warnings: [] };
}

/** The host's validation names a field only in its message: `… the required field 'event'.` */
function fieldNamedIn(reason: string | undefined, { mapping = {} }: Subscription): Pointer | undefined {
  const field = /'([A-Za-z]+)'/.exec(reason ?? '')?.[1];
  return field !== undefined && Object.hasOwn(mapping, field) ? pointerTo('', field) : undefined;
}

function nothing(): DeliveryExplanation {
  return { trace: [], dropped: [], warnings: [] };
}
