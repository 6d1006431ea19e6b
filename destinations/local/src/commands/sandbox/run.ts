import type { Context } from '../../cli/context';
import type { ExitCode } from '../../cli/exit-codes';
import { stayUp } from '../../cli/stay-up';
import { USUAL_PORTS } from '../../cli/flags/usual-ports';
import { takenPorts } from '../../servers/open-on-port';
import { openSandbox } from '../../servers/open-sandbox';
import { sandboxHelp } from '../../servers/sandbox-help';

/** Options of `sandbox`. */
export interface SandboxFlags {
  port?: number;
  json?: true;
}

/** Keeps an embedded Encharge up until the user stops it. */
export function runSandbox(context: Context, { port, json }: SandboxFlags): Promise<ExitCode> {
  const { io, out, err, colours } = context;
  return stayUp(
    context,
    async (keep) => keep(await openSandbox(port)),
    async (sandbox) => {
      const { url, ingestUrl, restUrl, writeKey, apiKey } = sandbox;
      for (const note of takenPorts({ name: 'the sandbox', url, port, usual: USUAL_PORTS.sandbox }))
        await err.line(note);
      return out.line(
        json === true
          ? JSON.stringify({ url, ingestUrl, restUrl, writeKey, apiKey })
          : `An embedded Encharge is up.\n\n${sandboxHelp(sandbox, io.program, colours.out)}`,
      );
    },
  );
}
