import type { HeardEvent, PlatformName } from '../../../src/workbench/api';

export interface ChangeListener {
  /** Called for every new connection, too. */
  encharge: () => void;
  heard: (event: HeardEvent) => void;
  /** Somebody cleared the received events. */
  forgotten: () => void;
  /** A web SDK fetched its settings here and sent no event. */
  silent: (platform: PlatformName) => void;
  /** Whether the server can be reached; called for every connection, including the one after a page is shown again. */
  connected: (isConnected: boolean) => void;
}

/** After this, browsers give a connection up permanently. */
const RETRY_MS = 3_000;

/**
 * Listens to the server while the page is visible. A browser has six connections per server for all its pages: if every page held one, the
 * seventh would get none.
 */
export function followChanges(listener: ChangeListener): void {
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  /** The last message's id. */
  let lastId = '';

  const close = (): void => {
    clearTimeout(retry);
    source?.close();
    source = undefined;
  };
  const open = (): void => {
    close();
    const opened = new EventSource(
      lastId === '' ? '/api/changes' : `/api/changes?after=${encodeURIComponent(lastId)}`,
    );
    source = opened;
    opened.addEventListener('open', () => listener.connected(true));
    opened.addEventListener('error', () => {
      listener.connected(false);
      if (opened.readyState === EventSource.CLOSED) retry = setTimeout(open, RETRY_MS);
    });
    opened.addEventListener('encharge', ({ lastEventId }: MessageEvent<string>) => {
      lastId = lastEventId;
      listener.encharge();
    });
    opened.addEventListener('heard', ({ data, lastEventId }: MessageEvent<string>) => {
      lastId = lastEventId;
      listener.heard(JSON.parse(data) as HeardEvent);
    });
    opened.addEventListener('forgotten', ({ lastEventId }: MessageEvent<string>) => {
      lastId = lastEventId;
      listener.forgotten();
    });
    opened.addEventListener('silent', ({ data }: MessageEvent<string>) =>
      listener.silent((JSON.parse(data) as { platform: PlatformName }).platform),
    );
  };
  const follow = (): void => (document.hidden ? close() : open());
  document.addEventListener('visibilitychange', follow);
  follow();
}
