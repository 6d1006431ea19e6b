import type { Context } from '../../cli/context';
import { EXIT } from '../../cli/exit-codes';
import type { ExitCode } from '../../cli/exit-codes';
import { openInBrowser } from '../../servers/open-in-browser';
import { openSandbox } from '../../servers/open-sandbox';
import { openWorkbench } from '../../workbench/open-workbench';

/** What `workbench` can be told. */
export interface WorkbenchFlags {
  port?: number;
  open?: true;
  json?: true;
}

/** Keeps the workbench up until somebody stops it. */
export async function runWorkbench(
  { io, out, err, colours }: Context,
  flags: WorkbenchFlags,
): Promise<ExitCode> {
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
  return EXIT.ok;
}
