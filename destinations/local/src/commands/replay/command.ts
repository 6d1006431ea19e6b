import { addDeliveryFlags, PLACE_HELP } from '../../send/delivery-flags';
import type { CommandEntry } from '../../cli/command-entry';

/** `replay`: sends what `send` could not deliver. */
export const replayCommand: CommandEntry = {
  name: 'replay',
  summary: 'send again what "send" could not deliver',
  description: 'Sends the dead letters that "send" kept.',
  help: `
The file holds the events that "send" could not deliver; any other file is refused and left as it is. During the replay it
is called FILE.replaying; what fails again, or is skipped, goes to FILE with its new reason, and FILE.replaying is deleted
at the end. To continue a replay that was stopped or killed, run the same command again; it repeats at most what was in
progress.

It maps the events again, with the --options, --dialect and --platform that "send" had: others could let denied fields out,
so they are refused without --remap. "send" prints the whole command at its end. Replay soon: a value that has changed
since then returns to the older one.

Examples:
  encharge-destinations replay exports.dead-letters.ndjson --to sandbox
  ENCHARGE_WRITE_KEY=… encharge-destinations replay exports.dead-letters.ndjson --to live --yes`,
  declare: (command) =>
    addDeliveryFlags(
      command
        .argument('<FILE>', 'the file of dead letters')
        .option('--to <PLACE>', PLACE_HELP)
        .option('--remap', 'map with the options given now, although "send" had others'),
    ),
  run: async () => (await import('#commands/replay/run')).runReplay,
};
