import type { Context } from '../../cli/context';
import type { ExitCode } from '../../cli/exit-codes';
import { stayUp } from '../../cli/stay-up';
import { openInBrowser } from '../../servers/open-in-browser';
import { USUAL_PORTS } from '../../cli/flags/usual-ports';
import { takenPorts } from '../../servers/open-on-port';
import { openSandbox } from '../../servers/open-sandbox';
import { openWorkbench } from '../../workbench/open-workbench';

/** Options of `workbench`. */
export interface WorkbenchFlags {
  port?: number;
  open?: true;
  json?: true;
}

/** Keeps the workbench up until the user stops it. */
export async function runWorkbench(
  context: Context,
  { port, open, json }: WorkbenchFlags,
): Promise<ExitCode> {
  const { io, out, err, colours } = context;
  const anyPort = port === 0 ? 0 : undefined;
  return stayUp(
    context,
    async (keep) => {
      const sandbox = keep(await openSandbox(anyPort));
      const workbench = keep(
        await openWorkbench({ port, listenPort: anyPort }, { sandbox, random: io.random }),
      );
      return { url: workbench.url, listen: workbench.listenUrl, sandbox: sandbox.url };
    },
    async (urls) => {
      const { url } = urls;
      const notes = takenPorts(
        { name: 'the workbench', url, port, usual: USUAL_PORTS.workbench },
        { name: 'its sandbox', url: urls.sandbox, port: anyPort, usual: USUAL_PORTS.sandbox },
        { name: 'what listens for SDKs', url: urls.listen, port: anyPort, usual: USUAL_PORTS.listener },
      );
      for (const note of notes) await err.line(note);
      await out.line(json === true ? JSON.stringify(urls) : `The workbench is up: ${colours.out.bold(url)}`);
      if (open === true && !(await openInBrowser(url)))
        await err.line('No browser was found. Open the address above.');
    },
  );
}
