import type { Sandbox } from '@encharge-destinations/sandbox';
import type { Context } from 'hono';
import type { Definitions, JsonObject, PlatformName, SendResult } from './api';
import { RefusedRequest } from './api-problem';
import type { ApiHandlers } from './api-routes';
import type { ChangeFeed } from './change-feed';
import { checkSettings } from './check-settings';
import { copyEvent } from './copy';
import { enchargeView } from './encharge-view';
import { setFault } from './faults';
import type { Gallery } from './gallery';
import { previewEvent } from './preview';
import { choiceOf, textOf } from './read-body';
import { readEvent } from './read-event';
import { readSetup, withoutKeys } from './read-setup';
import { openRunner } from './runner-pool';
import { sendEvent } from './send';
import type { SetupInUse } from './setup-in-use';
import { readTarget } from './targets';
import type { Targets } from './targets';
import { testConnection } from './test-connection';

const PLATFORMS: readonly PlatformName[] = ['segment', 'rudderstack'];

/** What the answers are made of. */
export interface HandlerOptions {
  definitions: () => Promise<Definitions>;
  gallery: Gallery;
  sandbox: Sandbox;
  feed: ChangeFeed;
  inUse: SetupInUse;
  targets: Targets;
  random: () => number;
  /** Epoch milliseconds. */
  now: () => number;
}

/** Answers the requests of the page. */
export function createHandlers(options: HandlerOptions): ApiHandlers {
  const { definitions, gallery, sandbox, feed, inUse, targets, now } = options;
  return {
    get: {
      '/definitions': definitions,
      '/scenarios/:call/:name': (context) => exampleOf(gallery, context),
      '/encharge': () => enchargeView(sandbox),
      '/changes': (context) => feed.stream(context, sandbox.state().totals),
    },
    post: {
      '/preview': (body) => {
        const setup = withoutKeys(readSetup(body['setup']));
        inUse.use(setup);
        const explain = body['explain'] !== false;
        return previewEvent(textOf(body['event'], 'event'), setup, inUse.previewRunner, explain);
      },
      '/check-settings': (body) =>
        checkSettings(platformOf(body['platform']), readSetup(body['setup']), now()),
      '/test-connection': async (body) => {
        const setup = withoutKeys(readSetup(body['setup']));
        const { connection, redact } = readTarget(body['to'], targets);
        return redact(await testConnection(platformOf(body['platform']), setup, connection));
      },
      '/send': (body) => send(body, options),
      '/copy': (body) =>
        copyEvent(
          textOf(body['event'], 'event'),
          withoutKeys(readSetup(body['setup'])),
          platformOf(body['platform']),
          choiceOf(body['as'], ['curl', 'fixture'], 'as'),
          inUse.previewRunner,
        ),
      '/encharge/reset': () => {
        sandbox.reset();
        return {};
      },
    },
    put: {
      '/encharge/faults': ({ kind, times }) => {
        setFault(sandbox, kind, times);
        return {};
      },
    },
  };
}

async function exampleOf(gallery: Gallery, context: Context): Promise<unknown> {
  const { call = '', name = '' } = context.req.param() as { call?: string; name?: string };
  const example = await gallery.example(`${call}/${name}`);
  if (example === undefined) throw new RefusedRequest('There is no such example.', 404);
  return example;
}

async function send(body: JsonObject, { targets, random }: HandlerOptions): Promise<SendResult> {
  const read = readEvent(textOf(body['event'], 'event'));
  if ('problem' in read) throw new RefusedRequest(read.problem.message);
  const setup = withoutKeys(readSetup(body['setup']));
  if (!Array.isArray(body['platforms'])) throw new RefusedRequest('platforms has to be a list.');
  const platforms = new Set(body['platforms'].map(platformOf));
  const { connection, redact } = readTarget(body['to'], targets);
  const results: SendResult['platforms'] = [];
  for (const platform of platforms) {
    // Not kept: a runner for the real Encharge holds its key.
    const runner = await openRunner(platform, setup, connection);
    results.push({ platform, ...(await sendEvent(runner, read.event, random)) });
    await runner.close();
  }
  return redact({ platforms: results });
}

function platformOf(value: JsonObject[string] | undefined): PlatformName {
  return choiceOf(value, PLATFORMS, 'The platform');
}
