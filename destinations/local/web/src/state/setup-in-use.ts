import type { ReadonlySignal } from '@preact/signals';
import type { Setup } from '../../../src/workbench/api';
import type { Api } from './api';

/** Nobody sends events faster than he types settings. */
const PAUSE_MS = 200;

/**
 * Tells the server the setup by which it maps what apps send: at every change, and whenever the server was found again. Of several pages
 * the last one to say so decides.
 */
export function tellSetup(
  api: Pick<Api, 'tellSetup'>,
  setup: ReadonlySignal<Setup>,
  reconnections: ReadonlySignal<number>,
): void {
  let pause: ReturnType<typeof setTimeout> | undefined;
  const tell = (): void => {
    clearTimeout(pause);
    // Without an answer the setup is sent again on the next connection.
    pause = setTimeout(() => void api.tellSetup({ setup: setup.peek() }).catch(() => undefined), PAUSE_MS);
  };
  setup.subscribe(tell);
  reconnections.subscribe(tell);
}
