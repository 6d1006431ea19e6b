import { addMapperFlags } from '../../cli/flags/common-flags';
import type { CommandEntry } from '../../cli/command-entry';

/** `explain`: one event in full. */
export const explainCommand: CommandEntry = {
  name: 'explain',
  summary: 'one event: its payload, where each value comes from, what is left out and why',
  description:
    'Shows what happens to one event: the payload, where each value comes from, what is left out and why.',
  help: `
The event is JSON, indented or not; of NDJSON it takes the first line.

Examples:
  encharge-destinations explain event.json
  encharge-destinations explain --scenario track/order-completed
  encharge-destinations explain event.json --dialect segment --options options.json
  sed -n 17p events.ndjson | encharge-destinations explain --json | jq .dropped`,
  declare: (command) =>
    addMapperFlags(command.argument('[FILE]', 'the event as JSON; standard input when left out or "-"'))
      .option('--scenario <ID>', 'a scenario of this repository instead of a file: track/order-completed')
      .option('--json', 'the explanation as JSON'),
  run: async () => (await import('#commands/explain/run')).runExplain,
};
