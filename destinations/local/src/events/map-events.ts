import { createMapper } from '@encharge-destinations/core';
import type { MapOptions, MapResult } from '@encharge-destinations/core';
import type { Context } from '../cli/context';
import type { ExitCode } from '../cli/exit-codes';
import type { Entry } from './entry';
import { exclusionOf } from './exclusion';
import { forEachEvent } from './for-each-event';
import type { ReportFlags } from './for-each-event';
import { problemOfError, problemsOfResult } from './problem';

/**
 * Maps events one after the other and reports every problem.
 *
 * @param onMapped Gets the result of every event that was mapped or skipped; an event whose sender excluded Encharge is skipped.
 * @returns what the counts mean as an exit code.
 */
export function mapEvents(
  context: Context,
  events: AsyncIterable<Entry>,
  options: MapOptions,
  flags: Omit<ReportFlags, 'verb'>,
  onMapped: (result: MapResult, event: unknown, line: number) => unknown,
): Promise<ExitCode> {
  const mapOne = createMapper(options);
  return forEachEvent(context, events, { ...flags, verb: 'mapped' }, async (event, line) => {
    const excluded = exclusionOf(line, event);
    let result: MapResult;
    try {
      result =
        excluded === undefined
          ? mapOne(event)
          : { payloads: [], warnings: [], skipped: { rule: excluded.code, reason: excluded.message } };
    } catch (error) {
      return { fate: 'failed', problems: [problemOfError(line, event, error)] };
    }
    await onMapped(result, event, line);
    const problems = excluded === undefined ? problemsOfResult(line, event, result) : [excluded];
    return { fate: result.skipped === undefined ? 'done' : 'skipped', problems };
  });
}
