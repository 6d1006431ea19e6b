import type { Command } from 'commander';
import type { Context } from '../../cli/context';
import { EXIT_CODES_HELP } from '../../cli/exit-codes';
import { addMappingFlags } from '../../cli/flags/mapping-flags';
import type { ExplainFlags } from './run';

const HELP = `
The event is JSON, indented or not; of NDJSON the first line counts.

Examples:
  encharge-destinations explain event.json
  encharge-destinations explain --scenario track/order-completed
  encharge-destinations explain event.json --dialect segment --options options.json
  sed -n 17p events.ndjson | encharge-destinations explain --json | jq .dropped
${EXIT_CODES_HELP}`;

/** `explain`: one event, told in full. */
export function addExplainCommand(program: Command, context: Context): void {
  addMappingFlags(
    program
      .command('explain')
      .description(
        'Shows what becomes of one event: the payload, where each value comes from, what is left out and why.',
      )
      .argument('[FILE]', 'the event as JSON; standard input when left out or "-"'),
  )
    .option('--scenario <ID>', 'an example of this repository instead of a file: track/order-completed')
    .option('--json', 'the explanation as JSON')
    .addHelpText('after', HELP)
    .action(async (file: string | undefined, flags: ExplainFlags) => {
      const { runExplain } = await import('#commands/explain/run');
      context.exitCode = await runExplain(context, file, flags);
    });
}
