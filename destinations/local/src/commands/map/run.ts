import { createMapper } from '@encharge-destinations/core';
import type { MapOptions, MapResult } from '@encharge-destinations/core';
import type { Context } from '../../cli/context';
import { exclusionOf } from '../../events/exclusion';
import type { ExitCode } from '../../cli/exit-codes';
import { forEachEvent } from '../../events/for-each-event';
import { openInput } from '../../events/inputs/open-input';
import { readEvents } from '../../events/inputs/read-events';
import { problemOfError, problemsOfResult } from '../../events/problem';
import { readMapOptions } from '../../cli/flags/map-options';
import type { MappingFlags } from '../../cli/flags/map-options';

/** What `map` can be told. */
export interface MapFlags extends MappingFlags {
  trace?: true;
  json?: true;
  quiet?: true;
}

/** Maps events to payloads. */
export async function runMap(context: Context, file: string | undefined, flags: MapFlags): Promise<ExitCode> {
  const { io, out } = context;
  const isTracing = flags.trace === true;
  const options: MapOptions = await readMapOptions(flags, io.now());
  const mapOne = createMapper({ ...options, trace: isTracing });
  return forEachEvent(
    context,
    readEvents(await openInput(io, file)),
    { ...flags, verb: 'mapped' },
    async (event, line) => {
      const excluded = exclusionOf(line, event);
      if (excluded !== undefined) {
        const skipped = { rule: excluded.code, reason: excluded.message };
        if (isTracing)
          await out.line(JSON.stringify({ line, payloads: [], skipped, trace: [], dropped: [] }));
        return { fate: 'skipped', problems: [excluded] };
      }
      let result: MapResult;
      try {
        result = mapOne(event);
      } catch (error) {
        return { fate: 'failed', problems: [problemOfError(line, event, error)] };
      }
      for (const text of linesOf(result, line, isTracing)) await out.line(text);
      const fate = result.skipped === undefined ? 'done' : 'skipped';
      return { fate, problems: problemsOfResult(line, event, result) };
    },
  );
}

function linesOf(result: MapResult, line: number, isTracing: boolean): string[] {
  if (!isTracing) return result.payloads.map((payload) => JSON.stringify(payload));
  const { payloads, skipped, trace = [], dropped = [] } = result;
  return [JSON.stringify({ line, payloads, ...(skipped === undefined ? {} : { skipped }), trace, dropped })];
}
