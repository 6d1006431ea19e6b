import { startSandbox } from '@encharge-destinations/sandbox';
import type { Runner, RunnerOptions } from '@encharge-destinations/core';
import type { Context } from '../../cli/context';
import { expectSandbox } from '../../cli/keys/expect-sandbox';
import type { Io } from '../../cli/io';
import { stayUp } from '../../cli/stay-up';
import type { ExitCode } from '../../cli/exit-codes';
import { USUAL_PORTS } from '../../cli/flags/usual-ports';
import { takenPorts } from '../../servers/open-on-port';
import { openListener } from '../../listen/open-listener';
import { renderHeard } from '../../listen/render-heard';
import { snippets } from '../../listen/snippets';
import { loadRunner } from '../../cli/load-runner';
import type { Platform } from '../../cli/platforms';
import { readMapOptions } from '../../cli/flags/map-options';
import type { MappingFlags } from '../../cli/flags/map-options';
import { readTarget } from '../../cli/keys/send-target';
import { UsageError } from '../../cli/usage-error';
import { SANDBOX_KEYS } from '../../cli/keys/keys';

/** Options of `listen`. */
export interface ListenFlags extends MappingFlags {
  port?: number;
  to?: string;
  json?: true;
}

/** Receives what an app's own SDK sends until the user stops it. */
export async function runListen(context: Context, flags: ListenFlags): Promise<ExitCode> {
  const { io, out, err, colours } = context;
  const options = await readMapOptions(flags, io.now());
  const running = await readEncharge(io, flags.to);
  return stayUp(
    context,
    async (keep) => {
      const { ingestUrl, restUrl, writeKey, apiKey } = running ?? keep(await startSandbox());
      const open = async (platform: Platform): Promise<Runner> =>
        keep(await loadRunner(platform, { ingestUrl, restUrl, writeKey, apiKey, options }));
      const runners = { segment: await open('segment'), rudderstack: await open('rudderstack') };
      const listener = keep(
        await openListener(flags.port, {
          deliver: (platform, event) => runners[platform].deliver(event),
          onHeard: (heard) =>
            out.line(
              flags.json === true
                ? JSON.stringify(heard)
                : renderHeard(heard, io.columns.stdout, colours.out),
            ),
          now: io.now,
        }),
      );
      return { url: listener.url, encharge: new URL(ingestUrl).origin };
    },
    async ({ url, encharge }) => {
      const listener = { name: 'the listener', url, port: flags.port, usual: USUAL_PORTS.listener };
      for (const note of takenPorts(listener)) await err.line(note);
      await err.line(`Listening on ${url}, for development only; nothing is kept. Encharge: ${encharge}\n`);
      for (const { sdk, code } of snippets(url)) await err.line(`${sdk}\n  ${code.replaceAll('\n', '\n  ')}`);
      await err.line('');
    },
  );
}

type Connection = Required<Pick<RunnerOptions, 'ingestUrl' | 'restUrl' | 'writeKey' | 'apiKey'>>;

/** Where the events go; `undefined` for a sandbox still to be started. */
async function readEncharge(io: Io, to: string | undefined): Promise<Connection | undefined> {
  if (to === undefined) return undefined;
  const target = readTarget(to);
  const { ingestUrl, restUrl } = target;
  if (!target.isLocal)
    throw new UsageError(
      'listen delivers to a sandbox only: any web page of this machine could send events through it. For real events, set up the destination.',
    );
  await expectSandbox(io, target);
  return { ingestUrl, restUrl, ...SANDBOX_KEYS };
}
