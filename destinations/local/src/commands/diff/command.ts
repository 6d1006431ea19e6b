import type { Command } from 'commander';
import type { Context } from '../../cli/context';
import { EXIT_CODES_HELP } from '../../cli/exit-codes';
import type { DiffFlags } from './run';

const HELP = `
For customers of the destination that Segment's catalogue has as "Encharge (Actions)": every event goes through the
mappings they saved, once in a model of that destination and once in this one, as Segment's host would run both. Each
difference names its reason; destinations/segment/docs/coming-from-the-existing-destination.md explains them.
The mappings are subscriptions as Segment's Public API lists them (actionSlug, settings, trigger), or
{"partnerAction": …, "mapping": …, "trigger": …}. Nothing is sent, and differences do not change the exit code.

Examples:
  encharge-destinations diff --mapping saved.json events.ndjson
  encharge-destinations diff --mapping saved.json --values < events.ndjson
  encharge-destinations diff --mapping saved.json events.ndjson --json | jq 'select(.differences[]?.reason == null)'
${EXIT_CODES_HELP}`;

/** `diff`: what a saved mapping of Segment sends differently in this destination. */
export function addDiffCommand(program: Command, context: Context): void {
  program
    .command('diff')
    .description(
      "Compares what Segment's existing Encharge destination sends for events with what this one sends.",
    )
    .argument('[FILE]', 'events: NDJSON, a JSON list, or indented JSON; standard input when left out or "-"')
    .requiredOption('--mapping <FILE>', 'the saved mapping or mappings, as JSON')
    .option('--values', "the differing values themselves, not only their kinds: they are people's data")
    .option('--json', 'a comparison per event and mapping, problems and counts as NDJSON')
    .option('--quiet', 'only events that differ, errors and counts')
    .addHelpText('after', HELP)
    .action(async (file: string | undefined, flags: DiffFlags) => {
      const { runDiff } = await import('#commands/diff/run');
      context.exitCode = await runDiff(context, file, flags);
    });
}
