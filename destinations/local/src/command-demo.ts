import type { Command } from 'commander';
import { startSandbox } from '@encharge-destinations/sandbox';
import type { Sandbox } from '@encharge-destinations/sandbox';
import type { Context } from './context';
import type { DeliveredEvent } from './demo/deliver-event';
import { renderChecks, renderErasure, renderEvent, renderHeading, renderState } from './demo/render-demo';
import { runDemo } from './demo/run-demo';
import { EXIT, EXIT_CODES_HELP } from './exit-codes';
import type { ExitCode } from './exit-codes';
import { renderHeard } from './listen/render-heard';
import { snippets } from './listen/snippets';
import { openSandbox, USUAL_PORT } from './open-sandbox';
import { parsePort } from './port';
import { sandboxHelp } from './sandbox-help';
import { openWorkbench } from './workbench/open-workbench';

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
      `the sandbox's port; with 0 everything takes any free one (default: ${USUAL_PORT} if it is free)`,
      parsePort,
    )
    .addHelpText('after', START_HELP)
    .action(async ({ port }: { port?: number }) => {
      const sandbox = await openSandbox(port);
      try {
        const exitCode = await demo(context, sandbox, false);
        context.exitCode = exitCode === EXIT.ok ? await stayUp(context, sandbox, port === 0) : exitCode;
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

async function stayUp(context: Context, sandbox: Sandbox, isOnAnyPort: boolean): Promise<ExitCode> {
  const { io, out, err, colours } = context;
  const stopped = io.untilStopped();
  const any = isOnAnyPort ? 0 : undefined;
  const workbench = await openWorkbench(
    { port: any, listenPort: any },
    {
      sandbox,
      random: io.random,
      onHeard: async (heard) => {
        await out.line(renderHeard(heard, io.columns, colours.out));
      },
    },
  );
  try {
    const { bold } = colours.out;
    await out.line(`\n${bold('Everything stays up.')}\n\n${sandboxHelp(sandbox, io.program, colours.out)}`);
    await out.line('\nor point an SDK of your own here; its events are shown below and in the workbench:');
    for (const { sdk, code } of snippets(workbench.listenUrl))
      await out.line(`  ${colours.out.dim(sdk)}\n    ${code.replaceAll('\n', '\n    ')}`);
    await out.line(`\n${bold('The workbench')}: both dashboards, payloads side by side, this Encharge. Open`);
    await out.line(`\n    ${bold(workbench.url)}\n`);
    await err.line('Ctrl-C ends it.');
    await stopped;
  } finally {
    await workbench.close();
  }
  await err.line('Stopped.');
  return EXIT.ok;
}
