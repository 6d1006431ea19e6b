import { classifyOutcome, createMask, isUnknownPerson } from '@encharge-destinations/core';
import type { HeaderBag } from '@encharge-destinations/core';
import { within } from '../destination/within';
import { hostFetch, retryError, validationError } from './host';
import type { FetchOptions } from './host';
import type { TimeBudget } from './time-budget';

/** One request on its way to Encharge. */
export interface Request extends Pick<FetchOptions, 'method' | 'headers' | 'body'> {
  url: string;
  /** Must not appear in a message. */
  key: string;
}

interface Answer {
  status: number;
  headers: HeaderBag;
  text: string;
}

const NO_ANSWER: Answer = { status: 0, headers: {}, text: '' };

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
  const answer = exchange(url, { ...options, redirect: 'manual', timeout });
  const { status, headers, text } = await answer.catch(() => NO_ANSWER);
  const outcome = classifyOutcome(status, headers, text, undefined, mask);
  if (isErasure && isUnknownPerson(outcome, text)) return;
  const { kind, message } = outcome;
  if (kind === 'delivered') return;
  if (kind === 'throttled') budget.stop();
  throw kind === 'throttled' || kind === 'retryable' ? retryError(message) : validationError(message);
}

async function exchange(url: string, options: FetchOptions): Promise<Answer> {
  const { timeout } = options;
  const response = await within(timeout, hostFetch(url, options));
  const { status, headers } = response;
  // The status has decided already: a truncated body must not make a delivered event look undelivered.
  const text = await within(Math.min(timeout, 1_000), response.text()).catch(() => '');
  return { status, headers, text };
}
