import { startSandbox } from '@encharge-destinations/sandbox';
import type { MapOptions, Runner } from '@encharge-destinations/core';
import type { Context } from '../../cli/context';
import { stayUp } from '../../cli/stay-up';
import type { ExitCode } from '../../cli/exit-codes';
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

/** Takes what an app's own SDK sends until the user stops it. */
export async function runListen(context: Context, flags: ListenFlags): Promise<ExitCode> {
  const { err } = context;
  const options = await readMapOptions(flags, context.io.now());
  return stayUp(
    context,
    () => startListening(context, flags, options),
    async ({ url, encharge }) => {
      await err.line(`Listening on ${url}, for development only; nothing is kept. Encharge: ${encharge}\n`);
      for (const { sdk, code } of snippets(url)) await err.line(`${sdk}\n  ${code.replaceAll('\n', '\n  ')}`);
      await err.line('');
    },
  );
}

async function startListening({ io, out, colours }: Context, flags: ListenFlags, options: MapOptions) {
  const encharge = await openEncharge(flags.to);
  const open = (platform: Platform): Promise<Runner> =>
    loadRunner(platform, { ...encharge.connection, options });
  const runners = { segment: await open('segment'), rudderstack: await open('rudderstack') };
  const listener = await openListener(flags.port, {
    deliver: (platform, event) => runners[platform].deliver(event),
    onHeard: (heard) =>
      out.line(flags.json === true ? JSON.stringify(heard) : renderHeard(heard, io.columns, colours.out)),
    now: io.now,
  });
  const close = async (): Promise<void> => {
    await listener.close();
    for (const runner of Object.values(runners)) await runner.close();
    await encharge.close();
  };
  return { url: listener.url, encharge: encharge.url, close };
}

/** Where events end: a new sandbox, or one that runs already. */
async function openEncharge(to: string | undefined): Promise<{
  url: string;
  connection: { ingestUrl: string; restUrl: string; writeKey: string; apiKey: string };
  close: () => Promise<void>;
}> {
  if (to === undefined) {
    const sandbox = await startSandbox();
    const { url, ingestUrl, restUrl, writeKey, apiKey } = sandbox;
    return { url, connection: { ingestUrl, restUrl, writeKey, apiKey }, close: () => sandbox.close() };
  }
  const { ingestUrl, restUrl, isLocal } = readTarget(to);
  if (!isLocal)
    throw new UsageError(
      'listen delivers to a sandbox only: any web page of this machine could send events through it. For real events, set up the destination.',
    );
  return {
    url: new URL(ingestUrl).origin,
    connection: { ingestUrl, restUrl, ...SANDBOX_KEYS },
    close: () => Promise.resolve(),
  };
}
