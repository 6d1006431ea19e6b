import { EnchargeError } from '@encharge-destinations/core';
import type { MappingError } from '@encharge-destinations/core';
import { FilteredEventsError } from './host/host';
import {
  BaseError,
  ConfigurationError,
  InstrumentationError,
  NetworkError,
  TransformationError,
} from './host/integrations-lib';

/** A setting that the customer has to correct: 400, the event is aborted. */
export function configurationError(message: string): BaseError {
  return new ConfigurationError(message);
}

/** An event that the customer has to correct: 400, the event is aborted. */
export function instrumentationError(message: string): BaseError {
  return new InstrumentationError(message);
}

/** A skipped event: 298, neither delivered nor an error. */
export function filtered(reason: string): BaseError {
  return new FilteredEventsError(reason);
}

/** A failed request. The host decides by the status; type and meta are tags for its metrics. */
export function networkError(
  message: string,
  status: number,
  errorType: 'aborted' | 'retryable' | 'throttled',
  meta?: 'unauthorized',
): BaseError {
  return new NetworkError(message, status, { errorType, ...(meta === undefined ? {} : { meta }) });
}

/** A wrong key: 401, the event is aborted. */
export function credentialsError(message: string): BaseError {
  return networkError(message, 401, 'aborted', 'unauthorized');
}

/**
 * Any thrown value as one of the host's errors. A bug is aborted as well (400): the host would retry an unknown exception for hours,
 * hold back all later events of the same person, and fail again.
 */
export function toHostError(error: unknown): BaseError {
  if (error instanceof BaseError) return error;
  if (isMappingError(error)) {
    return error.code === 'invalid_option'
      ? configurationError(error.message)
      : instrumentationError(error.message);
  }
  const name = error instanceof Error ? error.name : typeof error;
  const message = `The Encharge destination failed on this event (${name}). Please report it with the event’s shape.`;
  return Object.assign(new TransformationError(message), { cause: error });
}

function isMappingError(error: unknown): error is MappingError {
  return EnchargeError.isInstance(error) && 'rule' in error;
}
