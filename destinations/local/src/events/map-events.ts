import type { MapResult } from '@encharge-destinations/core';
import type { Context } from '../cli/context';
import type { ExitCode } from '../cli/exit-codes';
import type { Entry, ReadEvent } from './entry';
import { exclusionOf } from './exclusion';
import { forEachEvent } from './for-each-event';
import type { ReportFlags } from './for-each-event';
import type { Source } from './inputs/source';
import type { Mapper } from './open-mapper';
import { numberWarnings, problemOfError, problemsOfResult } from './problem';

/**
 * Maps events one after the other and reports every problem.
 *
 * @param onMapped Gets the result of every event that was mapped or skipped, and its input's name when there are several; an event whose
 *   sender excluded Encharge is skipped.
 * @returns the exit code for the counts.
 */
export function mapEvents(
  context: Context,
  source: Source,
  mapper: Mapper,
  flags: Omit<ReportFlags, 'verb'>,
  onMapped: (result: MapResult, entry: Entry & ReadEvent, input: string | undefined) => unknown,
): Promise<ExitCode> {
  return forEachEvent(context, source, { ...flags, verb: 'mapped' }, async (entry, input) => {
    const { event, line } = entry;
    const excluded = exclusionOf(line, event);
    let result: MapResult;
    try {
      result =
        excluded === undefined
          ? await mapper.map(event)
          : { payloads: [], warnings: [], skipped: { rule: excluded.code, reason: excluded.message } };
    } catch (error) {
      return { fate: 'failed', problems: [problemOfError(line, event, error)] };
    }
    await onMapped(result, entry, input);
    const warnings = [...numberWarnings(entry), ...result.warnings];
    const problems =
      excluded === undefined ? problemsOfResult(line, event, { ...result, warnings }) : [excluded];
    return { fate: result.skipped === undefined ? 'done' : 'skipped', problems };
  });
}
