import type { Command } from 'commander';
import type { Context } from '../../cli/context';
import { EXIT_CODES_HELP } from '../../cli/exit-codes';
import { parsePort } from '../../cli/flags/port';
import type { DemoFlags } from './run';
import type { StartFlags } from './run-start';
import { USUAL_PORTS } from '../../cli/flags/usual-ports';

const ABOUT = `
It starts an embedded Encharge; the server SDKs of Segment and RudderStack make a customer's journey each (sign-up,
tags, nested properties, group, alias, page, screen); every event goes through its platform's adapter, and through
the other one for comparison; one person is erased. Then it checks people, objects, tags and events. Nothing leaves
this machine.`;

const DEMO_HELP = `${ABOUT}

Examples:
  encharge-destinations demo
  encharge-destinations demo --json | jq '.checks'
${EXIT_CODES_HELP}`;

const START_HELP = `${ABOUT}

Afterwards everything stays up, the workbench included: a web page that shows both platforms' settings, mappings and
payloads, and what Encharge holds. Ctrl-C ends it.

Examples:
  encharge-destinations start
  encharge-destinations start --port 9000
${EXIT_CODES_HELP}`;

/** `demo`: the whole job once. */
export function addDemoCommand(program: Command, context: Context): void {
  program
    .command('demo')
    .description(
      "Runs a customer's journey through both adapters into an embedded Encharge and checks the result.",
    )
    .option('--json', 'the whole report as JSON')
    .addHelpText('after', DEMO_HELP)
    .action(async (flags: DemoFlags) => {
      const { runDemo } = await import('#commands/demo/run');
      context.exitCode = await runDemo(context, flags);
    });
}

/** `start`: the demo, then everything stays up. */
export function addStartCommand(program: Command, context: Context): void {
  program
    .command('start')
    .description('Runs the demo, then stays up for events of your own.')
    .option(
      '--port <NUMBER>',
      `the sandbox's port; with 0 everything takes any free one (default: ${USUAL_PORTS.sandbox} if it is free)`,
      parsePort,
    )
    .addHelpText('after', START_HELP)
    .action(async (flags: StartFlags) => {
      const { runStart } = await import('#commands/demo/run-start');
      context.exitCode = await runStart(context, flags);
    });
}
