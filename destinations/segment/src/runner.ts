import { AsyncLocalStorage } from 'node:async_hooks';
import { Destination } from '@segment/actions-core';
import type {
  DestinationDefinition,
  JSONObject,
  RequestClient,
  RequestOptions,
  SegmentEvent,
} from '@segment/actions-core';
import { createMapper, TOKEN_HEADER } from '@encharge-destinations/core';
import type { DeliveredRequest, Delivery, Runner, RunnerOptions } from '@encharge-destinations/core';
import { createDestination } from './definition';
import { isRetriedStatus, isSkippedEvent, statusOf } from './errors';
import { customised } from './runner-mapping';
import type { Settings } from './settings';

type Log = AsyncLocalStorage<DeliveredRequest[]>;

const NOT_SUBSCRIBED = 'not subscribed';
/** The host's classes for requests without an answer; they carry no status. */
const NO_ANSWER = new Set(['FetchError', 'TimeoutError', 'AbortError']);

/**
 * Runs events through this destination as Segment would: the published host, every preset with its default mapping, one attempt per
 * request over real HTTP.
 *
 * @throws MappingError `invalid_option`.
 * @example
 * const runner = createRunner({ ingestUrl: `${sandbox}/v1/`, restUrl: sandbox, writeKey: 'wk' });
 * await runner.deliver({ type: 'track', event: 'Signed Up', userId: 'u-1' }); // { kind: 'delivered', … }
 */
export function createRunner(options: RunnerOptions): Runner {
  const mapOptions = options.options ?? {};
  const { now } = mapOptions;
  // The mapper alone knows whether options are valid; the clock is asked for later.
  createMapper({ ...mapOptions, now: now ?? 0 });
  const log: Log = new AsyncLocalStorage();
  const definition = createDestination({
    ingestUrl: options.ingestUrl,
    restUrl: options.restUrl,
    ...(now === undefined ? {} : { now: () => now }),
  });
  const destination = new Destination(recorded(definition, log));
  const settings = settingsOf(options);
  const presets = (definition.presets ?? []).flatMap((preset) =>
    preset.type === 'automatic' ? [preset] : [],
  );

  return {
    platform: 'segment',
    deliver: async (event) => {
      const requests: DeliveredRequest[] = [];
      try {
        const sent = asSent(event);
        const subscriptions = presets.map((preset) => customised(preset, mapOptions, sent.event));
        const results = await log.run(requests, () =>
          destination.onEvent(sent, { ...settings, subscriptions } as unknown as JSONObject),
        );
        const isTaken = results.some(({ output }) => output !== NOT_SUBSCRIBED);
        return isTaken ? { kind: 'delivered', retryable: false, requests } : notTaken(requests);
      } catch (error) {
        return { ...failureOf(error), requests };
      } finally {
        // The host keeps every response for its tester.
        destination.responses.length = 0;
      }
    },
    close: () => Promise.resolve(),
  };
}

/** The host gets events as JSON: dates are text there, and `undefined` is nothing. */
function asSent(event: unknown): SegmentEvent {
  const text = JSON.stringify(event) as string | undefined;
  const sent: unknown = text === undefined ? undefined : JSON.parse(text);
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent))
    throw new TypeError('An event is a JSON object; this is none.');
  return sent as SegmentEvent;
}

function settingsOf({ writeKey, apiKey, options = {} }: RunnerOptions): Settings {
  const { dialect, pages, screens, maxEventAge, anonymous, clearOnNull, sendIp } = options;
  const given = { writeKey, apiKey, dialect, pages, screens, maxEventAge, anonymous, clearOnNull, sendIp };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function notTaken(requests: DeliveredRequest[]): Delivery {
  const reason = 'No mapping takes events of this type.';
  return { kind: 'skipped', retryable: false, requests, reason, hostResult: NOT_SUBSCRIBED };
}

function failureOf(error: unknown): Omit<Delivery, 'requests'> {
  if (!(error instanceof Error)) return { kind: 'failed', retryable: false, reason: String(error) };
  const status = statusOf(error);
  return {
    kind: isSkippedEvent(error) ? 'skipped' : 'failed',
    retryable: status === undefined ? NO_ANSWER.has(error.name) : isRetriedStatus(status),
    reason: error.message,
    hostResult: error.name,
  };
}

/** The definition, its requests written down for the event they belong to. */
function recorded(definition: DestinationDefinition<Settings>, log: Log): DestinationDefinition<Settings> {
  const actions = Object.entries(definition.actions).map(([key, action]) => {
    const { perform } = action;
    const recording: typeof perform = (request, data): unknown =>
      perform(recordingClient(request, log), data);
    return [key, { ...action, perform: recording }];
  });
  return {
    ...definition,
    actions: Object.fromEntries(actions) as DestinationDefinition<Settings>['actions'],
  };
}

function recordingClient(request: RequestClient, log: Log): RequestClient {
  return async <Data>(url: string, options: RequestOptions = {}) => {
    const entry = entryOf(url, options);
    log.getStore()?.push(entry);
    const response = await request<Data>(url, options);
    entry.status = response.status;
    return response;
  };
}

function entryOf(url: string, { method = 'GET', headers = {}, json }: RequestOptions): DeliveredRequest {
  const lowerCase = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return {
    method: method.toUpperCase(),
    url,
    headers: Object.fromEntries(lowerCase.filter(([name]) => name !== TOKEN_HEADER.toLowerCase())),
    body: json,
    status: 0,
  };
}
