import type { Sandbox } from '@encharge-destinations/sandbox';
import type { Context } from 'hono';
import { PLATFORMS } from '../cli/platforms';
import { buildBundle } from '../bundle/build-bundle';
import type { Definitions, JsonObject, PlatformName, SendResult } from './api';
import { RefusedRequest } from './requests/api-problem';
import type { ApiHandlers } from './api-routes';
import type { ChangeFeed } from './change-feed';
import { checkSettings } from './platforms/check-settings';
import { copyEvent } from './answers/copy';
import type { NextFault } from './answers/faults';
import type { Gallery } from './answers/gallery';
import { previewEvent } from './answers/preview';
import type { EnchargeReader } from './encharge/encharge-reader';
import { downloadSetup } from './download/download';
import { enchargeRequests } from './encharge/encharge-requests';
import { namedPeople } from './encharge/named-person';
import { readPasted } from './pasted/read-pasted';
import { previewMapping } from './mapping/mapping-preview';
import { choiceOf, textOf } from './requests/read-body';
import { readEvent } from './requests/read-event';
import { readSetup, withoutKeys } from './requests/read-setup';
import { openRunner } from './platforms/runner-pool';
import { sendEvent } from './answers/send';
import type { SetupInUse } from './answers/setup-in-use';
import { readTarget } from './platforms/targets';
import type { Targets } from './platforms/targets';
import { testConnection } from './platforms/test-connection';

export interface HandlerOptions {
  definitions: () => Promise<Definitions>;
  gallery: Gallery;
  sandbox: Sandbox;
  /** Its contents. */
  encharge: EnchargeReader;
  feed: ChangeFeed;
  nextFault: NextFault;
  inUse: SetupInUse;
  targets: Targets;
  random: () => number;
  /** Epoch milliseconds. */
  now: () => number;
}

/** Answers the page's requests. */
export function createHandlers(options: HandlerOptions): ApiHandlers {
  const { definitions, gallery, sandbox, encharge, feed, nextFault, inUse, targets, now } = options;
  return {
    get: {
      '/definitions': definitions,
      '/scenarios/:call/:name': (context) => exampleOf(gallery, context),
      ...enchargeRequests(encharge, nextFault),
      '/changes': (context) => feed.stream(context, encharge.totals()),
    },
    post: {
      '/preview': (body) =>
        previewEvent(
          textOf(body['event'], 'event'),
          withoutKeys(readSetup(body['setup'])),
          inUse.previewRunner,
          body['explain'] !== false,
        ),
      '/preview-mapping': (body) =>
        previewMapping(
          textOf(body['event'], 'event'),
          withoutKeys(readSetup(body['setup'])),
          Number(body['mapping']),
          gallery,
          inUse.previewRunner,
        ),
      '/check-settings': (body) =>
        checkSettings(platformOf(body['platform']), readSetup(body['setup']), now()),
      '/test-connection': async (body) => {
        const setup = withoutKeys(readSetup(body['setup']));
        const platform = platformOf(body['platform']);
        const { isLive, connection, redact } = readTarget(body['to'], targets, [platform]);
        return redact(await testConnection(platform, setup, connection, isLive));
      },
      '/send': (body) => send(body, options),
      '/copy': (body) =>
        copyEvent(
          textOf(body['event'], 'event'),
          withoutKeys(readSetup(body['setup'])),
          platformOf(body['platform']),
          choiceOf(body['as'], ['curl', 'curl-live', 'fixture'], 'as'),
          inUse.previewRunner,
          targets.sandbox,
        ),
      '/download': (body) =>
        downloadSetup(
          withoutKeys(readSetup(body['setup'])),
          platformOf(body['platform']),
          choiceOf(body['what'], ['bundle', 'options'], 'what'),
          (platform, optionsFile) => buildBundle({ platform, optionsFile, minified: false }),
        ),
      '/pasted': (body) => readPasted(textOf(body['text'], 'text')),
      '/heard/forget': () => {
        feed.forget();
        return {};
      },
      '/encharge/reset': () => {
        sandbox.reset();
        return {};
      },
    },
    put: {
      '/setup': (body) => {
        inUse.use(withoutKeys(readSetup(body['setup'])));
        return {};
      },
      '/encharge/faults': (body) => {
        nextFault.set(body);
        // Every open page shows it.
        feed.encharge(encharge.totals());
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

async function send(body: JsonObject, options: HandlerOptions): Promise<SendResult> {
  const { encharge, targets, nextFault, random } = options;
  const read = readEvent(textOf(body['event'], 'event'));
  if ('problem' in read) throw new RefusedRequest(read.problem.message);
  const setup = withoutKeys(readSetup(body['setup']));
  if (!Array.isArray(body['platforms'])) throw new RefusedRequest('platforms must be a list.');
  const platforms = [...new Set(body['platforms'].map(platformOf))];
  const { isLive, connection, redact } = readTarget(body['to'], targets, platforms);
  const fault = isLive ? undefined : nextFault.fault;
  const results: SendResult['platforms'] = [];
  for (const platform of platforms) {
    // Not kept: a runner for the real Encharge holds its key.
    const runner = await openRunner(platform, setup, connection);
    const result = await nextFault.meet(fault, () => sendEvent(runner, read.event, random));
    const people = isLive ? [] : namedPeople(result).map((identity) => encharge.personNamedBy(identity));
    results.push({ platform, ...result, person: people.find((id) => id !== undefined) });
    await runner.close();
  }
  const wasMet = results.some(({ attempts }) => attempts.some(({ requests }) => requests.length > 0));
  if (wasMet) nextFault.end(fault);
  return redact({ platforms: results });
}

function platformOf(value: JsonObject[string] | undefined): PlatformName {
  return choiceOf(value, PLATFORMS, 'The platform');
}
