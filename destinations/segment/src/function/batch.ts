import { lanesOf } from '../destination/lanes';
import { isRetried } from './host';
import type { Job } from './job';
import type { TimeBudget } from './time-budget';

/** Ingest takes one event per request, so a batch is a bounded number of concurrent requests. */
const AT_ONCE = 8;

/** What happened to one event of a batch, as Segment reads it. */
export interface EventStatus {
  status: number;
  errormessage?: string;
}

/** The statuses that Segment's documentation names: delivered, discarded and retried. */
const DELIVERED: EventStatus = { status: 200 };
const DISCARDED = 400;
const TRIED_AGAIN = 500;

const WAITS = 'Not sent: an earlier event of the same person has to go first.';

/**
 * Delivers a batch: each person's events in order, at most eight requests at once. An event that cannot be mapped, or that Encharge
 * rejects, fails alone; one that needs a retry holds back that person's later events.
 *
 * @param jobs An error in place of an event that could not be mapped.
 * @returns One entry per event, in the order given.
 */
export async function deliverBatch(
  jobs: readonly (Job | Error)[],
  budget: TimeBudget,
): Promise<EventStatus[]> {
  const statuses = jobs.map((job) => (job instanceof Error ? failed(job) : { status: TRIED_AGAIN }));
  const ready = jobs.flatMap((job, index) => (job instanceof Error ? [] : [{ ...job, index }]));
  const lanes = lanesOf(ready);
  const work = async (): Promise<void> => {
    for (let lane = lanes.shift(); lane !== undefined; lane = lanes.shift()) {
      let isHeld = false;
      for (const job of lane) {
        const status: EventStatus = isHeld
          ? { status: TRIED_AGAIN, errormessage: WAITS }
          : await deliver(job, budget);
        statuses[job.index] = status;
        isHeld ||= status.status === TRIED_AGAIN;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return statuses;
}

async function deliver(job: Job, budget: TimeBudget): Promise<EventStatus> {
  try {
    await job.send(budget);
    return DELIVERED;
  } catch (error) {
    return failed(error);
  }
}

function failed(error: unknown): EventStatus {
  return {
    status: isRetried(error) ? TRIED_AGAIN : DISCARDED,
    errormessage: error instanceof Error ? error.message : String(error),
  };
}
