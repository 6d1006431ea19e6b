import { MappingError } from '@encharge-destinations/core';
import { BaseError, InstrumentationError, NetworkError } from '../host/integrations-lib';

export const BAD_REQUEST = 400;
const UNAUTHORIZED = 401;

/** A wrong key: the event is aborted. */
export const credentialsError = (message: string): BaseError =>
  new NetworkError(message, UNAUTHORIZED, { meta: 'unauthorized' });

/**
 * Turns anything thrown into an error that keeps the event's status. A fault of this destination is aborted as well: the host would retry
 * an unknown exception for hours and hold back all later events of the same person. It is not one of the host's own errors, for which the
 * host notifies nobody.
 */
export const toHostError = (error: unknown): Error => {
  if (error instanceof BaseError) return error;
  if (error instanceof MappingError) return new InstrumentationError(error.message);
  const { name, stack = '' } = error instanceof Error ? error : new Error(typeof error);
  const fault = new Error(
    `The Encharge destination failed on this event (${name}). Please report it with the event’s shape.`,
  );
  // The frames show where it happened; the message before them may quote the event.
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return Object.assign(fault, { status: BAD_REQUEST, stack: [fault.message, ...frames].join('\n') });
};
