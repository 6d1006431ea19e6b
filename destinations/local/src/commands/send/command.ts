import { addDeliveryFlags, PLACE_HELP } from '../../send/delivery-flags';
import { addInputs, addSelectionFlags } from '../../cli/flags/common-flags';
import type { CommandEntry } from '../../cli/command-entry';

/** `send`: delivers events through a platform's adapter or directly. */
export const sendCommand: CommandEntry = {
  name: 'send',
  summary: 'send events (files, folders, gzip) to a sandbox, or to Encharge; can be stopped and resumed',
  description: "Sends events, mapped by a platform's adapter or by the mapper alone.",
  help: `
Inputs are files and folders of NDJSON, JSON lists or indented JSON, packed by gzip or not, as Segment and RudderStack
export them; standard input when none is named. With --as identify they are CSV files of people, as warehouses and
spreadsheets write them: look at them with "preview" first.

It sends people and objects only (identify, group), unless --events is given: Encharge treats a late event as happening
now, and starts flows and emails. Events whose sender excluded Encharge by integrations (All: false, or its name) are left
out, as on both platforms. One person's events keep their order. It goes as fast as Encharge allows: it starts with one
request at a time, and slows down at 429 and 503. A wrong key or a wrong plan ends it with the first request.

A checkpoint beside the input (FILE.checkpoint) records what is done, however the run ends: --resume sends the rest, and
repeats at most what was in progress. What cannot be delivered goes to FILE.dead-letters.ndjson, for "replay" to send again.
Dead letters are whole events, so personal data; the checkpoint holds none. Standard input, or a pipe, has neither.

The write key comes from ENCHARGE_WRITE_KEY, or from a hidden prompt when a FILE is named; it is never an argument.
A sandbox needs no key of yours. Sending to a real account needs a confirmation, or --yes.

Examples:
  encharge-destinations send exports/ --to live --dry-run
  ENCHARGE_WRITE_KEY=… encharge-destinations send exports/ --to live --yes
  encharge-destinations send exports/ --to live --yes --resume
  encharge-destinations send people.csv --as identify --map id=userId --to sandbox
  encharge-destinations send events.ndjson.gz --to sandbox --events --since 2026-01-01 --limit 1000
  encharge-destinations send --to http://127.0.0.1:9000 --platform rudderstack --events < events.ndjson`,
  declare: (command) =>
    addDeliveryFlags(
      addSelectionFlags(addInputs(command))
        .option('--to <PLACE>', PLACE_HELP)
        .option('--dry-run', 'report what it would do, as "preview" does, and send nothing')
        .option('--resume', 'continue where an earlier run stopped')
        .option('--checkpoint <FILE>', 'where to record what is done (default: beside the first input)')
        .option(
          '--dead-letters <FILE>',
          'where to keep what cannot be delivered (default: beside the first input)',
        ),
    ),
  run: async () => (await import('#commands/send/run')).runSend,
};
