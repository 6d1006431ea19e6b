import { INGEST_URL, REST_URL } from '@encharge-destinations/core';
import { processDeleteUsers, sendDeletion } from '../destination/delete-users';
import type { Send } from '../destination/delete-users';
import { networkHandler } from '../destination/network-handler';
import { processRouterDest } from '../destination/transform';
import type {
  RequestDescription,
  RouterOutput,
  RouterTransformationRequestData,
  TransformInput,
  UserDeletionRequest,
} from '../host/types';

/** Where requests go. */
export interface Urls {
  /** Ingest; the production URL ends with a slash. */
  ingestUrl: string;
  /** The base of the REST API. */
  restUrl: string;
}

/** Options of `createDestination`. */
export interface DestinationOptions extends Partial<Urls> {
  /** The clock, in epoch milliseconds; only the setting `maxEventAge` needs it. */
  now?: () => number;
  /** Makes the requests of `processDeleteUsers`, the only ones that a destination makes itself. */
  send?: Send;
}

/** What the host expects after a successful regulation. */
export interface DeletionResult {
  statusCode: number;
  status: string;
}

/** The parts of a destination, under the names that the host expects. */
export interface EnchargeDestination {
  /** One output per event, in the order of the events. Never rejects. */
  processRouterDest: (inputs: readonly TransformInput[], reqMetadata?: object) => Promise<RouterOutput[]>;
  /** Erases people permanently, by user id and email; rejects with one of the host's errors, without personal data. */
  processDeleteUsers: (
    event: Pick<UserDeletionRequest, 'userAttributes' | 'config'>,
  ) => Promise<DeletionResult>;
  networkHandler: typeof networkHandler;
}

/**
 * Makes a destination with these URLs and this clock; the transformer has it with Encharge's.
 *
 * @example
 * const { processRouterDest } = createDestination({ ingestUrl: 'http://127.0.0.1:8000/v1', restUrl: 'http://127.0.0.1:8000/v1' });
 */
export function createDestination(options: DestinationOptions = {}): EnchargeDestination {
  const { ingestUrl = INGEST_URL, restUrl = REST_URL, now = Date.now, send = sendDeletion } = options;
  const redirect = redirectTo({ ingestUrl, restUrl });
  return {
    processRouterDest: (inputs) =>
      Promise.resolve(
        processRouterDest(inputs as RouterTransformationRequestData[], {}, now()).map((output) =>
          redirected(output, redirect),
        ),
      ),
    processDeleteUsers: (event) => processDeleteUsers(event, (request) => send(redirect(request))),
    networkHandler,
  };
}

function redirectTo({ ingestUrl, restUrl }: Urls): (request: RequestDescription) => RequestDescription {
  const base = restUrl.replace(/\/+$/, '');
  return (request) => ({
    ...request,
    endpoint:
      request.endpoint === INGEST_URL ? ingestUrl : `${base}${request.endpoint.slice(REST_URL.length)}`,
  });
}

function redirected(
  output: RouterOutput,
  redirect: (request: RequestDescription) => RequestDescription,
): RouterOutput {
  const { batchedRequest } = output;
  if (batchedRequest === undefined) return output;
  return {
    ...output,
    batchedRequest: Array.isArray(batchedRequest) ? batchedRequest.map(redirect) : redirect(batchedRequest),
  };
}
