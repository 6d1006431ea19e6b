import type { HeardEvent, PlatformName } from '../../../src/workbench/api';

export interface ChangeListener {
  /** Called for every connection, too. */
  encharge: () => void;
  heard: (event: HeardEvent) => void;
  /** Somebody cleared what was heard. */
  forgotten: () => void;
  /** A web SDK fetched its settings here, and no event came. */
  silent: (platform: PlatformName) => void;
  /** Whether the server can be heard at all; said of every connection that is made, the one of a page that is shown again included. */
  connected: (isConnected: boolean) => void;
}

/** Where browsers give a connection up for good. */
const RETRY_MS = 3_000;

/**
 * Listens to the server for as long as the page can be seen. A browser has six connections to a server for all of its pages: every page
 * that held one would leave none for the seventh.
 */
export function followChanges(listener: ChangeListener): void {
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  /** The id of the last message. */
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
