import { ingestError, restError } from '../http/answers';
import type { Answer } from '../http/answers';
import type { Fault } from './fault-types';

const DEFAULT_RETRY_AFTER_SECONDS = 1;
const REFUSED = 'The request was refused (sandbox fault).';

/**
 * A fault's answer, in the error envelope of the requested API.
 *
 * @returns `undefined` for the kinds without an answer: reset, timeout, slow.
 */
export function faultAnswer(fault: Fault, isRest: boolean): Answer | undefined {
  const error = isRest ? restError : ingestError;
  switch (fault.kind) {
    case '400':
      return error(400, REFUSED);
    case '401':
      return error(401, 'The key was refused (sandbox fault).');
    case '403':
      return error(403, 'The plan of the account does not allow this (sandbox fault).');
    case '429':
      return withRetryAfter(
        error(429, 'Too many requests (sandbox fault).'),
        fault.retryAfter ?? DEFAULT_RETRY_AFTER_SECONDS,
      );
    case '500':
      return error(500, 'Internal error (sandbox fault).');
    case '503':
      return withRetryAfter(error(503, 'Unavailable (sandbox fault).'), fault.retryAfter);
    case 'malformed':
      return fault.as === 'error' ? error(fault.status ?? 200, REFUSED) : malformed(fault);
    case 'reset':
    case 'timeout':
    case 'slow':
      return undefined;
  }
}

function withRetryAfter(answer: Answer, seconds: number | undefined): Answer {
  if (seconds === undefined) return answer;
  return { ...answer, headers: { ...answer.headers, 'retry-after': String(seconds) } };
}

function malformed(fault: Fault): Answer {
  const isHtml = fault.as === 'html';
  return {
    status: fault.status ?? 200,
    headers: { 'content-type': isHtml ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8' },
    body: isHtml ? '<!DOCTYPE html>\n<html><body><h1>Bad gateway' : '{"status":"succ',
  };
}
