import type { Command } from 'commander';
import type { Context } from '../../cli/context';
import { addDeliveryFlags } from '../../send/delivery-flags';
import { EXIT_CODES_HELP } from '../../cli/exit-codes';
import { parseCalls, parseCount, parseTime } from '../../cli/flags/flag-values';
import type { SendFlags } from '../../send/send-flags';

const HELP = `
Inputs are files and folders of NDJSON, JSON lists or indented JSON, packed by gzip or not, as Segment and RudderStack
export them; standard input when none is named.

People and objects only (identify, group), unless --events is given: Encharge takes a late event for happening now, and
starts flows and e-mails. Events whose sender excluded Encharge by integrations (All: false, or its name) are left out,
as both platforms do. One person's events keep their order. It goes as fast as Encharge bears: it starts with one
request at a time, and slows down at 429 and 503. A wrong key or a wrong plan ends it with the first request.

A checkpoint beside the input (FILE.checkpoint) knows what is done, whatever ends the run: --resume sends the rest, and
again at most what was under way. What cannot be delivered goes to FILE.dead-letters.ndjson, to be sent again by "replay".
Those are whole events, so personal data; the checkpoint holds none. Standard input, or a pipe, has neither.

The write key comes from ENCHARGE_WRITE_KEY, or is asked for (hidden) when a FILE is named; it is never an argument.
A sandbox needs none: its key is known. An account at Encharge asks for a confirmation, or --yes.

Examples:
  encharge-destinations send exports/ --to live --dry-run
  ENCHARGE_WRITE_KEY=… encharge-destinations send exports/ --to live --yes
  encharge-destinations send exports/ --to live --yes --resume
  encharge-destinations send events.ndjson.gz --to sandbox --events --since 2026-01-01 --limit 1000
  encharge-destinations send --to http://127.0.0.1:9000 --platform rudderstack --events < events.ndjson
${EXIT_CODES_HELP}`;

/** `send`: events in, delivered through a platform's adapter or directly. */
export function addSendCommand(program: Command, context: Context): void {
  addDeliveryFlags(
    program
      .command('send')
      .description("Sends events, mapped by a platform's adapter or by the mapper alone.")
      .argument('[FILE...]', 'files and folders of events; standard input when left out or "-"')
      .option('--events', 'events too (track, page, screen) and aliases, not only people and objects')
      .option('--type <CALLS>', 'only these calls, with commas between them: identify,group', parseCalls)
      .option(
        '--since <TIME>',
        'only what happened then or later: 2026-01-31, or with a time of day',
        parseTime,
      )
      .option('--until <TIME>', 'only what happened before', parseTime)
      .option('--limit <NUMBER>', 'no more events than this', parseCount)
      .option('--dry-run', 'tell what it would do, as "preview" does, and send nothing')
      .option('--resume', 'go on where an earlier run stopped')
      .option('--checkpoint <FILE>', 'where to keep what is done (default: beside the first input)')
      .option(
        '--dead-letters <FILE>',
        'where to keep what cannot be delivered (default: beside the first input)',
      ),
  )
    .addHelpText('after', HELP)
    .action(async (names: string[], flags: SendFlags) => {
      const { runSend } = await import('#commands/send/run');
      context.exitCode = await runSend(context, names, flags);
    });
}
