import { mapEvent, MappingError, RULES } from '@encharge-destinations/core';
import type {
  DroppedEntry,
  IngestPayload,
  MapOptions,
  MapResult,
  MapWarning,
  Skip,
  TraceEntry,
} from '@encharge-destinations/core';
import type { Platform } from '../../cli/platforms';
import type { ReadEvent } from '../../events/entry';
import { openMapper } from '../../events/open-mapper';
import { callIfKnown, numberWarnings } from '../../events/problem';

/** One trace entry, with its rule as a sentence. */
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

/** What happens to one event, and why. */
export interface Explanation {
  call?: string | undefined;
  /** The platform whose adapter mapped it; absent for the mapper alone. */
  platform?: Platform | undefined;
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
  const dialect = options.dialect ?? 'documented';
  try {
    return explanationOf({ event }, dialect, mapEvent(event, { ...options, trace: true }));
  } catch (error) {
    return refusalOf(event, dialect, error);
  }
}

/** {@link explainEvent} for an event read from text, with the mapper alone or a platform's adapter. */
export async function explainRead(
  read: ReadEvent,
  platform: Platform | 'direct',
  options: MapOptions,
): Promise<Explanation> {
  const dialect = options.dialect ?? 'documented';
  const mapper = await openMapper(platform, { ...options, trace: true });
  const by = platform === 'direct' ? undefined : platform;
  try {
    return { platform: by, ...explanationOf(read, dialect, await mapper.map(read.event)) };
  } catch (error) {
    return { platform: by, ...refusalOf(read.event, dialect, error) };
  } finally {
    await mapper.close();
  }
}

function explanationOf(read: ReadEvent, dialect: string, result: MapResult): Explanation {
  const { payloads, skipped, trace = [], dropped = [], warnings } = result;
  return {
    call: callIfKnown(read.event),
    dialect,
    payloads,
    skipped,
    trace: trace.map((entry) => ({ ...entry, sentence: SENTENCES.get(entry.rule) ?? '' })),
    dropped,
    warnings: [...numberWarnings(read), ...warnings],
  };
}

function refusalOf(event: unknown, dialect: string, error: unknown): Explanation {
  if (!(error instanceof MappingError)) throw error;
  const { code, path, rule, message } = error;
  const nothing = { payloads: [], trace: [], dropped: [], warnings: [] };
  return { call: callIfKnown(event), dialect, ...nothing, error: { code, path, rule, message } };
}
