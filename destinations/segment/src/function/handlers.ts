import { deliverBatch } from './batch';
import type { EventStatus } from './batch';
import type { FunctionEvent, FunctionSettings } from './host';
import { deletionJob, eventJob } from './job';
import type { Job } from './job';
import { startTimeBudget } from './time-budget';

/** Segment calls one of these handlers for each event, by type, and `onBatch` for several. */
type Handler = (event: FunctionEvent, settings: FunctionSettings) => Promise<void>;

export const onIdentify: Handler = deliver;
export const onTrack: Handler = deliver;
export const onPage: Handler = deliver;
export const onScreen: Handler = deliver;
export const onGroup: Handler = deliver;
export const onAlias: Handler = deliver;

/** Erases a person after a deletion request in Segment. */
export const onDelete: Handler = async (event, settings) => {
  await deletionJob(event, settings).send(startTimeBudget());
};

/**
 * Delivers events of any type together; one failure does not stop the others.
 *
 * @returns One entry per event, in the order given: 200, 400 (discarded) or 500 (retried).
 */
export async function onBatch(
  events: readonly FunctionEvent[],
  settings: FunctionSettings,
): Promise<EventStatus[]> {
  const budget = startTimeBudget();
  const jobs = events.map((event) => jobOrError(event, settings));
  return deliverBatch(jobs, budget);
}

async function deliver(event: FunctionEvent, settings: FunctionSettings): Promise<void> {
  await eventJob(event, settings).send(startTimeBudget());
}

function jobOrError(event: FunctionEvent, settings: FunctionSettings): Job | Error {
  try {
    return event['type'] === 'delete' ? deletionJob(event, settings) : eventJob(event, settings);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
