import type { ReadonlySignal } from '@preact/signals';
import type { Setup } from '../../../src/workbench/api';
import type { Api } from './api';

/** Nobody sends events faster than they type settings. */
const PAUSE_MS = 200;

/**
 * Sends the server the setup that maps apps' events: at every change, and after every reconnection. With several pages, the last one wins.
 */
export function sendSetup(
  api: Pick<Api, 'sendSetup'>,
  setup: ReadonlySignal<Setup>,
  reconnections: ReadonlySignal<number>,
): void {
  let pause: ReturnType<typeof setTimeout> | undefined;
  const send = (): void => {
    clearTimeout(pause);
    // Without an answer, the next connection sends the setup again.
    pause = setTimeout(() => void api.sendSetup({ setup: setup.peek() }).catch(() => undefined), PAUSE_MS);
  };
  setup.subscribe(send);
  reconnections.subscribe(send);
}
