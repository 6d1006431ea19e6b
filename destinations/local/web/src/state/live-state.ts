import { computed, signal } from '@preact/signals';
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { EnchargeView, HeardEvent, Totals } from '../../../src/workbench/api';
import type { Api } from './api';

/** Events heard are shown, not kept: the oldest make room. */
const MOST_HEARD = 200;

export interface LiveState {
  /** What the embedded Encharge knows; `undefined` until it was asked. */
  encharge: ReadonlySignal<EnchargeView | undefined>;
  totals: ReadonlySignal<Totals | undefined>;
  /** Newest first. */
  heard: Signal<readonly (HeardEvent & { id: number })[]>;
  isConnected: ReadonlySignal<boolean>;
  /** Asks the embedded Encharge again. */
  refresh: () => Promise<void>;
}

/** The embedded Encharge and the events of apps, as they happen. */
export function createLiveState(api: Api): LiveState {
  const encharge = signal<EnchargeView | undefined>(undefined);
  const heard = signal<readonly (HeardEvent & { id: number })[]>([]);
  const isConnected = signal(true);
  let asking: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  let count = 0;

  const ask = async (): Promise<void> => {
    encharge.value = await api.encharge();
  };
  // One question at a time; those who ask meanwhile share the next one, which knows what happened until then.
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
  const refreshQuietly = (): void => void refresh().catch(() => (isConnected.value = false));

  api.changes({
    encharge: refreshQuietly,
    heard: (event) => {
      count += 1;
      heard.value = [{ ...event, id: count }, ...heard.value].slice(0, MOST_HEARD);
    },
    connected: (is) => {
      isConnected.value = is;
      if (is) refreshQuietly();
    },
  });
  return { encharge, heard, isConnected, refresh, totals: computed(() => encharge.value?.totals) };
}
