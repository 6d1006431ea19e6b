import { startSandbox } from '@encharge-destinations/sandbox';
import type { Runner } from '@encharge-destinations/core';
import type { Context } from '../../cli/context';
import { EXIT } from '../../cli/exit-codes';
import type { ExitCode } from '../../cli/exit-codes';
import { openListener } from '../../listen/open-listener';
import { renderHeard } from '../../listen/render-heard';
import { snippets } from '../../listen/snippets';
import type { Heard } from '../../listen/start-listener';
import { loadRunner } from '../../cli/load-runner';
import type { Platform } from '../../cli/load-runner';
import { readMapOptions } from '../../cli/flags/map-options';
import type { MappingFlags } from '../../cli/flags/map-options';
import { readTarget } from '../../cli/keys/send-target';
import { UsageError } from '../../cli/usage-error';
import { SANDBOX_API_KEY, SANDBOX_WRITE_KEY } from '../../cli/keys/sandbox-keys';

/** What `listen` can be told. */
export interface ListenFlags extends MappingFlags {
  port?: number;
  to?: string;
  json?: true;
}

/** Takes what an app's own SDK sends until somebody stops it. */
export async function runListen(context: Context, flags: ListenFlags): Promise<ExitCode> {
  const { io, out, err, colours } = context;
  const isJson = flags.json === true;
  const options = await readMapOptions(flags, io.now());
  const stopped = io.untilStopped();
  const encharge = await openEncharge(flags.to);
  const open = (platform: Platform): Promise<Runner> =>
    loadRunner(platform, { ...encharge.connection, options });
  const runners: Readonly<Record<Platform, Runner>> = {
    segment: await open('segment'),
    rudderstack: await open('rudderstack'),
  };
  const onHeard = async (heard: Heard): Promise<void> => {
    await out.line(isJson ? JSON.stringify(heard) : renderHeard(heard, io.columns, colours.out));
  };
  const listener = await openListener(flags.port, {
    deliver: (platform, event) => runners[platform].deliver(event),
    onHeard,
    now: io.now,
  });
  try {
    await err.line(
      `Listening on ${listener.url}, for development only; nothing is kept. Encharge: ${encharge.url}\n`,
    );
    for (const { sdk, code } of snippets(listener.url))
      await err.line(`${sdk}\n  ${code.replaceAll('\n', '\n  ')}`);
    await err.line('\nCtrl-C ends it.');
    await stopped;
  } finally {
    await listener.close();
    for (const runner of Object.values(runners)) await runner.close();
    await encharge.close();
  }
  await err.line('Stopped.');
  return EXIT.ok;
}

/** Where events end: a sandbox of its own, or one that runs already. */
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
    connection: { ingestUrl, restUrl, writeKey: SANDBOX_WRITE_KEY, apiKey: SANDBOX_API_KEY },
    close: () => Promise.resolve(),
  };
}
