import type { Command } from 'commander';
import type { Context } from '../../cli/context';
import { EXIT_CODES_HELP } from '../../cli/exit-codes';
import { addMappingFlags } from '../../cli/flags/mapping-flags';
import type { PreviewFlags } from '../../preview/preview-events';

const HELP = `
Nothing is sent to Ingest, and nothing is changed. With an API key (ENCHARGE_API_KEY, or --ask) the account is read over
the REST API: then it tells which person fields, tags and people are really new, and which object fields would be
ignored. Without a key, and without --to, nothing is contacted. A sandbox needs no key of yours.
It shows names of fields and counts, never a person; --tags shows the tags too.

Examples:
  encharge-destinations preview events.ndjson
  encharge-destinations preview events.ndjson --options options.json --to sandbox
  ENCHARGE_API_KEY=… encharge-destinations preview events.ndjson --json | jq '.newPersonFields[].field'
  encharge-destinations preview events.ndjson --ask
${EXIT_CODES_HELP}`;

/** `preview`: what would happen, before anything is sent. */
export function addPreviewCommand(program: Command, context: Context): void {
  addMappingFlags(
    program
      .command('preview')
      .description('Tells what sending these events would do. Sends nothing.')
      .argument(
        '[FILE]',
        'events: NDJSON, a JSON list, or indented JSON; standard input when left out or "-"',
      ),
  )
    .option(
      '--to <PLACE>',
      'whose account to read: "sandbox" (the usual port), the URL of a sandbox, or "live"',
    )
    .option('--ask', 'ask for the API key, without showing it')
    .option('--tags', 'show the tags by name')
    .option('--json', 'the report as JSON, the counts on stderr too')
    .addHelpText('after', HELP)
    .action(async (file: string | undefined, flags: PreviewFlags) => {
      const { runPreview } = await import('#commands/preview/run');
      context.exitCode = await runPreview(context, file, flags);
    });
}
