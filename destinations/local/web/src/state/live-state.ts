import { batch, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { EnchargeSummary, HeardEvent, PlatformName } from '../../../src/workbench/api';
import type { Api } from './api';

/** Received events are shown, not stored: the oldest make room. */
const MOST_HEARD = 200;

export interface LiveState {
  /** The embedded Encharge's contents, in numbers; `undefined` until requested. */
  encharge: ReadonlySignal<EnchargeSummary | undefined>;
  /** Increases whenever its contents may have changed. */
  revision: ReadonlySignal<number>;
  /** Newest first. */
  heard: ReadonlySignal<readonly (HeardEvent & { id: number })[]>;
  /** The platform whose web SDK fetched its settings here and sent nothing. */
  silent: ReadonlySignal<PlatformName | undefined>;
  isConnected: ReadonlySignal<boolean>;
  /** How often the server was reconnected: it may be a new one that knows nothing about this page. */
  reconnections: ReadonlySignal<number>;
  /** Asks the embedded Encharge again. */
  refresh: () => Promise<void>;
}

/** The embedded Encharge and apps' events, as they happen. */
export function createLiveState(api: Api): LiveState {
  const encharge = signal<EnchargeSummary | undefined>(undefined);
  const revision = signal(0);
  const heard = signal<readonly (HeardEvent & { id: number })[]>([]);
  const silent = signal<PlatformName | undefined>(undefined);
  const isConnected = signal(true);
  const reconnections = signal(0);
  let isFirst = true;
  let asking: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  let count = 0;

  const ask = async (): Promise<void> => {
    const summary = await api.encharge();
    batch(() => {
      encharge.value = summary;
      revision.value += 1;
    });
  };
  // One request at a time; calls in the meantime share the next one, which covers everything until then.
  const refresh = (): Promise<void> => {
    if (asking === undefined) {
      asking = ask().finally(() => {
        asking = undefined;
      });
      return asking;
    }
    next ??= asking
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        return refresh();
      });
    return next;
  };

  api.changes({
    // Without an answer, the connection is about to say so itself.
    encharge: () => void refresh().catch(() => undefined),
    heard: (event) => {
      count += 1;
      if (event.platform === silent.value) silent.value = undefined;
      heard.value = [{ ...event, id: count }, ...heard.value].slice(0, MOST_HEARD);
    },
    forgotten: () => {
      heard.value = [];
    },
    silent: (platform) => {
      silent.value = platform;
    },
    connected: (is) => {
      isConnected.value = is;
      if (is && !isFirst) reconnections.value += 1;
      isFirst = false;
    },
  });
  return { encharge, revision, heard, silent, isConnected, reconnections, refresh };
}
