import type { Platform } from '../cli/platforms';
import { BATCH_PATHS } from '../servers/start-receiver';
import type { Step } from './step';

type Call = Step['call'];

/** The methods that both SDKs share. */
type Sdk = Record<Call, (message: Step['message']) => unknown>;

// An SDK requires a key; the receiver does not check it.
const SOURCE_KEY = 'demo-source';

/**
 * Makes a journey's calls on a platform's own server SDK, which posts them to the receiver.
 *
 * @throws when the SDK could not deliver.
 */
export async function sendWithSdk(
  platform: Platform,
  steps: readonly Step[],
  receiverUrl: string,
): Promise<void> {
  switch (platform) {
    case 'segment':
      return sendWithSegment(steps, receiverUrl);
    case 'rudderstack':
      return sendWithRudderStack(steps, receiverUrl);
  }
}

async function sendWithSegment(steps: readonly Step[], host: string): Promise<void> {
  const { Analytics } = await import('@segment/analytics-node');
  const path = BATCH_PATHS.segment;
  const sdk = new Analytics({ writeKey: SOURCE_KEY, host, path, flushAt: steps.length, maxRetries: 1 });
  const faults: unknown[] = [];
  sdk.on('error', (fault) => faults.push(fault));
  callAll(sdk as unknown as Sdk, steps);
  await sdk.closeAndFlush({ timeout: 10_000 });
  check('Segment', faults);
}

async function sendWithRudderStack(steps: readonly Step[], dataPlaneUrl: string): Promise<void> {
  const { default: Analytics } = await import('@rudderstack/rudder-sdk-node');
  const faults: unknown[] = [];
  const sdk = new Analytics(SOURCE_KEY, {
    dataPlaneUrl,
    path: BATCH_PATHS.rudderstack,
    flushAt: steps.length,
    retryCount: 1,
    logLevel: 'none',
    // Otherwise the HTTP library would use a proxy from the environment even for this.
    axiosConfig: { proxy: false },
    errorHandler: (fault: unknown) => faults.push(fault),
  });
  callAll(sdk as unknown as Sdk, steps);
  // The SDK sends the first call at once and alone; the second flush sends the rest.
  await sdk.flush();
  await sdk.flush();
  check('RudderStack', faults);
}

function callAll(sdk: Sdk, steps: readonly Step[]): void {
  for (const { call, message } of steps) sdk[call](message);
}

function check(name: string, faults: readonly unknown[]): void {
  if (faults.length > 0)
    throw new Error(`The SDK of ${name} could not deliver its events.`, { cause: faults[0] });
}
