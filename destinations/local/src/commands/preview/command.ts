import { addInputs, addMapperFlags, addSelectionFlags } from '../../cli/flags/common-flags';
import type { CommandEntry } from '../../cli/command-entry';

/** `preview`: what sending would do, before anything is sent. */
export const previewCommand: CommandEntry = {
  name: 'preview',
  summary: 'what sending events would do: fields created, people new, events left out',
  description: 'Reports what sending these events would do. Sends nothing.',
  help: `
It sends nothing to Ingest and changes nothing. With --to it reads the account over the REST API and reports which person
fields, tags and people are really new, and which object fields would be ignored. The API key comes from
ENCHARGE_API_KEY, which implies --to live, or from a hidden prompt when a FILE is named. Without it and without --to it
contacts nobody. A sandbox needs no key of yours.
It shows names of fields and counts, never a person; --tags shows the tags too. Like "send", it takes people and objects
only, unless --events is given.

Examples:
  encharge-destinations preview events.ndjson
  encharge-destinations preview events.ndjson --options options.json --to sandbox
  ENCHARGE_API_KEY=… encharge-destinations preview events.ndjson --json | jq '.newPersonFields[].field'
  encharge-destinations preview people.csv --as identify   where each column goes, and what it would create
  encharge-destinations preview events.ndjson --to live`,
  declare: (command) =>
    addMapperFlags(
      addSelectionFlags(addInputs(command)).option(
        '--to <PLACE>',
        'whose account to read: "sandbox" (the usual port), the URL of a sandbox, or "live"',
      ),
    )
      .option('--tags', 'show the tags by name')
      .option('--json', 'the report as JSON, the counts on stderr too'),
  run: async () => (await import('#commands/preview/run')).runPreview,
};
