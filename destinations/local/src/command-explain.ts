import type { Command } from 'commander';
import type { Context } from './context';
import { EXIT, EXIT_CODES_HELP } from './exit-codes';
import { explainEvent } from './explain-event';
import { readMapOptions } from './map-options';
import type { MappingFlags } from './map-options';
import { addMappingFlags } from './mapping-flags';
import { openInput } from './open-input';
import { readOneEvent } from './read-one-event';
import { renderExplanation } from './render-explanation';

interface ExplainFlags extends MappingFlags {
  json?: true;
}

const HELP = `
The event is JSON, indented or not; of NDJSON the first line counts.

Examples:
  encharge-destinations explain event.json
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
    .option('--json', 'the explanation as JSON')
    .addHelpText('after', HELP)
    .action(async (file: string | undefined, flags: ExplainFlags) => {
      const { io, out, colours } = context;
      const options = await readMapOptions(flags, io.now());
      const explanation = explainEvent(await readOneEvent(await openInput(io, file)), options);
      await out.line(
        flags.json === true
          ? JSON.stringify(explanation, null, 2)
          : renderExplanation(explanation, io.columns, colours.out),
      );
      context.exitCode = explanation.error === undefined ? EXIT.ok : EXIT.failed;
    });
}
