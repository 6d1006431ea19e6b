import type { Call } from './calls';
import { explain } from './explain/explain';
import { compileSettings } from './options/compile-settings';
import { Plan } from './plan';
import { mappedOf, planned, planOfEvent } from './payload';
import { readFields } from './resolve/resolve';
import type { Dictionary, Fields, MapOptions, MapResult } from './types';
import { warningsOf } from './warnings';

/**
 * Maps one CDP event to the Ingest payloads it becomes. Pure: the event is not changed and may be frozen, the payload shares no object with
 * it, and the same input gives the same output.
 *
 * @param event An event of the CDP spec, as the SDKs of Segment and RudderStack send it.
 * @returns Empty `payloads` is a deliberate skip and `skipped` says why.
 * @throws MappingError `{ code, path, rule, message }` when the event cannot become a valid payload, or an option is invalid.
 * @example
 * mapEvent({ type: 'track', event: 'Signed Up', userId: 'u-1', properties: { plan: 'pro' } }).payloads
 * // [{ name: 'Signed Up', user: { userId: 'u-1' }, properties: { plan: 'pro' } }]
 */
export function mapEvent(event: unknown, options?: MapOptions): MapResult {
  return createMapper(options)(event);
}

/**
 * `mapEvent` for many events: checks the options once. `now` keeps its value.
 *
 * @throws MappingError `invalid_option`.
 * @example events.map(createMapper({ dialect: 'segment' }));
 */
export function createMapper(options?: MapOptions): (event: unknown) => MapResult {
  const settings = compileSettings(options);
  return (event) => resultOf(planOfEvent(event, settings));
}

/** With an age limit all fields are read first. */
const NO_LIMIT = { days: Infinity, since: -Infinity };

/**
 * The first step of a mapping only: a call's fields, read from an event by the field table and the customer's options. This is what a
 * host's own mapping would pass to `build`. Values are unchanged and may be parts of the event.
 *
 * @throws MappingError `invalid_option`.
 * @example resolve('alias', { type: 'alias', previousId: 'a', userId: 'b' }) // { userId: 'b', previousUserId: 'a' }
 */
export function resolve(call: Call, event: Dictionary, options?: MapOptions): Fields {
  return readFields(call, event, { ...compileSettings(options), maxEventAge: NO_LIMIT }).fields;
}

/**
 * The second step of a mapping: makes an Ingest payload of resolved fields, normalised and valid by construction. The fields are those
 * of `fieldTables[call]`, and any of them may be missing. Pointers of the result lead to the fields.
 *
 * @param fields Not changed, and may be frozen. The payload shares no object with them.
 * @throws MappingError when the fields cannot become a right payload, or an option is invalid.
 * @example
 * build('track', { event: 'Signed Up', userId: 'u-1' }).payloads // [{ name: 'Signed Up', user: { userId: 'u-1' } }]
 */
export function build(call: Call, fields: Fields, options?: MapOptions): MapResult {
  return resultOf(planned(new Plan(call, fields, compileSettings(options))));
}

function resultOf(plan: Plan): MapResult {
  const { payload, skipped } = mappedOf(plan);
  const result: MapResult = { payloads: payload === undefined ? [] : [payload], warnings: warningsOf(plan) };
  if (skipped !== undefined) result.skipped = skipped;
  return plan.settings.trace ? Object.assign(result, explain(plan)) : result;
}
