import { INGEST_URL, REST_URL } from '@encharge-destinations/core';
import type { Sandbox } from '@encharge-destinations/sandbox';
import { startLoopback } from '../servers/start-loopback';
import type { LoopbackServer } from '../servers/start-loopback';
import { FIXTURES_FOLDER, PAGE_FOLDER } from '../cli/package-folders';
import { packageVersion } from '../cli/program/package-version';
import { snippets } from '../listen/snippets';
import { startListener } from '../listen/start-listener';
import type { ListenerOptions } from '../listen/start-listener';
import { TRACKING_ROOTS } from '../listen/tracking-paths';
import type { Definitions, Json } from './api';
import { addApiRoutes } from './api-routes';
import { ChangeFeed } from './change-feed';
import { makeDefinitions, startingSetup } from './answers/definitions';
import { NextFault } from './answers/faults';
import { firstLook } from './answers/first-look';
import { openGallery } from './answers/gallery';
import { EnchargeReader } from './encharge/encharge-reader';
import { createHandlers } from './handlers';
import { addPageRoutes } from './page-routes';
import { rehearse } from './answers/rehearse';
import type { Connection } from './platforms/runner-pool';
import { securityHeaders } from './security-headers';
import { SetupInUse } from './answers/setup-in-use';
import { sideOf } from './answers/side';

/** For previews: a request sent by mistake would reach no server. */
const NOWHERE: Connection = {
  ingestUrl: 'https://preview.invalid/v1',
  restUrl: 'https://preview.invalid/v1',
  writeKey: 'preview',
  apiKey: 'preview',
  dryRun: true,
};
/** The page waits for the answer; hosts wait ten seconds. */
const SANDBOX_TIMEOUT_MS = 2000;

export interface WorkbenchOptions {
  /** The embedded Encharge. */
  sandbox: Sandbox;
  /** 0 (the default) means any free port. */
  port?: number;
  /** The built page. Default: this package's. */
  pageFolder?: string;
  /** The gallery's scenarios. Default: the repository's. */
  fixturesFolder?: string;
  /** The real Encharge's URLs. */
  live?: { ingestUrl: string; restUrl: string };
  /** At least 0 and below 1, for the waits between attempts. */
  random?: () => number;
  /** The clock for the option `maxEventAge`, in epoch milliseconds; by default the real one. */
  now?: number;
  version?: string;
  /** How many events to map once the page is up, so that a user's first ones are as fast as later ones. Default: none. */
  rehearsals?: number;
  /** Starts the listener for apps' SDKs. Default: on any free port. */
  openListener?: (options: Omit<ListenerOptions, 'port'>) => Promise<LoopbackServer>;
  /** Called with each received event, as the page is. */
  onHeard?: ListenerOptions['onHeard'];
}

export interface Workbench {
  /** `http://127.0.0.1:PORT` */
  url: string;
  /** The URL for apps' SDKs. */
  listenUrl: string;
  close(): Promise<void>;
}

/**
 * Starts the workbench: the page and what it needs, on 127.0.0.1 only.
 *
 * @throws the server's own error when it cannot listen on the port.
 * @example
 * const workbench = await startWorkbench({ sandbox: await startSandbox() });
 * console.log(workbench.url);
 */
export async function startWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const {
    sandbox,
    port = 0,
    now,
    onHeard,
    random = Math.random,
    version = packageVersion(),
    rehearsals = 0,
  } = options;
  const { live = { ingestUrl: INGEST_URL, restUrl: REST_URL }, openListener = startListener } = options;
  const clock = now === undefined ? {} : { now };
  const gallery = await openGallery(options.fixturesFolder ?? FIXTURES_FOLDER);
  const { ingestUrl, restUrl, writeKey, apiKey } = sandbox;
  const target: Connection = {
    ...clock,
    ingestUrl,
    restUrl,
    writeKey,
    apiKey,
    timeoutMs: SANDBOX_TIMEOUT_MS,
  };
  const feed = new ChangeFeed();
  const encharge = new EnchargeReader(sandbox);
  const closing: (() => unknown)[] = [
    () => feed.close(),
    () => encharge.close(),
    sandbox.onChange((totals) => feed.encharge(totals)),
  ];
  const close = async (): Promise<void> => {
    for (const part of closing.splice(0).reverse()) await part();
  };
  try {
    const setup = await startingSetup();
    const inUse = new SetupInUse(setup, { ...NOWHERE, ...clock }, target);
    const listener = await openListener({
      deliver: inUse.deliver,
      onHeard: (heard) => {
        const { platform, at, event, delivery } = heard;
        feed.heard({ platform, at, event: event as Json, side: sideOf(delivery) });
        return onHeard?.(heard);
      },
      onAsked: (platform) => feed.asked(platform),
    });
    closing.push(() => listener.close());
    const known = await makeDefinitions({
      version,
      setup,
      scenarios: gallery.summaries,
      urls: { sandbox: sandbox.url, ingest: ingestUrl, listen: listenUrls(listener.url) },
    });
    let first: ReturnType<typeof firstLook> | undefined;
    const definitions = async (): Promise<Definitions> => {
      const look = await (first ??= firstLook(gallery, setup, inUse.previewRunner));
      return look === undefined ? known : { ...known, first: look };
    };
    const handlers = createHandlers({
      ...{ definitions, gallery, sandbox, encharge, feed, inUse, random },
      nextFault: new NextFault(sandbox),
      targets: { sandbox: target, live },
      now: () => now ?? Date.now(),
    });
    let askedAt = -Infinity;
    const addRoutes: Parameters<typeof startLoopback>[0] = (app) => {
      app.use(async (_context, next) => {
        askedAt = performance.now();
        await next();
      });
      app.use(securityHeaders());
      addApiRoutes(app, handlers);
      addPageRoutes(app, options.pageFolder ?? PAGE_FOLDER);
    };
    const server = await startLoopback(addRoutes, { port });
    closing.push(() => server.close());
    const stopped = new AbortController();
    const rehearsed = definitions()
      .then(() => {
        const quietFor = (): number => performance.now() - askedAt;
        return rehearse(setup, inUse.previewRunner, rehearsals, quietFor, stopped.signal);
      })
      // A failure here repeats on the next request, which reports it.
      .catch(() => undefined);
    closing.push(() => {
      stopped.abort();
      return rehearsed;
    });
    return { url: server.url, listenUrl: listener.url, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function listenUrls(url: string): Definitions['urls']['listen'] {
  return snippets(url).map(({ platform, sdk, code }) => {
    return { platform, url: `${url}${TRACKING_ROOTS[platform]}`, snippet: `// ${sdk}\n${code}` };
  });
}
