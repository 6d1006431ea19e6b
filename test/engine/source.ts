import type Analytics from '@rudderstack/rudder-sdk-node';
import type { Step } from '../../destinations/local/src/demo/step';

type Sdk = Record<Step['call'], (message: Step['message']) => unknown>;

const BATCH = 100;

/** A write key unknown to Encharge. */
export const WRONG_KEY = 'unknown-unseenkey-write';

/** The write key of the source whose destination has a key unknown to Encharge. */
export const wrongKeySource = (sourceWriteKey: string): string => `${sourceWriteKey}-wrong-key`;

/** Sends calls through RudderStack's own SDK, in order. Resolves when the gateway has accepted them. */
export async function sendThroughSdk(
  gateway: string,
  writeKey: string,
  messages: Iterable<Pick<Step, 'call' | 'message'>>,
): Promise<void> {
  const { default: Sdk } = await import('@rudderstack/rudder-sdk-node');
  const faults: unknown[] = [];
  const sdk: Analytics = new Sdk(writeKey, {
    dataPlaneUrl: gateway,
    flushAt: BATCH,
    logLevel: 'none',
    axiosConfig: { proxy: false },
    errorHandler: (fault: unknown) => faults.push(fault),
  });
  let waiting = 0;
  for (const { call, message } of messages) {
    (sdk as unknown as Sdk)[call](message);
    waiting += 1;
    // The SDK drops calls beyond its queue, and its first call goes out alone.
    if (waiting % BATCH === 0) await sdk.flush();
  }
  await sdk.flush();
  await sdk.flush();
  if (faults.length > 0)
    throw new Error('The gateway did not accept all of the SDK’s events.', { cause: faults[0] });
}

/** Posts one message to the gateway unchanged. */
export async function postMessage(gateway: string, writeKey: string, message: unknown): Promise<void> {
  const { ok, status } = await fetch(`${gateway}/v1/batch`, {
    method: 'POST',
    headers: {
      Authorization: `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`,
      'Content-Type': 'application/json',
    },
    body: JSON.stringify({ batch: [message] }),
  });
  if (!ok) throw new Error(`The gateway answers a batch with ${status}.`);
}
