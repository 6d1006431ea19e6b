import { setTimeout as wait } from 'node:timers/promises';
import type { Setup } from '../api';
import { previewEvent } from './preview';
import type { RunnerSource } from './preview';

/** Between two events, so that rehearsing takes a fifth of one processor's time. */
const PAUSE_MS = 50;
/** The user's own requests come first. */
const QUIET_MS = 500;
/** As long as customers' longest events: some code is only compiled for long events. */
const LONG_EVENT = JSON.stringify({
  type: 'track',
  event: 'Order Completed',
  userId: 'user-1',
  properties: {
    products: Array.from({ length: 100 }, (_, index) => ({
      sku: `sku-${index}`,
      name: `Product ${index}`,
      price: 12.5,
      quantity: 1,
      inStock: true,
    })),
  },
});

/**
 * Maps events before anybody waits for one: hosts compile their schemas at the first events, and the engine compiles its code during the
 * first few hundred.
 *
 * @param events How many.
 * @param quietFor How long there has been no request, in milliseconds.
 */
export async function rehearse(
  setup: Setup,
  runnerOf: RunnerSource,
  events: number,
  quietFor: () => number,
  signal: AbortSignal,
): Promise<void> {
  for (let count = 0; count < events && !signal.aborted;) {
    if (quietFor() >= QUIET_MS) {
      // The page requests payloads at every keystroke, explanations at every pause.
      await previewEvent(LONG_EVENT, setup, runnerOf, count % 4 === 0);
      count += 1;
    }
    await wait(PAUSE_MS);
  }
}
