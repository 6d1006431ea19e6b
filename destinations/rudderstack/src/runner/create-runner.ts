import { classifyOutcome, createMask, TOKEN_HEADER } from '@encharge-destinations/core';
import type {
  DeliveredRequest,
  Delivery,
  Dictionary,
  Runner,
  RunnerOptions,
} from '@encharge-destinations/core';
import { createDestination } from '../definition/create-destination';
import { bodyOf, executeRequest, requestHeaders, requestUrl } from '../host/execute-request';
import type { Answer, Destination, Metadata, RequestDescription } from '../host/types';
import { mapOptionsIn, parseConfig } from '../destination/settings';
import { configOf } from './config-of';
import { explain } from './explain';

const FILTERED = 298;
const GATEWAY_TIMEOUT = 504;
/** The answer to every request of a dry run. */
const ANSWERED: Answer = { status: 200, headers: {}, text: '{}' };

/** Options of `createRunner`. */
export interface RudderStackRunnerOptions extends RunnerOptions {
  /** Settings other than the keys and the mapper's options, as the dashboard stores them: `untagRules`, `recordDelete`, … */
  config?: Dictionary;
}

/**
 * Runs events through this destination as rudder-server would: one router request per event, then the described requests in order, up to
 * the first that fails. Nothing is retried; `retryable` says whether the server would.
 *
 * @example
 * const runner = createRunner({ ingestUrl, restUrl, writeKey, options: { pages: 'event' } });
 * const { kind, requests } = await runner.deliver({ type: 'identify', userId: 'user-1' });
 */
export function createRunner(options: RudderStackRunnerOptions): Runner {
  const { ingestUrl, restUrl, writeKey, apiKey, config, options: mapOptions = {} } = options;
  const { now } = mapOptions;
  const { processRouterDest } = createDestination({
    ingestUrl,
    restUrl,
    ...(now === undefined ? {} : { now: () => now }),
  });
  const destination = frozenDestination({
    ...config,
    ...configOf(mapOptions),
    writeKey,
    ...(apiKey === undefined ? {} : { apiKey }),
  });
  let jobId = 0;
  const run = async (event: unknown): Promise<Delivery> => {
    jobId += 1;
    const [output] = await processRouterDest([{ message: event, metadata: metadataOf(jobId), destination }]);
    if (output === undefined) throw new TypeError('The router answered without an output.');
    const { statusCode, error, batchedRequest } = output;
    if (batchedRequest !== undefined) return execute([batchedRequest].flat(), options);
    return {
      kind: statusCode === FILTERED ? 'skipped' : 'failed',
      retryable: isRetried(statusCode),
      requests: [],
      hostResult: String(statusCode),
      ...(error === undefined ? {} : { reason: error }),
    };
  };
  return {
    platform: 'rudderstack',
    async deliver(event) {
      const delivery = await run(event);
      if (options.explain !== true) return delivery;
      return { ...delivery, ...explanationOf(event, delivery, destination.Config, now ?? Date.now()) };
    },
    close: () => Promise.resolve(),
  };
}

function explanationOf(
  event: unknown,
  delivery: Delivery,
  config: unknown,
  now: number,
): Pick<Delivery, 'path' | 'explanation'> {
  try {
    return explain(event, { ...mapOptionsIn(parseConfig(config)), now }, delivery);
  } catch {
    // The delivery itself reports wrong settings.
    return { explanation: { trace: [], dropped: [], warnings: [] } };
  }
}

async function execute(
  descriptions: readonly RequestDescription[],
  { timeoutMs, dryRun = false }: RunnerOptions,
): Promise<Delivery> {
  const requests: DeliveredRequest[] = [];
  let status = 200;
  for (const description of descriptions) {
    const answer = dryRun ? ANSWERED : await executeRequest(description, timeoutMs);
    requests.push(reportOf(description, answer));
    status = answer.status === 0 ? GATEWAY_TIMEOUT : answer.status;
    if (!isSuccess(status)) {
      const mask = createMask(description.headers[TOKEN_HEADER]);
      const outcome = classifyOutcome(answer.status, answer.headers, answer.text, undefined, mask);
      const { message: reason, retryAfterMs } = outcome;
      return {
        kind: 'failed',
        retryable: isRetried(status),
        requests,
        reason,
        hostResult: String(status),
        ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
      };
    }
  }
  return { kind: 'delivered', retryable: false, requests, hostResult: String(status) };
}

function reportOf(description: RequestDescription, answer: Answer): DeliveredRequest {
  const headers = requestHeaders(description);
  Reflect.deleteProperty(headers, TOKEN_HEADER.toLowerCase());
  return {
    method: description.method,
    url: requestUrl(description),
    headers,
    body: bodyOf(description),
    status: answer.status,
  };
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/** rudder-server's rule: it retries these and aborts every other failure. */
function isRetried(status: number): boolean {
  return status === 429 || status === 408 || status >= 500;
}

function frozenDestination(config: Dictionary): Destination {
  const definition = { ID: 'encharge-definition', Name: 'ENCHARGE', DisplayName: 'Encharge', Config: {} };
  return deepFreeze({
    ID: 'destination-1',
    Name: 'Encharge',
    DestinationDefinition: definition,
    // The host gets the Config as JSON; freezing must not reach the caller's objects.
    Config: JSON.parse(JSON.stringify(config)) as Dictionary,
    Enabled: true,
    hasDynamicConfig: false,
    WorkspaceID: 'workspace-1',
    Transformations: [],
  });
}

function metadataOf(jobId: number): Metadata {
  return {
    jobId,
    messageId: `message-${jobId}`,
    sourceId: 'source-1',
    destinationId: 'destination-1',
    workspaceId: 'workspace-1',
    destinationType: 'ENCHARGE',
    attemptNum: 0,
    dontBatch: false,
    secret: {},
  };
}

function deepFreeze<T extends object>(value: T): T {
  for (const part of Object.values(value) as unknown[]) {
    if (typeof part === 'object' && part !== null) deepFreeze(part);
  }
  return Object.freeze(value);
}
