import type { Command } from 'commander';
import { startSandbox } from '@encharge-destinations/sandbox';
import type { Runner } from '@encharge-destinations/core';
import type { Context } from './context';
import { EXIT, EXIT_CODES_HELP } from './exit-codes';
import { openListener, USUAL_LISTEN_PORT } from './listen/open-listener';
import { renderHeard } from './listen/render-heard';
import { snippets } from './listen/snippets';
import type { Heard } from './listen/start-listener';
import { loadRunner } from './load-runner';
import type { Platform } from './load-runner';
import { addMappingFlags } from './mapping-flags';
import { readMapOptions } from './map-options';
import type { MappingFlags } from './map-options';
import { parsePort } from './port';
import { readTarget } from './send-target';
import { UsageError } from './usage-error';
import { SANDBOX_API_KEY, SANDBOX_WRITE_KEY } from './sandbox-keys';

interface ListenFlags extends MappingFlags {
  port?: number;
  to?: string;
  json?: true;
}

const HELP = `
A development tool: it stands in for the tracking APIs of Segment and RudderStack on this machine, so that an app's own
SDK can be pointed at it. Every event gets what its platform adds (message id, times), goes through the adapter of its
platform, and is delivered to an embedded Encharge. It listens on 127.0.0.1 only, keeps nothing on disk, and neither
reads nor shows a write key. Events are never passed on to the real Encharge: any web page of this machine may send
here, since the page of an app must be able to.

Examples:
  encharge-destinations listen                        prints what to paste into the app
  encharge-destinations listen --to sandbox           into a sandbox that runs already
  encharge-destinations listen --json > heard.ndjson  one line of JSON for each event
${EXIT_CODES_HELP}`;

/** `listen`: an app's own SDK, watched. */
export function addListenCommand(program: Command, context: Context): void {
  addMappingFlags(
    program
      .command('listen')
      .description("Takes what an app's own SDK sends and shows what Encharge would get. For development."),
  )
    .option(
      '--port <NUMBER>',
      `the port; 0 takes any free one (default: ${USUAL_LISTEN_PORT} if it is free)`,
      parsePort,
    )
    .option('--to <PLACE>', '"sandbox", or the URL of one; left out, one is started')
    .option('--json', 'each event as one line of JSON: {platform, at, event, delivery}')
    .addHelpText('after', HELP)
    .action(async (flags: ListenFlags) => {
      await listen(context, flags);
      context.exitCode = EXIT.ok;
    });
}

async function listen(context: Context, flags: ListenFlags): Promise<void> {
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
