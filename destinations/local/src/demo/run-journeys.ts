import { startSandbox } from '@encharge-destinations/sandbox';
import type { Sandbox } from '@encharge-destinations/sandbox';
import type { Platform } from '../cli/platforms';
import { PLATFORM_NAMES } from '../cli/platforms';
import { startReceiver } from '../servers/start-receiver';
import { checkDemo } from './check-demo';
import type { Check } from './check-demo';
import { deliverEvent } from './deliver-event';
import type { DeliveredEvent } from './deliver-event';
import { describeState } from './describe-state';
import type { DemoState } from './describe-state';
import { erase } from './erase';
import type { Erasure } from './erase';
import { ADA, CHARLES, GRACE, journeyOf, visitOfCharles } from './journey';
import { openPlatforms } from './platforms';
import { sendWithSdk } from './sdks';
import type { Step } from './step';

/** Everything that the demo did and found. */
export interface DemoReport {
  events: DeliveredEvent[];
  erasure: Erasure;
  state: DemoState;
  checks: Check[];
  /** Nothing is missing and nothing differs. */
  isRight: boolean;
}

const JOURNEYS: readonly { platform: Platform; steps: readonly Step[] }[] = [
  { platform: 'segment', steps: journeyOf(ADA) },
  { platform: 'rudderstack', steps: [...journeyOf(GRACE), ...visitOfCharles()] },
];

/**
 * The main job, end to end: two server SDKs each make a customer's journey, both adapters deliver it, one person is erased, and the
 * resulting state of Encharge is checked.
 *
 * @param sandbox The main one; must be empty.
 * @param progress Called with progress messages.
 * @param onEvent Called with every event once it is delivered.
 * @throws when an SDK or an adapter cannot run at all.
 */
export async function runJourneys(
  sandbox: Sandbox,
  progress: (text: string) => void,
  onEvent: (event: DeliveredEvent) => Promise<void>,
): Promise<DemoReport> {
  progress('loading the adapters of Segment and RudderStack …');
  const comparison = await startSandbox();
  try {
    const events = await deliverJourneys(sandbox, comparison, progress, onEvent);
    const erasure = await erase(sandbox, { userId: CHARLES.userId });
    const state = describeState(sandbox.state());
    const flags = [...sandbox.state().flags, ...comparison.state().flags];
    const checks = checkDemo({ events, erasure, state, flags });
    return { events, erasure, state, checks, isRight: checks.every(({ isRight }) => isRight) };
  } finally {
    await comparison.close();
  }
}

async function deliverJourneys(
  sandbox: Sandbox,
  comparison: Sandbox,
  progress: (text: string) => void,
  onEvent: (event: DeliveredEvent) => Promise<void>,
): Promise<DeliveredEvent[]> {
  const platforms = await openPlatforms(sandbox, comparison);
  const events: DeliveredEvent[] = [];
  try {
    for (const { platform, steps } of JOURNEYS) {
      progress(`${PLATFORM_NAMES[platform]}'s SDK makes ${steps.length} calls …`);
      const received = await receive(platform, steps);
      for (const [index, step] of steps.entries()) {
        const event = await deliverEvent(platforms, platform, step, received[index]);
        events.push(event);
        await onEvent(event);
      }
    }
  } finally {
    await platforms.close();
  }
  return events;
}

/** What arrives of a journey, in order. */
async function receive(platform: Platform, steps: readonly Step[]): Promise<unknown[]> {
  const received: unknown[] = [];
  const receiver = await startReceiver((from, events) => {
    if (from === platform) received.push(...events);
  });
  try {
    await sendWithSdk(platform, steps, receiver.url);
  } finally {
    await receiver.close();
  }
  if (received.length !== steps.length)
    throw new Error(
      `${received.length} of ${steps.length} events arrived from the SDK of ${PLATFORM_NAMES[platform]}.`,
    );
  return received;
}
