import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  Dialect,
  DroppedEntry,
  IngestPayload,
  MapOptions,
  MapWarning,
  Skip,
  TraceEntry,
} from '@encharge-destinations/core';
import { reviveEvent } from './revive-event';

/** Where a fixture comes from. */
export const PROVENANCES = ['docs', 'incumbent', 'sandbox', 'live'] as const;

/** `docs`: a body from Encharge's documentation. `sandbox`: accepted by the embedded Encharge without a flag, not recorded. */
export type Provenance = (typeof PROVENANCES)[number];

/**
 * A platform whose host resolves or checks fields itself and may therefore differ from core: the adapters by each of their entry points,
 * and the single files to paste into a workspace.
 */
export type Platform =
  'segment' | 'segment-batch' | 'rudderstack' | 'segment-function' | 'rudderstack-transformation';

/** What one event becomes in one dialect. */
export interface Expected {
  payloads: IngestPayload[];
  skipped?: Skip;
  error?: { code: string; path: string; rule: string; message: string };
  warnings: MapWarning[];
  trace: TraceEntry[];
  dropped: DroppedEntry[];
}

/** What a host forces to be different, and why. */
export interface Difference {
  reason: string;
  /** The bodies that this platform sends instead. */
  payloads?: IngestPayload[];
  /** What happens to the event instead. */
  kind?: 'delivered' | 'skipped' | 'failed';
}

/** Settings and mappings that no option expresses, as a customer saved them on one platform, and the resulting requests. */
export interface SavedRun {
  platform: 'segment' | 'rudderstack';
  /** Segment: `{ settings, subscriptions }`. RudderStack: `{ config }`. Without keys. */
  setup: Record<string, unknown>;
  /** Only the path of each URL. */
  requests: { method: string; path: string; body: unknown }[];
}

/** One example of the mapping: a test, a page of the docs and an entry of the gallery. */
export interface Scenario {
  /** Folder below the fixtures: `track/order-completed`. */
  id: string;
  title: string;
  description: string;
  provenance: Provenance;
  event: unknown;
  options: MapOptions;
  expected: Record<Dialect, Expected>;
  differences: Partial<Record<Platform, Partial<Record<Dialect, Difference>>>>;
  saved?: SavedRun;
}

/** The two dialects, in the order of the docs. */
export const DIALECTS: readonly Dialect[] = ['documented', 'segment'];

/**
 * Reads every scenario in a fixtures folder: `<call>/<scenario>/{scenario,event,documented,segment}.json`, and `setup.json` where there is
 * one.
 *
 * @throws Error naming the file that is missing, invalid, or lacks a field.
 */
export function loadScenarios(folder: string): Scenario[] {
  return folders(folder).flatMap((call) =>
    folders(join(folder, call)).map((name) => loadScenario(folder, `${call}/${name}`)),
  );
}

/** Reads one scenario by id; an expectation that is not written yet is empty. */
export function loadScenario(folder: string, id: string): Scenario {
  const about = readJson(join(folder, id, 'scenario.json')) as Partial<Scenario>;
  const { title, description, provenance, options = {}, differences = {} } = about;
  if (
    title === undefined ||
    description === undefined ||
    provenance === undefined ||
    !PROVENANCES.includes(provenance)
  ) {
    throw new Error(
      `${id}/scenario.json needs title, description and provenance (${PROVENANCES.join(', ')})`,
    );
  }
  const expected = (dialect: Dialect): Expected => {
    const file = join(folder, id, `${dialect}.json`);
    if (!existsSync(file)) return { payloads: [], warnings: [], trace: [], dropped: [] };
    return readJson(file) as Expected;
  };
  const setup = join(folder, id, 'setup.json');
  return {
    ...(existsSync(setup) ? { saved: readJson(setup) as SavedRun } : {}),
    id,
    title,
    description,
    provenance,
    event: readJson(join(folder, id, 'event.json'), reviveEvent),
    options,
    expected: { documented: expected('documented'), segment: expected('segment') },
    differences,
  };
}

/** True when the result depends on the scenario's own clock: a host's tests use the current time. */
export function hasOwnClock({ options, expected }: Scenario): boolean {
  return options.now !== undefined && DIALECTS.some((dialect) => expected[dialect].payloads.length > 0);
}

function folders(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

function readJson(file: string, parse: (text: string) => unknown = JSON.parse): unknown {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} cannot be read as JSON`, { cause: error });
  }
}
