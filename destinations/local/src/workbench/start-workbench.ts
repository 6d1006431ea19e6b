import { INGEST_URL, REST_URL } from '@encharge-destinations/core';
import type { Sandbox } from '@encharge-destinations/sandbox';
import { startLoopback } from '../loopback/start-loopback';
import type { LoopbackServer } from '../loopback/start-loopback';
import { FIXTURES_FOLDER, PAGE_FOLDER } from '../package-folders';
import type { Definitions } from './api';
import { addApiRoutes } from './api-routes';
import { ChangeFeed } from './change-feed';
import { makeDefinitions } from './definitions';
import { openGallery } from './gallery';
import { createHandlers } from './handlers';
import { addPageRoutes } from './page-routes';
import { RunnerPool } from './runner-pool';
import { securityHeaders } from './security-headers';
import { startSink } from './sink';

/** Nobody needs these keys: what they go to takes any. */
const PREVIEW_KEYS = { writeKey: 'preview', apiKey: 'preview' };
/** The page waits for the answer; hosts wait ten seconds. */
const SANDBOX_TIMEOUT_MS = 2000;

/** What a workbench is made of. */
export interface WorkbenchOptions {
  /** The embedded Encharge. */
  sandbox: Sandbox;
  /** 0 (default) takes any free one. */
  port?: number;
  /** The built page. Default: this package's. */
  pageFolder?: string;
  /** The scenarios of the gallery. Default: the repository's. */
  fixturesFolder?: string;
  /** Where the real Encharge is. */
  live?: { ingestUrl: string; restUrl: string };
  /** At least 0 and below 1, for the waits between attempts. */
  random?: () => number;
  /** The clock of the option `maxEventAge`, epoch milliseconds; the real one when left out. */
  now?: number;
  version?: string;
}

/** A running workbench. */
export type Workbench = LoopbackServer;

/**
 * Starts the workbench: the page and what it needs, on 127.0.0.1 only.
 *
 * @throws the server's own error when it cannot listen on the port.
 * @example
 * const workbench = await startWorkbench({ sandbox: await startSandbox() });
 * console.log(workbench.url);
 */
export async function startWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const { sandbox, port = 0, now, random = Math.random, version = '0.1.0' } = options;
  const { live = { ingestUrl: INGEST_URL, restUrl: REST_URL } } = options;
  const gallery = await openGallery(options.fixturesFolder ?? FIXTURES_FOLDER);
  const sink = await startSink();
  const clock = now === undefined ? {} : { now };
  const previews = new RunnerPool({
    ...PREVIEW_KEYS,
    ...clock,
    ingestUrl: `${sink.url}/v1/`,
    restUrl: `${sink.url}/v1`,
  });
  const { ingestUrl, restUrl, writeKey, apiKey } = sandbox;
  const sandboxConnection = {
    ...clock,
    ingestUrl,
    restUrl,
    writeKey,
    apiKey,
    timeoutMs: SANDBOX_TIMEOUT_MS,
  };
  const feed = new ChangeFeed();
  const stopListening = sandbox.onChange((totals) => feed.encharge(totals));
  const urls: Definitions['urls'] = { sandbox: sandbox.url, ingest: ingestUrl, listen: [] };
  const definitions = await makeDefinitions({ version, scenarios: gallery.summaries, urls });
  const handlers = createHandlers({
    definitions,
    gallery,
    sandbox,
    feed,
    random,
    previewRunner: (platform, setup) => previews.get(platform, setup),
    targets: { sandbox: sandboxConnection, live },
  });
  const close = async (): Promise<void> => {
    stopListening();
    feed.close();
    await sink.close();
  };
  try {
    const server = await startLoopback(
      (app) => {
        app.use(securityHeaders());
        addApiRoutes(app, handlers);
        addPageRoutes(app, options.pageFolder ?? PAGE_FOLDER);
      },
      { port },
    );
    return {
      ...server,
      close: async () => {
        await server.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
