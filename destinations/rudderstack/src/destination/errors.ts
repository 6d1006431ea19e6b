import {
  classifyOutcome,
  createMask,
  isUnknownPerson,
  MappingError,
  TOKEN_HEADER,
} from '@encharge-destinations/core';
import type { Outcome } from '@encharge-destinations/core';
import { BaseError, InstrumentationError, NetworkError } from '../host/integrations-lib';
import { processAxiosResponse } from '../host/network-utils';
import type { ProxyRequest, ResponseHandlerParams } from '../host/types';
import { ENDPOINTS } from './config';
import { textOf, valueOf } from './values';

/** Aborts the event: rudder-server would retry a 500 for hours. The error is no known class, so that the transformer notifies its operators. */
export const toHostError = (error: unknown): Error => {
  if (error instanceof BaseError) return error;
  if (error instanceof MappingError) return new InstrumentationError(error.message);
  const { name, stack = '' } = error instanceof Error ? error : new Error(typeof error);
  const fault = new Error(
    `The Encharge destination failed on this event (${name}). Please report it with the event’s shape.`,
  );
  // The frames show where it happened; the message before them may quote the event.
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return Object.assign(fault, { status: 400, stack: [fault.message, ...frames].join('\n') });
};

/** The answer in a result. Without one the status is 0, which is retried: `processAxiosResponse` makes a failed DNS lookup or a broken pipe a 400. */
export const answerOf: typeof processAxiosResponse = (result) =>
  result.success || valueOf(result.response, 'response') !== undefined
    ? processAxiosResponse(result)
    : { status: 0, response: '' };

/** What the answer to a request means. REST answers are not quoted: they may identify a person. One unknown there fails nothing. */
export const outcomeOf = (
  { status, response }: ResponseHandlerParams['destinationResponse'],
  { endpointPath = ENDPOINTS.INGEST.endpointPath, headers }: Partial<ProxyRequest> = {},
): Outcome => {
  const isRest = endpointPath !== ENDPOINTS.INGEST.endpointPath;
  const mask = isRest ? () => '' : createMask(textOf(valueOf(headers, TOKEN_HEADER)));
  const outcome = classifyOutcome(status, undefined, response, undefined, mask);
  if (!isRest || !isUnknownPerson(outcome, response)) return outcome;
  return { ...outcome, kind: 'delivered', message: 'Encharge does not know this person.' };
};

/** rudder-server retries 429, 5xx and, without end, 408: what can be retried (408, 423, 425) becomes 500, what cannot (501) becomes 400. */
export const outcomeError = ({ kind, status, message }: Outcome): BaseError => {
  if (kind === 'credentials') return new NetworkError(message, 401, { meta: 'unauthorized' });
  if (kind === 'throttled') return new NetworkError(message, status, { errorType: kind });
  if (kind === 'retryable') return new NetworkError(message, Math.max(status, 500), { errorType: kind });
  return new NetworkError(message, status >= 400 && status < 500 ? status : 400);
};
