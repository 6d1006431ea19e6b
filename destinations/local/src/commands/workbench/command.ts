import type { Command } from 'commander';
import type { Context } from '../../cli/context';
import { EXIT_CODES_HELP } from '../../cli/exit-codes';
import { parsePort } from '../../cli/flags/port';
import type { WorkbenchFlags } from './run';
import { USUAL_PORTS } from '../../cli/flags/usual-ports';

const HELP = `
A web page of this machine alone: fill in the settings of both platforms, map fields, send a test event, see both
payloads side by side and where each value came from, and watch the person appear in an embedded Encharge. It
listens on 127.0.0.1 only and contacts nobody, unless you send to the real Encharge with a key that you type in; the
key is not kept. Ctrl-C ends it.

Examples:
  encharge-destinations workbench
  encharge-destinations workbench --open             and open it in the browser
  encharge-destinations workbench --port 0 --json    one line of JSON with the URLs, for scripts
${EXIT_CODES_HELP}`;

/** `workbench`: the page that shows both destinations at work. */
export function addWorkbenchCommand(program: Command, context: Context): void {
  program
    .command('workbench')
    .summary('a web page: both dashboards, the payloads side by side, an embedded Encharge')
    .description('Starts the workbench, a web page on this machine, with an embedded Encharge behind it.')
    .option(
      '--port <NUMBER>',
      `the port; 0 takes any free ones (default: ${USUAL_PORTS.workbench} if it is free)`,
      parsePort,
    )
    .option('--open', 'open it in the browser')
    .option('--json', 'the URLs as one line of JSON')
    .addHelpText('after', HELP)
    .action(async (flags: WorkbenchFlags) => {
      const { runWorkbench } = await import('#commands/workbench/run');
      context.exitCode = await runWorkbench(context, flags);
    });
}
