import type { Command } from 'commander';
import { createMapper } from '@encharge-destinations/core';
import type { MapOptions, MapResult } from '@encharge-destinations/core';
import type { Context } from './context';
import { addMappingFlags } from './mapping-flags';
import { EXIT_CODES_HELP } from './exit-codes';
import type { ExitCode } from './exit-codes';
import { forEachEvent } from './for-each-event';
import { openInput } from './open-input';
import { readEvents } from './read-events';
import { problemOfError, problemsOfResult } from './problem';
import { readMapOptions } from './map-options';
import type { MappingFlags } from './map-options';

interface MapFlags extends MappingFlags {
  trace?: true;
  json?: true;
  quiet?: true;
}

const HELP = `
The input holds events of the CDP spec, as the SDKs of Segment and RudderStack send them: NDJSON (one on each line), a JSON
list, or indented JSON, packed by gzip or not.
Each payload goes to stdout as one line of JSON. An event that cannot be mapped is named on stderr and the rest goes on.

Examples:
  encharge-destinations map events.ndjson > payloads.ndjson
  encharge-destinations map --dialect segment --trace < events.ndjson | head -1 | jq
  encharge-destinations map events.ndjson --options options.json --json 2> problems.ndjson
${EXIT_CODES_HELP}`;

/** `map`: events in, payloads out. */
export function addMapCommand(program: Command, context: Context): void {
  addMappingFlags(
    program
      .command('map')
      .description('Maps events to the payloads that Encharge would get. Sends nothing.')
      .argument(
        '[FILE]',
        'events: NDJSON, a JSON list, or indented JSON; standard input when left out or "-"',
      ),
  )
    .option('--trace', 'one line per event instead: {line, payloads, trace, dropped}')
    .option('--json', 'problems and counts on stderr as NDJSON')
    .option('--quiet', 'errors and counts only: no warnings, no skipped events')
    .addHelpText('after', HELP)
    .action(async (file: string | undefined, flags: MapFlags) => {
      context.exitCode = await map(context, file, flags);
    });
}

async function map(context: Context, file: string | undefined, flags: MapFlags): Promise<ExitCode> {
  const { io, out } = context;
  const isTracing = flags.trace === true;
  const options: MapOptions = await readMapOptions(flags, io.now());
  const mapOne = createMapper({ ...options, trace: isTracing });
  return forEachEvent(
    context,
    readEvents(await openInput(io, file)),
    { ...flags, verb: 'mapped' },
    async (event, line) => {
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
