import {
  InvalidAuthenticationError,
  MultiStatusResponse,
  PayloadValidationError,
} from '@segment/actions-core';
import type { JSONLikeObject, ModifiedResponse, RequestClient } from '@segment/actions-core';
import type { Call, Fields, IngestPayload, Mask } from '@encharge-destinations/core';
import { isRetriedStatus, outcomeError, statusOf } from '../errors';
import { ingestKey } from '../settings/keys';
import type { Settings } from '../settings/settings';
import type { Environment } from './environment';
import { payloadOf, postToIngest } from './ingest';
import { lanesOf } from './lanes';

/** Ingest takes one event per request, so a batch is a bounded number of concurrent requests. */
const AT_ONCE = 8;
const LONGEST_BODY = 1000;
const THROTTLED = 429;

const SLOW_DOWN = 'Not sent: Encharge asked to slow down. The event can be sent again later.';
const WAITS = 'Not sent: an earlier event of the same person has to go first. It can be sent again later.';

interface Job {
  index: number;
  payload: IngestPayload;
}

/** What a batch is sent with. */
export interface BatchContext {
  call: Call;
  request: RequestClient;
  settings: Settings;
  environment: Environment;
}

/**
 * Delivers a batch: every event of one person in order, at most eight requests at once, and no further request once Encharge asks to
 * slow down. An event that cannot be mapped or is refused fails alone; one that the host will send again holds back the later ones of its
 * person, which would otherwise be overwritten by it.
 *
 * @returns One entry per event, in the order given.
 * @throws InvalidAuthenticationError when there is no key.
 */
export async function deliverBatch(
  events: readonly Fields[],
  context: BatchContext,
): Promise<MultiStatusResponse> {
  ingestKey(context.settings);
  const results = new MultiStatusResponse();
  const jobs = mapAll(events, context, results);
  const lanes = lanesOf(jobs.map(({ payload }) => payload)).map((lane) =>
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
          const status = await deliver(job, context, results);
          isThrottled ||= status === THROTTLED;
          if (isRetriedStatus(status)) waitsFor = status;
        }
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return results;
}

function mapAll(
  events: readonly Fields[],
  { call, settings, environment }: BatchContext,
  results: MultiStatusResponse,
): Job[] {
  return events.flatMap((event, index) => {
    try {
      return [{ index, payload: payloadOf(call, event, settings, environment.now) }];
    } catch (error) {
      report(error, index, results);
      return [];
    }
  });
}

/** @returns The status that the host gets to see. */
async function deliver(
  { index, payload }: Job,
  { request, settings, environment }: BatchContext,
  results: MultiStatusResponse,
): Promise<number> {
  const sent = payload as unknown as JSONLikeObject;
  try {
    const { outcome, response, mask } = await postToIngest(request, payload, settings, environment);
    const body = bodyOf(response, mask);
    const failure = outcomeError(outcome);
    if (failure !== undefined) return report(failure, index, results, { sent, body });
    results.setSuccessResponseAtIndex(index, { status: response.status, sent, body });
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

function bodyOf({ data, content }: ModifiedResponse, mask: Mask): JSONLikeObject | string {
  const masked = mask(content);
  if (masked === content && typeof data === 'object' && data !== null) return data as JSONLikeObject;
  return masked.slice(0, LONGEST_BODY);
}
