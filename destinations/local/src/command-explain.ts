import type { MapOptions } from '@encharge-destinations/core';
import type { Command } from 'commander';
import type { Context } from './context';
import { EXIT, EXIT_CODES_HELP } from './exit-codes';
import { explainEvent } from './explain-event';
import { findScenario } from './find-scenario';
import { readMapOptions } from './map-options';
import type { MappingFlags } from './map-options';
import { addMappingFlags } from './mapping-flags';
import { openInput } from './open-input';
import { FIXTURES_FOLDER } from './package-folders';
import { readOneEvent } from './read-one-event';
import { renderExplanation } from './render-explanation';
import { UsageError } from './usage-error';

interface ExplainFlags extends MappingFlags {
  json?: true;
  scenario?: string;
}

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
      const { io, out, colours } = context;
      if (flags.scenario !== undefined && file !== undefined)
        throw new UsageError('Give a file or --scenario, not both.');
      const given = await readMapOptions(flags, io.now());
      const scenario =
        flags.scenario === undefined ? undefined : await findScenario(FIXTURES_FOLDER, flags.scenario);
      const event = scenario === undefined ? await readOneEvent(await openInput(io, file)) : scenario.event;
      // What is given here wins over the scenario's own options.
      const explanation = explainEvent(event, { ...given, ...scenario?.options, ...chosen(flags, given) });
      if (scenario !== undefined && flags.json !== true)
        await out.line(`${colours.out.bold(scenario.title)}\n${scenario.description}\n`);
      await out.line(
        flags.json === true
          ? JSON.stringify(explanation, null, 2)
          : renderExplanation(explanation, io.columns, colours.out),
      );
      context.exitCode = explanation.error === undefined ? EXIT.ok : EXIT.failed;
    });
}

/** The options that the command line sets: all of a file's, and the dialect. */
function chosen(flags: ExplainFlags, given: MapOptions): MapOptions {
  if (flags.options !== undefined) return given;
  return flags.dialect === undefined ? {} : { dialect: given.dialect };
}
