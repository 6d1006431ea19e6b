import type { Sandbox } from '@encharge-destinations/sandbox';
import type { Context } from '../../cli/context';
import { showDemo } from '../../demo/show-demo';
import { EXIT } from '../../cli/exit-codes';
import type { ExitCode } from '../../cli/exit-codes';
import { renderHeard } from '../../listen/render-heard';
import { snippets } from '../../listen/snippets';
import { openSandbox } from '../../servers/open-sandbox';
import { sandboxHelp } from '../../servers/sandbox-help';
import { openWorkbench } from '../../workbench/open-workbench';

/** What `start` can be told. */
export interface StartFlags {
  port?: number;
}

/** Runs the demo, then keeps everything up until somebody stops it. */
export async function runStart(context: Context, { port }: StartFlags): Promise<ExitCode> {
  const sandbox = await openSandbox(port);
  try {
    const exitCode = await showDemo(context, sandbox, false);
    return exitCode === EXIT.ok ? await stayUp(context, sandbox, port === 0) : exitCode;
  } finally {
    await sandbox.close();
  }
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
