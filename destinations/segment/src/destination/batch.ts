import {
  InvalidAuthenticationError,
  MultiStatusResponse,
  PayloadValidationError,
} from '@segment/actions-core';
import type { JSONLikeObject, ModifiedResponse, RequestClient } from '@segment/actions-core';
import type { Call, IngestPayload, Mask } from '@encharge-destinations/core';
import { isRetriedStatus, outcomeError, statusOf } from './errors';
import type { Settings } from './generated-types';
import { ingestKey } from './keys';
import { lanesOf } from './lanes';
import { bodyOf, postToIngest } from './send-event';

/** Ingest takes one event per request, so a batch is a bounded number of concurrent requests. */
const AT_ONCE = 8;
const LONGEST_BODY = 1000;
const THROTTLED = 429;

const SLOW_DOWN = 'Not sent: Encharge asked to slow down. The event can be sent again later.';
const WAITS = 'Not sent: an earlier event of the same person has to go first. It can be sent again later.';

interface Job {
  index: number;
  body: IngestPayload;
}

/**
 * Sends a batch: every event of one person in order, at most eight requests at once, and no further request once Encharge asks to
 * slow down. An event that cannot be mapped or is refused fails alone; one that the host will send again holds back the later ones of its
 * person, which would otherwise be overwritten by it.
 *
 * @returns One entry per event, in the order given.
 * @throws InvalidAuthenticationError when there is no key.
 */
export async function sendBatch(
  request: RequestClient,
  call: Call,
  payloads: readonly object[],
  settings: Settings,
): Promise<MultiStatusResponse> {
  ingestKey(settings);
  const results = new MultiStatusResponse();
  const jobs = jobsOf(call, payloads, settings, results);
  const lanes = lanesOf(jobs.map(({ body }) => body)).map((lane) =>
    lane.flatMap((position) => jobs[position] ?? []),
  );
  let isThrottled = false;
  const work = async (): Promise<void> => {
    for (let lane = lanes.shift(); lane !== undefined; lane = lanes.shift()) {
      let waitsFor: number | undefined;
      for (const job of lane) {
        if (isThrottled) reportUnsent(job, results, THROTTLED, SLOW_DOWN);
        else if (waitsFor !== undefined) reportUnsent(job, results, waitsFor, WAITS);
        else {
          const status = await deliver(request, job, settings, results);
          isThrottled ||= status === THROTTLED;
          if (isRetriedStatus(status)) waitsFor = status;
        }
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return results;
}

function jobsOf(
  call: Call,
  payloads: readonly object[],
  settings: Settings,
  results: MultiStatusResponse,
): Job[] {
  return payloads.flatMap((payload, index) => {
    try {
      return [{ index, body: bodyOf(call, payload, settings) }];
    } catch (error) {
      report(error, index, results);
      return [];
    }
  });
}

/** @returns The status that the host gets to see. */
async function deliver(
  request: RequestClient,
  { index, body }: Job,
  settings: Settings,
  results: MultiStatusResponse,
): Promise<number> {
  const sent = body as unknown as JSONLikeObject;
  try {
    const { outcome, response, mask } = await postToIngest(request, body, settings);
    const exchanged = { sent, body: answerOf(response, mask) };
    const failure = outcomeError(outcome);
    if (failure !== undefined) return report(failure, index, results, exchanged);
    results.setSuccessResponseAtIndex(index, { status: response.status, ...exchanged });
    return response.status;
  } catch (error) {
    return report(error, index, results, { sent });
  }
}

function reportUnsent({ index }: Job, results: MultiStatusResponse, status: number, reason: string): void {
  results.setErrorResponseAtIndex(index, { status, errormessage: reason });
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

function answerOf({ data, content }: ModifiedResponse, mask: Mask): JSONLikeObject | string {
  const masked = mask(content);
  if (masked === content && typeof data === 'object' && data !== null) return data as JSONLikeObject;
  return masked.slice(0, LONGEST_BODY);
}
