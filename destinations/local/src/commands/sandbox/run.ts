import type { Context } from '../../cli/context';
import { EXIT } from '../../cli/exit-codes';
import type { ExitCode } from '../../cli/exit-codes';
import { openSandbox } from '../../servers/open-sandbox';
import { sandboxHelp } from '../../servers/sandbox-help';

/** What `sandbox` can be told. */
export interface SandboxFlags {
  port?: number;
  json?: true;
}

/** Keeps an embedded Encharge up until somebody stops it. */
export async function runSandbox(
  { io, out, err, colours }: Context,
  { port, json }: SandboxFlags,
): Promise<ExitCode> {
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
  return EXIT.ok;
}
