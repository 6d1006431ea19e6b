import { classifyOutcome, createMask, isUnknownPerson } from '@encharge-destinations/core';
import type { Mask, Outcome } from '@encharge-destinations/core';
import { within } from '../destination/within';
import { hostFetch, retryError, validationError } from './host';
import type { FetchOptions, FetchResponse } from './host';
import type { TimeBudget } from './time-budget';

/** One request on its way to Encharge. */
export interface Request extends Pick<FetchOptions, 'method' | 'headers' | 'body'> {
  url: string;
  /** Must not appear in a message. */
  key: string;
}

/**
 * Sends one request, once; Segment retries.
 *
 * @throws the runtime's RetryError when it may work later, its ValidationError when it never will.
 */
export async function send({ url, key, ...options }: Request, budget: TimeBudget): Promise<void> {
  const timeout = budget.left();
  if (timeout === 0) {
    throw retryError(
      'Not sent: Encharge asked to slow down, or the time of this invocation is used up. The event can be sent again later.',
    );
  }
  // Any text in the answer to an erasure may identify the person.
  const isErasure = options.method === 'DELETE';
  const mask = isErasure ? () => '' : createMask(key);
  const { outcome, text } = await exchange(url, { ...options, redirect: 'manual', timeout }, mask);
  if (isErasure && isUnknownPerson(outcome, text)) return;
  const { kind, message } = outcome;
  switch (kind) {
    case 'delivered':
      return;
    case 'throttled':
      budget.stop();
      throw retryError(message);
    case 'retryable':
      throw retryError(message);
    case 'credentials':
    case 'plan':
    case 'rejected':
      throw validationError(message);
  }
}

async function exchange(
  url: string,
  options: FetchOptions,
  mask: Mask,
): Promise<{ outcome: Outcome; text: string }> {
  let response: FetchResponse;
  try {
    response = await within(options.timeout, hostFetch(url, options));
  } catch {
    return { outcome: classifyOutcome(0), text: '' };
  }
  const { status, headers } = response;
  const text = await textOf(response, options.timeout);
  return { outcome: classifyOutcome(status, headers, text, undefined, mask), text };
}

/** The status has decided already: a truncated body must not make a delivered event look undelivered. */
async function textOf(response: FetchResponse, timeout: number): Promise<string> {
  try {
    return await within(Math.min(timeout, 1_000), response.text());
  } catch {
    return '';
  }
}
