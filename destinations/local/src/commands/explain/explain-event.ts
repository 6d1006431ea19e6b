import { callOf, mapEvent, MappingError, RULES } from '@encharge-destinations/core';
import type {
  DroppedEntry,
  IngestPayload,
  MapOptions,
  MapWarning,
  Skip,
  TraceEntry,
} from '@encharge-destinations/core';
import type { ReadEvent } from '../../events/entry';
import { callIfKnown, numberWarnings } from '../../events/problem';

/** One entry of the trace, with the rule in words. */
export interface ExplainedEntry extends TraceEntry {
  sentence: string;
}

/** Why an event cannot be mapped. */
export interface ExplainedError {
  code: string;
  path: string;
  rule: string;
  message: string;
}

/** What becomes of one event, and why. */
export interface Explanation {
  call?: string | undefined;
  dialect: string;
  payloads: IngestPayload[];
  skipped?: Skip | undefined;
  trace: ExplainedEntry[];
  dropped: DroppedEntry[];
  warnings: MapWarning[];
  error?: ExplainedError;
}

const SENTENCES: ReadonlyMap<string, string> = new Map(Object.entries(RULES));

/**
 * Maps one event and says where each value of the payload comes from, and what is dropped.
 *
 * @example
 * explainEvent({ type: 'track', event: 'Signed Up', userId: 'u-1' }, {}).trace[0]
 * // { target: '/name', source: '/event', rule: 'track.name', sentence: 'The event name goes out as it is; …' }
 */
export function explainEvent(event: unknown, options: MapOptions): Explanation {
  return explainRead({ event }, options);
}

/** {@link explainEvent} for an event that was read from text. */
export function explainRead(read: ReadEvent, options: MapOptions): Explanation {
  const { event } = read;
  const dialect = options.dialect ?? 'documented';
  const nothing = { dialect, payloads: [], trace: [], dropped: [], warnings: [] };
  try {
    const {
      payloads,
      skipped,
      trace = [],
      dropped = [],
      warnings,
    } = mapEvent(event, { ...options, trace: true });
    return {
      call: callOf(event),
      dialect,
      payloads,
      skipped,
      trace: trace.map((entry) => ({ ...entry, sentence: SENTENCES.get(entry.rule) ?? '' })),
      dropped,
      warnings: [...numberWarnings(read), ...warnings],
    };
  } catch (error) {
    if (!(error instanceof MappingError)) throw error;
    const { code, path, rule, message } = error;
    return { call: callIfKnown(event), ...nothing, error: { code, path, rule, message } };
  }
}
