import { mapEvent } from '@encharge-destinations/core';
import type { IngestPayload, MapOptions } from '@encharge-destinations/core';
import { atRouter } from '../contract/fates/at-router';
import { atSegment } from '../contract/fates/at-segment';
import { differingFates, fatesByCore } from '../contract/fates/fate';
import type { EventSet, Fate, Host } from '../contract/fates/fate';
import type { PastedFiles } from '../contract/fates/pasted';
import { seenBySegment } from '../contract/fates/seen-by-segment';
import { forcedByWebhook } from '../contract/forced-by-webhook';
import { disagreementOf } from '../oracle/compare';
import type { Case } from './grammar/dimension';

/** A case that a platform, or the oracle, treats differently from core. */
export interface Difference {
  platform: string;
  event: unknown;
  options: MapOptions;
  wanted: unknown;
  found: unknown;
}

/** Cases in, differences out. */
export type Comparison = (cases: readonly Case[]) => Promise<Difference[]>;

/** Between the grammar's new and old times; the pasted files use the real clock, which is also between them. */
const NOW = Date.UTC(2026, 0, 5);

/** Core and everything that must agree with it, by name. */
export function comparisons({ inFunction, inTransformation }: PastedFiles): Record<string, Comparison> {
  return {
    oracle: compareWithOracle,
    router: (cases) => compareWithHost('router', cases, atRouter),
    segment: (cases) => compareWithHost('segment', cases, atSegment, fateAtSegment),
    function: (cases) => compareWithHost('function', cases, inFunction),
    transformation: (cases) => compareWithHost('transformation', cases, inTransformation, withForcedKeys),
  };
}

const compareWithOracle: Comparison = (cases) =>
  Promise.resolve(
    cases.flatMap(({ event, options }): Difference[] => {
      const found = disagreementOf(event, { ...options, now: NOW }, mapEvent);
      if (found === undefined) return [];
      return [{ ...found, platform: `oracle, ${found.kind}`, wanted: found.expected, found: found.actual }];
    }),
  );

/** What core makes of one event in a set, where the host changes nothing. */
type Wanted = (fate: Fate, set: EventSet, index: number) => Fate;

async function compareWithHost(
  platform: string,
  cases: readonly Case[],
  host: Host,
  wantedOf: Wanted = (fate) => fate,
): Promise<Difference[]> {
  const differences: Difference[] = [];
  for (const set of setsOf(cases)) {
    const wanted = fatesByCore(set).map((fate, index) => wantedOf(fate, set, index));
    const found = await host(set);
    for (const index of differingFates(wanted, found))
      differences.push({
        platform,
        event: set.events[index],
        options: set.options,
        wanted: wanted[index],
        found: found[index],
      });
  }
  return differences;
}

/** Groups events with the same options, because a platform is set up once per group. */
function setsOf(cases: readonly Case[]): EventSet[] {
  const sets = new Map<string, { options: MapOptions; events: Case['event'][] }>();
  for (const { event, options } of cases) {
    const key = JSON.stringify(options);
    const set = sets.get(key) ?? { options: { ...options, now: NOW }, events: [] };
    set.events.push(event);
    sets.set(key, set);
  }
  return [...sets.values()];
}

function fateAtSegment(_fate: Fate, { events, options }: EventSet, index: number): Fate {
  const seen = seenBySegment(events[index] ?? {}, options);
  return fatesByCore({ events: [seen.event], options: seen.options })[0] ?? 'failed';
}

function withForcedKeys(fate: Fate, { events }: EventSet, index: number): Fate {
  return typeof fate === 'string' ? fate : forcedByWebhook(fate as IngestPayload, events[index]);
}
