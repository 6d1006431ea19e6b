import type { MapResult } from '@encharge-destinations/core';
import type { Context } from '../../cli/context';
import type { ExitCode } from '../../cli/exit-codes';
import { readMapOptions } from '../../cli/flags/map-options';
import type { MappingFlags } from '../../cli/flags/map-options';
import { openInput } from '../../events/inputs/open-input';
import { readEvents } from '../../events/inputs/read-events';
import { mapEvents } from '../../events/map-events';

/** Options of `map`. */
export interface MapFlags extends MappingFlags {
  trace?: true;
  json?: true;
  quiet?: true;
}

/** Maps events to payloads. */
export async function runMap(context: Context, file: string | undefined, flags: MapFlags): Promise<ExitCode> {
  const { io, out } = context;
  const trace = flags.trace === true;
  const options = await readMapOptions(flags, io.now());
  const events = readEvents(await openInput(io, file));
  return mapEvents(context, events, { ...options, trace }, flags, async (result, _event, line) => {
    for (const text of trace ? [tracedLine(result, line)] : result.payloads.map((one) => JSON.stringify(one)))
      await out.line(text);
  });
}

function tracedLine({ payloads, skipped, trace = [], dropped = [] }: MapResult, line: number): string {
  return JSON.stringify({ line, payloads, skipped, trace, dropped });
}
