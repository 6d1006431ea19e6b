import type { MapResult } from '@encharge-destinations/core';
import type { Context } from '../../cli/context';
import type { ExitCode } from '../../cli/exit-codes';
import { readMapping } from '../../cli/flags/map-options';
import type { MappingFlags } from '../../cli/flags/map-options';
import { openSource } from '../../events/inputs/source';
import type { InputFlags } from '../../events/inputs/source';
import { mapEvents } from '../../events/map-events';
import { openMapper } from '../../events/open-mapper';

/** Options of `map`. */
export interface MapFlags extends MappingFlags, InputFlags {
  trace?: true;
  json?: true;
  quiet?: true;
}

/** Maps events to payloads. */
export async function runMap(context: Context, names: readonly string[], flags: MapFlags): Promise<ExitCode> {
  const { io, out, err } = context;
  const trace = flags.trace === true;
  const { options, note } = await readMapping(flags, io.now());
  const source = await openSource(io, names, flags, options);
  const mapper = await openMapper(flags.platform, { ...options, trace });
  if (note !== undefined && flags.json !== true && flags.quiet !== true) await err.line(note);
  try {
    return await mapEvents(context, source, mapper, flags, async (result, { line }, input) => {
      if (trace) await out.line(tracedLine(result, { input, line }));
      else for (const payload of result.payloads) await out.line(JSON.stringify(payload));
    });
  } finally {
    await mapper.close();
  }
}

function tracedLine({ payloads, skipped, trace = [], dropped = [] }: MapResult, place: object): string {
  return JSON.stringify({ ...place, payloads, skipped, trace, dropped });
}
