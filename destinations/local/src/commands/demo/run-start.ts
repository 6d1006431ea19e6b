import type { Sandbox } from '@encharge-destinations/sandbox';
import type { Context } from '../../cli/context';
import { showDemo } from '../../demo/show-demo';
import { EXIT } from '../../cli/exit-codes';
import type { ExitCode } from '../../cli/exit-codes';
import { renderHeard } from '../../listen/render-heard';
import type { Heard } from '../../listen/start-listener';
import { snippets } from '../../listen/snippets';
import { stayUp } from '../../cli/stay-up';
import { USUAL_PORTS } from '../../cli/flags/usual-ports';
import { takenPorts } from '../../servers/open-on-port';
import { openSandbox } from '../../servers/open-sandbox';
import { sandboxHelp } from '../../servers/sandbox-help';
import { openWorkbench } from '../../workbench/open-workbench';

/** Options of `start`. */
export interface StartFlags {
  port?: number;
}

/** Runs the demo, then keeps everything up until the user stops it. */
export async function runStart(context: Context, { port }: StartFlags): Promise<ExitCode> {
  const sandbox = await openSandbox(port);
  try {
    const exitCode = await showDemo(context, sandbox, false);
    return exitCode === EXIT.ok ? await keepUp(context, sandbox, port) : exitCode;
  } finally {
    await sandbox.close();
  }
}

function keepUp(context: Context, sandbox: Sandbox, port: number | undefined): Promise<ExitCode> {
  const { io, out, err, colours } = context;
  const { bold, dim } = colours.out;
  const any = port === 0 ? 0 : undefined;
  const onHeard = (heard: Heard): Promise<unknown> =>
    out.line(renderHeard(heard, io.columns.stdout, colours.out));
  return stayUp(
    context,
    async (keep) =>
      keep(await openWorkbench({ port: any, listenPort: any }, { sandbox, random: io.random, onHeard })),
    async ({ url, listenUrl }) => {
      const notes = takenPorts(
        { name: 'the sandbox', url: sandbox.url, port, usual: USUAL_PORTS.sandbox },
        { name: 'the workbench', url, port: any, usual: USUAL_PORTS.workbench },
        { name: 'what listens for SDKs', url: listenUrl, port: any, usual: USUAL_PORTS.listener },
      );
      for (const note of notes) await err.line(note);
      await out.line(`\n${bold('Everything stays up.')}\n\n${sandboxHelp(sandbox, io.program, colours.out)}`);
      await out.line('\nor point an SDK of your own here; its events are shown below and in the workbench:');
      for (const { sdk, code } of snippets(listenUrl))
        await out.line(`  ${dim(sdk)}\n    ${code.replaceAll('\n', '\n    ')}`);
      await out.line(
        `\n${bold('The workbench')}: both dashboards, payloads side by side, this Encharge. Open`,
      );
      await out.line(`\n    ${bold(url)}\n`);
    },
  );
}
