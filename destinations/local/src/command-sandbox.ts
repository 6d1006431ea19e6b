import type { Command } from 'commander';
import type { Context } from './context';
import { EXIT, EXIT_CODES_HELP } from './exit-codes';
import { openSandbox, USUAL_PORT } from './open-sandbox';
import { parsePort } from './port';
import { sandboxHelp } from './sandbox-help';

const HELP = `
It answers as Encharge does, keeps people, objects, tags and events in memory, and flags everything that no
documentation covers. It listens on 127.0.0.1 only; its keys are made up. Ctrl-C ends it.

Examples:
  encharge-destinations sandbox
  encharge-destinations sandbox --port 9000
  encharge-destinations sandbox --port 0 --json      one line of JSON with the URLs, for scripts
${EXIT_CODES_HELP}`;

/** `sandbox`: an embedded Encharge that stays up. */
export function addSandboxCommand(program: Command, context: Context): void {
  program
    .command('sandbox')
    .description(
      'Starts an embedded Encharge on this machine: Ingest and the REST endpoints that destinations use.',
    )
    .option(
      '--port <NUMBER>',
      `the port; 0 takes any free one (default: ${USUAL_PORT} if it is free)`,
      parsePort,
    )
    .option('--json', 'the URLs as one line of JSON')
    .addHelpText('after', HELP)
    .action(async ({ port, json }: { port?: number; json?: true }) => {
      const { io, out, err, colours } = context;
      const stopped = io.untilStopped();
      const sandbox = await openSandbox(port);
      const { url, ingestUrl, restUrl, writeKey, apiKey } = sandbox;
      await out.line(
        json === true
          ? JSON.stringify({ url, ingestUrl, restUrl, writeKey, apiKey })
          : `An embedded Encharge is up.\n\n${sandboxHelp(sandbox, io.program, colours.out)}`,
      );
      await err.line('Ctrl-C ends it.');
      await stopped;
      await sandbox.close();
      await err.line('Stopped.');
      context.exitCode = EXIT.ok;
    });
}
