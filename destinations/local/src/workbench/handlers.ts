import type { Sandbox } from '@encharge-destinations/sandbox';
import type { Context } from 'hono';
import type { Definitions, JsonObject, PlatformName, Preview, SendResult, Setup } from './api';
import { RefusedRequest } from './api-problem';
import type { ApiHandlers } from './api-routes';
import type { ChangeFeed } from './change-feed';
import { enchargeView } from './encharge-view';
import { setFault } from './faults';
import type { Gallery } from './gallery';
import { previewEvent } from './preview';
import type { RunnerSource } from './preview';
import { choiceOf, textOf } from './read-body';
import { readEvent } from './read-event';
import { readSetup, withoutKeys } from './read-setup';
import { openRunner } from './runner-pool';
import { sendEvent } from './send';
import { readTarget } from './targets';
import type { Targets } from './targets';

const PLATFORMS: readonly PlatformName[] = ['segment', 'rudderstack'];

/** What the answers are made of. */
export interface HandlerOptions {
  definitions: Definitions;
  gallery: Gallery;
  sandbox: Sandbox;
  feed: ChangeFeed;
  previewRunner: RunnerSource;
  targets: Targets;
  random: () => number;
}

/** Answers the requests of the page. */
export function createHandlers(options: HandlerOptions): ApiHandlers {
  const { definitions, gallery, sandbox, feed, previewRunner } = options;
  return {
    get: {
      '/definitions': () => definitions,
      '/scenarios/:call/:name': async (context: Context) => {
        const example = await gallery.example(
          `${context.req.param('call') ?? ''}/${context.req.param('name') ?? ''}`,
        );
        if (example === undefined) throw new RefusedRequest('There is no such example.', 404);
        return example;
      },
      '/encharge': () => enchargeView(sandbox),
      '/changes': (context) => feed.stream(context, sandbox.state().totals),
    },
    post: {
      '/preview': (body): Promise<Preview> =>
        previewEvent(textOf(body['event'], 'event'), withoutKeys(readSetup(body['setup'])), previewRunner),
      '/send': (body) => send(body, options),
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

async function send(body: JsonObject, { targets, random }: HandlerOptions): Promise<SendResult> {
  const read = readEvent(textOf(body['event'], 'event'));
  if ('problem' in read) throw new RefusedRequest(read.problem.message);
  const setup: Setup = withoutKeys(readSetup(body['setup']));
  if (!Array.isArray(body['platforms'])) throw new RefusedRequest('platforms has to be a list.');
  const platforms = new Set(body['platforms'].map((one) => choiceOf(one, PLATFORMS, 'A platform')));
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
