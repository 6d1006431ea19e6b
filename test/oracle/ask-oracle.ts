import { mapEvent } from '@encharge-destinations/core';
import { DIALECTS, messyEvent, messyOptions, seededRandom } from '@encharge-destinations/testkit';
import { disagreementOf } from './compare';
import type { Disagreement } from './compare';
import { shrink } from './shrink';

/** What a run over generated events found. */
export interface OracleRun {
  agree: number;
  /** By kind, most frequent first, each with the smallest example found. */
  disagreements: { count: number; example: Disagreement }[];
}

/**
 * Maps generated messy events in both dialects and compares each with the oracle's expectation.
 *
 * @param onProgress Called regularly with the number of events done.
 */
export function askOracle(
  { events, seed, map = mapEvent }: { events: number; seed: number; map?: typeof mapEvent },
  onProgress?: (done: number) => void,
): OracleRun {
  const random = seededRandom(seed);
  const kinds = new Map<string, { count: number; example: Disagreement }>();
  let agree = 0;
  for (let done = 0; done < events; done += 1) {
    if (done % 10_000 === 0) onProgress?.(done);
    const event = messyEvent(random);
    const options = messyOptions(random);
    for (const dialect of DIALECTS) {
      const found = disagreementOf(event, { ...options, dialect }, map);
      if (found === undefined) agree += 1;
      else keep(kinds, found);
    }
  }
  const disagreements = [...kinds.values()].sort((one, other) => other.count - one.count);
  return {
    agree,
    disagreements: disagreements.map(({ count, example }) => ({ count, example: shrink(example, map) })),
  };
}

function keep(kinds: Map<string, { count: number; example: Disagreement }>, found: Disagreement): void {
  const { count, example } = kinds.get(found.kind) ?? { count: 0, example: found };
  kinds.set(found.kind, { count: count + 1, example: sizeOf(found) < sizeOf(example) ? found : example });
}

function sizeOf({ event, options }: Disagreement): number {
  return JSON.stringify([event, options]).length;
}
