import { AsyncLocalStorage } from 'node:async_hooks';
import type {
  DestinationDefinition,
  ModifiedResponse,
  RequestClient,
  RequestOptions,
} from '@segment/actions-core';
import { classifyOutcome, TOKEN_HEADER } from '@encharge-destinations/core';
import type { DeliveredRequest, Fields } from '@encharge-destinations/core';
import type { Settings } from '../destination/generated-types';

/** What one mapping did with one event. */
export interface RunRecord {
  /** The mapping's name. */
  mapping: string;
  requests: DeliveredRequest[];
  /** The fields as the host resolved them, once they pass its validation. */
  resolved?: { fields: Fields; settings: Settings };
  /** How long the last answer asked to wait. */
  retryAfterMs?: number;
}

/**
 * Finds the record for a request: run events inside `runLog.run(record, …)`. All runners share one store, because Node asks each store
 * about every new promise.
 */
export const runLog = new AsyncLocalStorage<RunRecord>();

/** An empty record. */
export function newRecord(mapping: string): RunRecord {
  return { mapping, requests: [] };
}

/**
 * The definition, with each request recorded in its event's record.
 *
 * @param dryRun Requests are recorded and count as answered; nothing is sent.
 */
export function recorded(
  definition: DestinationDefinition<Settings>,
  dryRun = false,
): DestinationDefinition<Settings> {
  const actions = Object.entries(definition.actions).map(([key, action]) => {
    const { perform } = action;
    const recording: typeof perform = (request, data): unknown => {
      const record = runLog.getStore();
      const fields: unknown = data.payload;
      if (record !== undefined) record.resolved = { fields: fields as Fields, settings: data.settings };
      return perform(recordingClient(dryRun ? answerAll : request), data);
    };
    return [key, { ...action, perform: recording }];
  });
  return {
    ...definition,
    actions: Object.fromEntries(actions) as DestinationDefinition<Settings>['actions'],
  };
}

function recordingClient(request: RequestClient): RequestClient {
  return async <Data>(url: string, options: RequestOptions = {}) => {
    const record = runLog.getStore();
    const entry = entryOf(url, options, record?.mapping);
    record?.requests.push(entry);
    const response = await request<Data>(url, options);
    entry.status = response.status;
    const { retryAfterMs } = classifyOutcome(response.status, response.headers);
    if (record !== undefined && retryAfterMs !== undefined) record.retryAfterMs = retryAfterMs;
    return response;
  };
}

/** The host's client for runs that must not send. */
const answerAll: RequestClient = <Data>() =>
  Promise.resolve(
    Object.assign(new Response('{}'), { content: '{}', data: {} }) as unknown as ModifiedResponse<Data>,
  );

function entryOf(
  url: string,
  { method = 'GET', headers = {}, json }: RequestOptions,
  mapping: string | undefined,
): DeliveredRequest {
  const lowerCase = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return {
    method: method.toUpperCase(),
    url,
    headers: Object.fromEntries(lowerCase.filter(([name]) => name !== TOKEN_HEADER.toLowerCase())),
    body: json,
    status: 0,
    ...(mapping === undefined ? {} : { mapping }),
  };
}
