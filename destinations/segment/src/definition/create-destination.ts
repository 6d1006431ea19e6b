import type { DestinationDefinition, RequestClient } from '@segment/actions-core';
import destination from '../destination';
import { INGEST_URL, REST_URL } from '../destination/requests';
import type { Settings } from '../destination/generated-types';
import { within } from '../destination/within';

// Exported by name as well: Node cannot see the name when an index re-exports a default.
export { destination };

/** Where the destination sends, for sandboxes and tests. */
export interface DestinationOptions {
  /** Default: Encharge's Ingest API. */
  ingestUrl?: string;
  /** Default: Encharge's REST API. */
  restUrl?: string;
  /** The clock, in epoch milliseconds. Only the setting `maxEventAge` needs it. */
  now?: () => number;
  /** How long to wait for an answer, in milliseconds. Default: the host's limit. */
  timeoutMs?: number;
}

/** What the host calls, with its client and the data of the call. */
type Call<Data> = (request: RequestClient, data: Data) => unknown;

/**
 * The destination with other base URLs: it sends through a client that redirects its requests. The published destination has no such
 * option.
 *
 * @example new Destination(createDestination({ ingestUrl: 'http://127.0.0.1:4010/v1' }))
 */
export function createDestination(options: DestinationOptions = {}): DestinationDefinition<Settings> {
  const redirected =
    <Data, Result>(call: (request: RequestClient, data: Data) => Result) =>
    (request: RequestClient, data: Data): Result =>
      atTime(options.now, () => call(clientOf(request, options), data));
  /** One dynamic list, or an object of them, redirected. */
  const redirectedLists = (lists: object): object =>
    Object.fromEntries(
      Object.entries(lists).map(([key, list]: [string, Call<unknown> | object]) => [
        key,
        typeof list === 'function' ? redirected(list as Call<unknown>) : redirectedLists(list),
      ]),
    );
  const actions = Object.entries(destination.actions).map(([key, action]) => {
    const { perform, performBatch, dynamicFields = {} } = action;
    return [
      key,
      {
        ...action,
        perform: redirected(perform),
        ...(performBatch === undefined ? {} : { performBatch: redirected(performBatch) }),
        dynamicFields: redirectedLists(dynamicFields),
      },
    ] as const;
  });
  const { authentication, onDelete } = destination;
  return {
    ...destination,
    ...(authentication?.testAuthentication === undefined
      ? {}
      : {
          authentication: {
            ...authentication,
            testAuthentication: redirected(authentication.testAuthentication),
          },
        }),
    ...(onDelete === undefined ? {} : { onDelete: redirected(onDelete) }),
    actions: Object.fromEntries(actions) as DestinationDefinition<Settings>['actions'],
  };
}

function clientOf(
  request: RequestClient,
  { ingestUrl = INGEST_URL, restUrl = REST_URL, timeoutMs }: DestinationOptions,
): RequestClient {
  return <Data>(url: string, given?: Parameters<RequestClient>[1]) => {
    const to = url === INGEST_URL ? ingestUrl : `${restUrl.replace(/\/+$/, '')}${url.slice(REST_URL.length)}`;
    if (timeoutMs === undefined) return request<Data>(to, given);
    return within(timeoutMs, request<Data>(to, { ...given, timeout: timeoutMs }));
  };
}

/** The destination reads the clock synchronously, before its first request, so nothing else runs while this clock is set. */
function atTime<Result>(now: (() => number) | undefined, work: () => Result): Result {
  if (now === undefined) return work();
  const real = Date.now;
  Date.now = now;
  try {
    return work();
  } finally {
    Date.now = real;
  }
}
