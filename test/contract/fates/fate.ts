import { isDeepStrictEqual } from 'node:util';
import { createMapper, MappingError } from '@encharge-destinations/core';
import type { Dictionary, MapOptions } from '@encharge-destinations/core';

/** What happens to an event: the body that goes out, or why there is none. */
export type Fate = object | 'skipped' | 'failed';

/** Events that go through a host with the same options. */
export interface EventSet {
  options: MapOptions;
  events: readonly Dictionary[];
}

/** Passes events to a platform, and returns what happened to each. */
export type Host = (set: EventSet) => Promise<Fate[]>;

/** What core makes of events. */
export function fatesByCore({ events, options }: EventSet): Fate[] {
  const map = createMapper(options);
  return events.map((event) => {
    try {
      return map(event).payloads[0] ?? 'skipped';
    } catch (error) {
      if (error instanceof MappingError) return 'failed';
      throw error;
    }
  });
}

/** Where two lists of fates differ, by index. */
export function differingFates(wanted: readonly Fate[], found: readonly Fate[]): number[] {
  return [...wanted.keys()].filter((index) => !isDeepStrictEqual(wanted[index], found[index]));
}

/** The fate that a RudderStack status means. */
export function fateOf(status: number, body: object | undefined): Fate {
  if (status === 298) return 'skipped';
  return status === 200 && body !== undefined ? body : 'failed';
}
