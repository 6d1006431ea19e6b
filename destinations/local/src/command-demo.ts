import type { Command } from 'commander';
import { startSandbox } from '@encharge-destinations/sandbox';
import type { Sandbox } from '@encharge-destinations/sandbox';
import type { Context } from './context';
import type { DeliveredEvent } from './demo/deliver-event';
import { renderChecks, renderErasure, renderEvent, renderHeading, renderState } from './demo/render-demo';
import { runDemo } from './demo/run-demo';
import { forwardSdkEvents } from './demo/forward-sdk-events';
import { EXIT, EXIT_CODES_HELP } from './exit-codes';
import type { ExitCode } from './exit-codes';
import { openSandbox, USUAL_PORT } from './open-sandbox';
import { parsePort } from './port';
import { sandboxHelp } from './sandbox-help';

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

Afterwards everything stays up, and it says how to send an event of your own. Ctrl-C ends it.

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
    .action(async ({ json }: { json?: true }) => {
      const sandbox = await startSandbox();
      try {
        context.exitCode = await demo(context, sandbox, json === true);
      } finally {
        await sandbox.close();
      }
    });
}

/** `start`: the demo, then everything stays up. */
export function addStartCommand(program: Command, context: Context): void {
  program
    .command('start')
    .description('Runs the demo, then stays up for events of your own.')
    .option(
      '--port <NUMBER>',
      `the sandbox's port; 0 takes any (default: ${USUAL_PORT} if it is free)`,
      parsePort,
    )
    .addHelpText('after', START_HELP)
    .action(async ({ port }: { port?: number }) => {
      const sandbox = await openSandbox(port);
      try {
        const exitCode = await demo(context, sandbox, false);
        context.exitCode = exitCode === EXIT.ok ? await stayUp(context, sandbox) : exitCode;
      } finally {
        await sandbox.close();
      }
    });
}

async function demo(context: Context, sandbox: Sandbox, isJson: boolean): Promise<ExitCode> {
  const { io, out, err, colours } = context;
  const width = io.columns;
  const paint = colours.out;
  let platform: string | undefined;
  const progress = (text: string): void => void err.line(colours.err.dim(text));
  const onEvent = async (event: DeliveredEvent): Promise<void> => {
    if (isJson) return;
    if (event.platform !== platform) await out.line(renderHeading(event, paint));
    platform = event.platform;
    await out.line(renderEvent(event, width, paint));
  };
  const report = await runDemo(sandbox, progress, onEvent);
  if (isJson) await out.line(JSON.stringify(report, null, 2));
  else {
    await out.line(renderErasure(report.erasure, paint));
    await out.line(renderState(report.state, width, paint));
    await out.line(renderChecks(report.checks, paint));
  }
  return report.isRight ? EXIT.ok : EXIT.failed;
}

async function stayUp(context: Context, sandbox: Sandbox): Promise<ExitCode> {
  const { io, out, err, colours } = context;
  const stopped = io.untilStopped();
  const forwarding = await forwardSdkEvents(sandbox, (text) => void out.line(text), io.columns, colours.out);
  try {
    await out.line(
      `\n${colours.out.bold('Everything stays up.')}\n\n${sandboxHelp(sandbox, io.program, colours.out)}`,
    );
    await out.line(forwarding.help);
    await err.line('\nCtrl-C ends it.');
    await stopped;
  } finally {
    await forwarding.close();
  }
  await err.line('Stopped.');
  return EXIT.ok;
}
