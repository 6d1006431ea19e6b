import type { Command } from 'commander';
import type { Context } from '../../cli/context';
import { EXIT_CODES_HELP } from '../../cli/exit-codes';
import { addMappingFlags } from '../../cli/flags/mapping-flags';
import type { MapFlags } from './run';

const HELP = `
The input holds events of the CDP spec, as the SDKs of Segment and RudderStack send them: NDJSON (one on each line), a JSON
list, or indented JSON, packed by gzip or not.
Each payload goes to stdout as one line of JSON. An event that cannot be mapped is named on stderr and the rest goes on.
One whose sender excluded Encharge by integrations (All: false, or its name) is skipped, as both platforms do.

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
      const { runMap } = await import('#commands/map/run');
      context.exitCode = await runMap(context, file, flags);
    });
}
