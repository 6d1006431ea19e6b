import { addInputs } from '../../cli/flags/common-flags';
import type { CommandEntry } from '../../cli/command-entry';

/** `diff`: what this destination sends differently for a saved Segment mapping. */
export const diffCommand: CommandEntry = {
  name: 'diff',
  summary: 'what a mapping saved in Segment sends differently than with the existing destination',
  description:
    "Compares what Segment's existing Encharge destination sends for events with what this one sends.",
  help: `
For customers of "Encharge (Actions)" in Segment's catalogue: every event goes through the mappings they saved, once in a
model of that destination and once in this one, as Segment's host would run both. Each
difference names its reason; destinations/segment/docs/coming-from-the-existing-destination.md explains them.
The mappings are subscriptions as Segment's Public API lists them (actionSlug, settings, trigger), or
{"partnerAction": …, "mapping": …, "trigger": …}. Nothing is sent, and differences do not change the exit code.

Examples:
  encharge-destinations diff --mapping saved.json events.ndjson
  encharge-destinations diff --mapping saved.json --values < events.ndjson
  encharge-destinations diff --mapping saved.json events.ndjson --json | jq 'select(.differences[]?.reason == null)'`,
  declare: (command) =>
    addInputs(command)
      .requiredOption('--mapping <FILE>', 'the saved mapping or mappings, as JSON')
      .option('--values', "the differing values themselves, not only their kinds: they are people's data")
      .option('--json', 'a comparison per event and mapping, problems and counts as NDJSON')
      .option('--quiet', 'only events that differ, errors and counts'),
  run: async () => (await import('#commands/diff/run')).runDiff,
};
