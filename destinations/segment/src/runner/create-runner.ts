import { Destination } from '@segment/actions-core';
import type { JSONObject, SegmentEvent, Subscription } from '@segment/actions-core';
import { createMapper } from '@encharge-destinations/core';
import type { Delivery, Runner, RunnerOptions } from '@encharge-destinations/core';
import { isRetriedStatus, statusOf } from '../destination/errors';
import type { Settings } from '../destination/generated-types';
import { OPTION_KEYS } from '../fields/setting-fields';
import { customised } from '../saved/customised-preset';
import { faultsIn } from '../saved/host-faults';
import type { SavedMapping } from '../saved/mapping';
import { saysUnreadable } from '../saved/unreadable-trigger';
import { createDestination } from '../definition/create-destination';
import { explain, isSkipped } from './explain';
import { mergeDeliveries, NOT_SUBSCRIBED, notTaken } from './merge-deliveries';
import { newRecord, recorded, runLog } from './recorded-destination';

/** The host's error classes for requests without an answer; they have no status. */
const NO_ANSWER = new Set(['FetchError', 'TimeoutError', 'AbortError']);

/** Options of `createRunner`. */
export interface SegmentRunnerOptions extends RunnerOptions {
  /** A customer's saved settings, in place of those made from the options; the keys are added. */
  settings?: Readonly<Record<string, unknown>>;
  /** A customer's saved mappings, in place of the presets. */
  mappings?: readonly SavedMapping[];
}

/**
 * Runs events through this destination as Segment would: the published host, each mapping (by default each preset) separately, one attempt
 * per request over real HTTP. With `dryRun` nothing is sent and every request counts as answered.
 *
 * @throws MappingError `invalid_option`.
 * @example
 * const runner = createRunner({ ingestUrl: `${sandbox}/v1`, restUrl: sandbox, writeKey: 'wk' });
 * await runner.deliver({ type: 'track', event: 'Signed Up', userId: 'u-1' }); // { kind: 'delivered', … }
 */
export function createRunner(options: SegmentRunnerOptions): Runner {
  const mapOptions = options.options ?? {};
  const { ingestUrl, restUrl, timeoutMs, dryRun } = options;
  const { now } = mapOptions;
  // Only the mapper can tell whether options are valid; the clock is read later.
  createMapper({ ...mapOptions, now: now ?? 0 });
  const clock = now === undefined ? Date.now : (): number => now;
  const definition = createDestination({
    ingestUrl,
    restUrl,
    now: clock,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });
  const destination = new Destination(recorded(definition, dryRun));
  const settings = settingsOf(options);
  const presets = (definition.presets ?? []).flatMap((preset) =>
    preset.type === 'automatic' ? [preset] : [],
  );
  const saved = options.mappings?.map((mapping) => subscriptionOf(mapping, definition.actions));

  const run = async (subscription: Subscription, event: SegmentEvent): Promise<Delivery> => {
    const record = newRecord(subscription.name ?? subscription.partnerAction);
    const made = async (): Promise<Delivery> => {
      try {
        const results = await runLog.run(record, () =>
          destination.onEvent(event, { ...settings, subscription } as unknown as JSONObject),
        );
        return { ...fateOf(results), requests: record.requests };
      } catch (error) {
        const kind = isSkipped(subscription.partnerAction, record, clock) ? 'skipped' : 'failed';
        const failure = { ...failureOf(error), kind, requests: record.requests } as const;
        return record.retryAfterMs === undefined
          ? failure
          : { ...failure, retryAfterMs: record.retryAfterMs };
      } finally {
        // The host keeps every response for its tester.
        destination.responses.length = 0;
      }
    };
    const delivery = await made();
    return options.explain === true && delivery.hostResult !== NOT_SUBSCRIBED
      ? { ...delivery, ...explain({ subscription, record, event, delivery, now: clock }) }
      : delivery;
  };

  return {
    platform: 'segment',
    deliver: async (event) => {
      try {
        const sent = asSent(event);
        const subscriptions = saved ?? presets.map((preset) => customised(preset, mapOptions, sent.event));
        const deliveries: Delivery[] = [];
        for (const subscription of subscriptions) deliveries.push(await run(subscription, sent));
        return mergeDeliveries(deliveries, sent);
      } catch (error) {
        return { ...failureOf(error), requests: [] };
      }
    },
    close: () => Promise.resolve(),
  };
}

/** The host gets events as JSON, where dates are text and `undefined` is absent. */
function asSent(event: unknown): SegmentEvent {
  const text = JSON.stringify(event) as string | undefined;
  const sent: unknown = text === undefined ? undefined : JSON.parse(text);
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent))
    throw new TypeError('An event is a JSON object; this is not one.');
  return sent as SegmentEvent;
}

function settingsOf({ writeKey, apiKey, options = {}, settings }: SegmentRunnerOptions): Settings {
  const given = settings ?? Object.fromEntries(OPTION_KEYS.map((key) => [key, options[key]]));
  const whole = { ...given, writeKey, apiKey };
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined));
}

function subscriptionOf(
  { action, mapping, trigger, name }: SavedMapping,
  actions: ReturnType<typeof createDestination>['actions'],
): Subscription {
  return {
    name: name ?? action,
    partnerAction: action,
    subscribe: trigger ?? actions[action]?.defaultSubscription ?? '',
    mapping: mapping as JSONObject,
  };
}

function fateOf(results: readonly { output?: unknown }[]): Omit<Delivery, 'requests'> {
  if (results.some(({ output }) => saysUnreadable(output))) {
    const reason = 'Segment cannot read the mapping’s trigger. A trigger looks like type = "track".';
    return { kind: 'failed', retryable: false, reason, hostResult: 'Invalid subscription' };
  }
  if (results.length === 0)
    return { kind: 'failed', retryable: false, reason: 'This destination has no action with that name.' };
  return results.some(({ output }) => output !== NOT_SUBSCRIBED)
    ? { kind: 'delivered', retryable: false }
    : notTaken();
}

function failureOf(error: unknown): Omit<Delivery, 'requests'> {
  if (!(error instanceof Error)) return { kind: 'failed', retryable: false, reason: String(error) };
  const status = statusOf(error);
  return {
    kind: 'failed',
    retryable: status === undefined ? NO_ANSWER.has(error.name) : isRetriedStatus(status),
    reason: faultsIn(error)
      .map(({ message }) => message)
      .join(' '),
    hostResult: error.name,
  };
}
