import { addInputs, addMapperFlags } from '../../cli/flags/common-flags';
import type { CommandEntry } from '../../cli/command-entry';

/** `map`: events in, payloads out. */
export const mapCommand: CommandEntry = {
  name: 'map',
  summary: 'map events to the payloads Encharge would get',
  description: 'Maps events to the payloads that Encharge would get. Sends nothing.',
  help: `
The input holds events of the CDP spec, as the SDKs of Segment and RudderStack send them: NDJSON (one on each line), a JSON
list, or indented JSON, packed by gzip or not. With --as identify it is a CSV file of people: the header names the traits.
Each payload goes to stdout as one line of JSON. Problems go to stderr, and the other events are still mapped; of similar
problems it prints the first twenty, with --json each. An event whose sender excluded Encharge by integrations (All: false,
or its name) is skipped, as on both platforms.

Examples:
  encharge-destinations map events.ndjson > payloads.ndjson
  encharge-destinations map --dialect segment --trace < events.ndjson | head -1 | jq
  encharge-destinations map events.ndjson --options options.json --json 2> problems.ndjson`,
  declare: (command) =>
    addMapperFlags(addInputs(command))
      .option('--trace', 'one line per event instead: {line, payloads, trace, dropped}')
      .option('--json', 'problems and counts on stderr as NDJSON')
      .option('--quiet', 'errors and counts only: no warnings, no skipped events'),
  run: async () => (await import('#commands/map/run')).runMap,
};
