import { addDeliveryFlags, PLACE_HELP } from '../../send/delivery-flags';
import type { CommandEntry } from '../../cli/command-entry';

/** `replay`: sends what `send` could not deliver. */
export const replayCommand: CommandEntry = {
  name: 'replay',
  summary: 'send what "send" could not deliver',
  description: 'Sends the dead letters that "send" kept.',
  help: `
The file is what "send" kept of the events it could not deliver; any other file is refused and not touched. While they
are sent it is called FILE.replaying; what fails again, or is skipped, is kept in FILE, with its new reason, and
FILE.replaying is deleted at the end. A replay that was stopped or killed goes on when the same command is given again,
and repeats at most what was under way.

It maps anew, by the --options, --dialect and --platform that "send" had: with others, fields that were denied could go
out, so they are refused without --remap. "send" prints the whole command at its end. Replay soon: what has changed since
is set back to the older value.

Examples:
  encharge-destinations replay exports.dead-letters.ndjson --to sandbox
  ENCHARGE_WRITE_KEY=… encharge-destinations replay exports.dead-letters.ndjson --to live --yes`,
  declare: (command) =>
    addDeliveryFlags(
      command
        .argument('<FILE>', 'the file of dead letters')
        .option('--to <PLACE>', PLACE_HELP)
        .option('--remap', 'map by the options given now, although "send" had others'),
    ),
  run: async () => (await import('#commands/replay/run')).runReplay,
};
