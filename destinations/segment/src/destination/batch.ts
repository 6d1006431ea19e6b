import {
  InvalidAuthenticationError,
  MultiStatusResponse,
  PayloadValidationError,
} from '@segment/actions-core';
import type { JSONLikeObject, RequestClient } from '@segment/actions-core';
import type { Call } from '@encharge-destinations/core';
import { isRetriedStatus, statusOf } from './errors';
import type { Settings } from './generated-types';
import { lanesOf } from './lanes';
import { ingestKey, sendToIngest, successOf } from './requests';
import { eventRequest } from './send-event';
import type { Answer, Executed, Job } from './types';

/** Ingest takes one event per request, so a batch is a bounded number of concurrent requests. */
const AT_ONCE = 8;
const LONGEST_BODY = 1000;
/** Each of these used up a whole time-out. */
const MOST_UNANSWERED = 3;

const SLOW_DOWN = 'Not sent: Encharge asked to slow down. The event can be sent again later.';
const NO_ANSWERS = 'Not sent: the previous requests got no answer. The event can be sent again later.';
const WAITS = 'Not sent: an earlier event of the same person has to go first. It can be sent again later.';

/**
 * Sends a batch: each person's events in order, at most eight requests at once, and no further request once Encharge asks to slow down or
 * three requests in a row get no answer. An event that cannot be mapped, or that Encharge rejects, fails alone. An event that Segment will
 * retry holds back that person's later events, so that it cannot overwrite them.
 *
 * @returns One entry per event, in the order given.
 * @throws InvalidAuthenticationError when there is no key.
 */
export async function sendBatch(
  request: RequestClient,
  call: Call,
  data: Executed<readonly object[]>,
): Promise<MultiStatusResponse> {
  const { settings } = data;
  ingestKey(settings);
  const results = new MultiStatusResponse();
  const jobs = data.payload.flatMap((payload, index): Job[] => {
    try {
      return [{ index, ...eventRequest(call, { ...data, payload }) }];
    } catch (error) {
      report(error, index, results);
      return [];
    }
  });
  const lanes = lanesOf(jobs);
  let isThrottled = false;
  let unanswered = 0;
  const work = async (): Promise<void> => {
    for (let lane = lanes.shift(); lane !== undefined; lane = lanes.shift()) {
      let waitsFor: number | undefined;
      for (const job of lane) {
        const unsent = (status: number, errormessage: string): void => {
          results.setErrorResponseAtIndex(job.index, { status, errormessage });
        };
        if (isThrottled) unsent(429, SLOW_DOWN);
        else if (unanswered >= MOST_UNANSWERED) unsent(503, NO_ANSWERS);
        else if (waitsFor !== undefined) unsent(waitsFor, WAITS);
        else {
          const { status, isAnswered } = await deliver(request, job, settings, results);
          unanswered = isAnswered ? 0 : unanswered + 1;
          isThrottled ||= status === 429;
          if (isRetriedStatus(status)) waitsFor = status;
        }
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return results;
}

/** @returns The status for Segment, and whether Encharge answered at all. */
async function deliver(
  request: RequestClient,
  job: Job,
  settings: Settings,
  results: MultiStatusResponse,
): Promise<{ status: number; isAnswered: boolean }> {
  const sent = job.json as unknown as JSONLikeObject;
  let answer: Answer | undefined;
  try {
    answer = await sendToIngest(request, settings, job);
    const { status } = successOf(answer);
    results.setSuccessResponseAtIndex(job.index, { status, sent, body: answerBody(answer) });
    return { status, isAnswered: true };
  } catch (error) {
    const exchanged = answer === undefined ? { sent } : { sent, body: answerBody(answer) };
    return { status: report(error, job.index, results, exchanged), isAnswered: answer !== undefined };
  }
}

function report(
  error: unknown,
  index: number,
  results: MultiStatusResponse,
  exchanged: { sent?: JSONLikeObject; body?: JSONLikeObject | string } = {},
): number {
  const status = statusOf(error) ?? 500;
  results.setErrorResponseAtIndex(index, {
    status,
    errormessage: error instanceof Error ? error.message : String(error),
    ...(error instanceof PayloadValidationError ? { errortype: 'PAYLOAD_VALIDATION_FAILED' } : {}),
    ...(error instanceof InvalidAuthenticationError ? { errortype: 'INVALID_AUTHENTICATION' } : {}),
    ...exchanged,
  });
  return status;
}

function answerBody({ response: { data, content }, mask }: Answer): JSONLikeObject | string {
  const masked = mask(content);
  const isUnmasked = masked === content && typeof data === 'object' && data !== null;
  return isUnmasked ? (data as JSONLikeObject) : masked.slice(0, LONGEST_BODY);
}
