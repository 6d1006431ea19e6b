import type { Command } from 'commander';
import type { Context } from '../../cli/context';
import { EXIT_CODES_HELP } from '../../cli/exit-codes';
import { addMappingFlags } from '../../cli/flags/mapping-flags';
import { parsePort } from '../../cli/flags/port';
import type { ListenFlags } from './run';
import { USUAL_PORTS } from '../../cli/flags/usual-ports';

const HELP = `
A development tool: it stands in for the tracking APIs of Segment and RudderStack on this machine, so that an app's own
SDK can be pointed at it. Every event gets what its platform adds (message id, times), goes through the adapter of its
platform, and is delivered to an embedded Encharge. It listens on 127.0.0.1 only, keeps nothing on disk, and neither
reads nor shows a write key. Events are never passed on to the real Encharge: any web page of this machine may send
here, since the page of an app must be able to.

Examples:
  encharge-destinations listen                        prints what to paste into the app
  encharge-destinations listen --to sandbox           into a sandbox that runs already
  encharge-destinations listen --json > heard.ndjson  one line of JSON for each event
${EXIT_CODES_HELP}`;

/** `listen`: an app's own SDK, watched. */
export function addListenCommand(program: Command, context: Context): void {
  addMappingFlags(
    program
      .command('listen')
      .description("Takes what an app's own SDK sends and shows what Encharge would get. For development."),
  )
    .option(
      '--port <NUMBER>',
      `the port; 0 takes any free one (default: ${USUAL_PORTS.listener} if it is free)`,
      parsePort,
    )
    .option('--to <PLACE>', '"sandbox", or the URL of one; left out, one is started')
    .option('--json', 'each event as one line of JSON: {platform, at, event, delivery}')
    .addHelpText('after', HELP)
    .action(async (flags: ListenFlags) => {
      const { runListen } = await import('#commands/listen/run');
      context.exitCode = await runListen(context, flags);
    });
}
