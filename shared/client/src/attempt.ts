import { classifyOutcome } from '@encharge-destinations/core';
import type { Outcome } from '@encharge-destinations/core';
import type { TransportError } from './errors';
import { exchange } from './transport/exchange';
import type { Answer, ExchangeRequest, Unanswered } from './transport/exchange';
import type { Transport } from './transport/transport';

/** Encharge accepted the request. */
export interface AttemptSuccess {
  ok: true;
  /** Its kind is `delivered`. */
  outcome: Outcome;
  status: number;
  /** The answer as text, at most 64 kB of it, without the key. Often empty. */
  body: string;
}

/** Encharge did not accept the request, or the answer was lost. */
export interface AttemptFailure {
  ok: false;
  /** What it means and what to do. */
  outcome: Outcome;
  /** 0 when there was no answer. */
  status: number;
  /** The answer as text, at most 64 kB of it, without the key. Absent when there was none. */
  body?: string;
  /** What broke on the way. Absent when the answer arrived whole. */
  cause?: TransportError;
}

/** The result of one attempt. */
export type AttemptResult = AttemptSuccess | AttemptFailure;

/**
 * Makes exactly one attempt. Never throws for HTTP or network faults.
 *
 * When the body breaks off after the status, the status alone decides: an event answered with 200 is delivered, and sending it again would
 * record it twice.
 */
export async function attempt(transport: Transport, request: ExchangeRequest): Promise<AttemptResult> {
  const answer = await exchange(transport, request);
  return isAnswer(answer) ? resultOf(answer, transport) : failureOf(answer);
}

/** True when the server answered, even with a truncated body. */
export function isAnswer(answer: Answer | Unanswered): answer is Answer {
  return answer.status !== 0;
}

/** The result of a request without an answer. */
export function failureOf({ fault }: Unanswered): AttemptFailure {
  return { ok: false, status: 0, outcome: outcomeOfFault(fault), cause: fault };
}

/** Reads an answer, through the one place that knows what answers mean. */
export function resultOf(answer: Answer, transport: Transport): AttemptResult {
  const { status, body, fault } = answer;
  const outcome = outcomeOf(answer, transport);
  if (outcome.kind === 'delivered') return { ok: true, outcome, status, body };
  return { ok: false, outcome, status, body, ...(fault === undefined ? {} : { cause: fault }) };
}

/** The outcome of a request that was not answered, or not completely. */
export function outcomeOfFault(fault: TransportError): Outcome {
  const outcome = classifyOutcome(0);
  return { ...outcome, message: `${outcome.message} Cause: ${fault.message}` };
}

function outcomeOf(answer: Answer, { clock, redact }: Transport): Outcome {
  const { status, headers, rawBody, body, fault } = answer;
  // The answer's own Date comes from the clock that wrote its Retry-After.
  const now = headers['date'] === undefined ? clock() : undefined;
  // Other platforms cannot read a truncated body at all.
  if (fault !== undefined) return classifyOutcome(status, headers, '', now);
  const outcome = classifyOutcome(status, headers, body, now);
  if (body === rawBody) return outcome;
  // A key such as "key" is part of Encharge's own texts: redaction must not change what the answer means.
  const meant = classifyOutcome(status, headers, rawBody, now);
  return meant.kind === outcome.kind ? outcome : { ...meant, message: redact(meant.message, true) };
}
