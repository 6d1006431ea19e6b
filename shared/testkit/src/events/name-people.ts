import { createMapper, MappingError } from '@encharge-destinations/core';
import type { Dialect } from '@encharge-destinations/core';
import { actedEvent, foreignNames } from './people';
import { seededRandom } from './random';

/** The result of a run over generated events. */
export interface NamedPeople {
  payloads: number;
  skipped: number;
  errors: number;
  /** The first payloads that name another person: the event's number for the seed, and the places. */
  wrong: { event: number; places: string[] }[];
}

const MOST = 10;

/**
 * Maps generated events and collects the payloads that name anyone but the event's person.
 *
 * @param onProgress Called every 100,000 events with the number of events done.
 */
export function namePeople(
  { dialect, events, seed }: { dialect: Dialect; events: number; seed: number },
  onProgress?: (done: number) => void,
): NamedPeople {
  const map = createMapper({ dialect, pages: dialect === 'segment' ? 'visit' : 'event', screens: 'event' });
  const random = seededRandom(seed);
  const result: NamedPeople = { payloads: 0, skipped: 0, errors: 0, wrong: [] };
  for (let count = 0; count < events; count += 1) {
    if (count % 100_000 === 0) onProgress?.(count);
    const { event, actor } = actedEvent(random);
    try {
      const { payloads } = map(event);
      result.payloads += payloads.length;
      if (payloads.length === 0) result.skipped += 1;
      const places = payloads.flatMap((payload) => foreignNames(payload, actor));
      if (places.length > 0 && result.wrong.length < MOST) result.wrong.push({ event: count, places });
    } catch (error) {
      if (!(error instanceof MappingError)) throw error;
      result.errors += 1;
    }
  }
  return result;
}
