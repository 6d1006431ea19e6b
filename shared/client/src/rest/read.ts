import type { Outcome } from '@encharge-destinations/core';
import { OddAnswer } from './answers';
import type { AnswerReader } from './answers';
import { failureOf, isAnswer, outcomeOfFault, resultOf } from '../attempt';
import type { AttemptFailure, AttemptSuccess } from '../attempt';
import { exchange } from '../transport/exchange';
import type { ExchangeRequest } from '../transport/exchange';
import type { Transport } from '../transport/transport';

// An account can have thousands of tags and fields.
const LONG_BODY_BYTES = 8 * 1024 * 1024;

/** The result of a read: an {@link AttemptSuccess} with the answer's `value`, or a failure. */
export type ReadResult<T> = (AttemptSuccess & { value: T }) | AttemptFailure;

/**
 * Makes one attempt to read something. Never throws for HTTP or network faults: a truncated answer is retryable, one with an undocumented
 * shape is rejected.
 *
 * @param name The request in messages, e.g. `GET /fields`: without the query, which contains personal data.
 */
export async function read<T>(
  transport: Transport,
  request: ExchangeRequest,
  name: string,
  reader: AnswerReader<T>,
): Promise<ReadResult<T>> {
  const answer = await exchange(transport, { ...request, maxBodyBytes: LONG_BODY_BYTES });
  if (!isAnswer(answer)) return failureOf(answer);
  const result = resultOf(answer, transport);
  if (!result.ok) return result;
  const { status, body, fault } = answer;
  if (fault !== undefined)
    return { ok: false, status, body, outcome: { ...outcomeOfFault(fault), status }, cause: fault };
  if (answer.tooLong) return odd(name, status, body, `it is longer than ${LONG_BODY_BYTES} bytes`);
  try {
    return { ...result, value: reader(parse(body)) };
  } catch (error) {
    if (error instanceof OddAnswer) return odd(name, status, body, error.message);
    throw error;
  }
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new OddAnswer('it is not JSON');
  }
}

function odd(name: string, status: number, body: string, problem: string): AttemptFailure {
  const message = `Encharge answered ${name} with HTTP ${status}, but not as documented: ${problem}. Check that the URL is the one of the REST API.`;
  const outcome: Outcome = { kind: 'rejected', status, message };
  return { ok: false, outcome, status, body };
}
