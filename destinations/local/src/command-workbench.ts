import type { Command } from 'commander';
import type { Context } from './context';
import { EXIT, EXIT_CODES_HELP } from './exit-codes';
import { openInBrowser } from './open-in-browser';
import { openSandbox } from './open-sandbox';
import { parsePort } from './port';
import { openWorkbench, USUAL_WORKBENCH_PORT } from './workbench/open-workbench';

interface WorkbenchFlags {
  port?: number;
  open?: true;
  json?: true;
}

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
      `the port; 0 takes any free ones (default: ${USUAL_WORKBENCH_PORT} if it is free)`,
      parsePort,
    )
    .option('--open', 'open it in the browser')
    .option('--json', 'the URLs as one line of JSON')
    .addHelpText('after', HELP)
    .action(async (flags: WorkbenchFlags) => {
      await workbench(context, flags);
      context.exitCode = EXIT.ok;
    });
}

async function workbench({ io, out, err, colours }: Context, flags: WorkbenchFlags): Promise<void> {
  const stopped = io.untilStopped();
  const sandbox = await openSandbox(flags.port === 0 ? 0 : undefined);
  try {
    const page = await openWorkbench(
      { port: flags.port, listenPort: flags.port === 0 ? 0 : undefined },
      { sandbox, random: io.random },
    );
    try {
      await out.line(
        flags.json === true
          ? JSON.stringify({ url: page.url, listen: page.listenUrl, sandbox: sandbox.url })
          : `The workbench is up: ${colours.out.bold(page.url)}`,
      );
      if (flags.open === true && !(await openInBrowser(page.url)))
        await err.line('No browser was found to open it with. Open the address above.');
      await err.line('Ctrl-C ends it.');
      await stopped;
    } finally {
      await page.close();
    }
  } finally {
    await sandbox.close();
  }
  await err.line('Stopped.');
}
