import { BaseError } from './integrations-lib';
import type { RequestDescription, RouterOutput, TransformInput } from './types';

const INTERNAL_ERROR = 500;

/** An empty request. */
export function defaultRequestConfig(): RequestDescription {
  return {
    version: '1',
    type: 'REST',
    method: 'POST',
    endpoint: '',
    headers: {},
    params: {},
    body: { JSON: {}, JSON_ARRAY: {}, XML: {}, FORM: {} },
    files: {},
  };
}

/** The output for events that become requests. */
export function getSuccessRespEvents(
  batchedRequest: RequestDescription | RequestDescription[],
  metadata: RouterOutput['metadata'],
  destination: RouterOutput['destination'],
): RouterOutput {
  return { batchedRequest, metadata, batched: false, statusCode: 200, destination };
}

/** The output for a failed event. The host's own also notifies its operators about errors that are not its own. */
export const handleRtTfSingleEventError: (
  input: Pick<TransformInput, 'metadata' | 'destination'>,
  error: Error,
  reqMetadata: object,
) => RouterOutput = ({ metadata, destination }, error) => {
  const status = 'status' in error && typeof error.status === 'number' ? error.status : INTERNAL_ERROR;
  const statTags = error instanceof BaseError ? error.statTags : { errorCategory: 'transformation' };
  return {
    metadata: [metadata],
    batched: false,
    statusCode: status,
    error: error.message,
    statTags,
    destination,
  };
};
