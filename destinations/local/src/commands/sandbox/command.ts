import type { Command } from 'commander';
import type { Context } from '../../cli/context';
import { EXIT_CODES_HELP } from '../../cli/exit-codes';
import { parsePort } from '../../cli/flags/port';
import type { SandboxFlags } from './run';
import { USUAL_PORTS } from '../../cli/flags/usual-ports';

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
      `the port; 0 takes any free one (default: ${USUAL_PORTS.sandbox} if it is free)`,
      parsePort,
    )
    .option('--json', 'the URLs as one line of JSON')
    .addHelpText('after', HELP)
    .action(async (flags: SandboxFlags) => {
      const { runSandbox } = await import('#commands/sandbox/run');
      context.exitCode = await runSandbox(context, flags);
    });
}
