import { createRestClient } from '@encharge-destinations/client';
import type { ConnectionResult, PlatformName, Setup } from '../api';
import type { Connection } from './runner-pool';

const NOT_TESTED =
  'Nothing at Encharge tells whether a write key is right, except an event. Give the API key too, or send a test event.';

/** Tests the keys as the platform does, or where it does not, as its customers could. */
export async function testConnection(
  platform: PlatformName,
  setup: Setup,
  connection: Connection,
): Promise<ConnectionResult> {
  return platform === 'segment' ? testSegment(setup, connection) : testRudderStack(connection);
}

/** The destination's own `testAuthentication`, in the published host. */
async function testSegment({ segment }: Setup, connection: Connection): Promise<ConnectionResult> {
  const { ingestUrl, restUrl, writeKey, apiKey, timeoutMs } = connection;
  const { createSetupChecker } = await import('@encharge-destinations/segment');
  const checker = createSetupChecker({
    ingestUrl,
    restUrl,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });
  try {
    await checker.testAuthentication({
      ...segment.settings,
      writeKey,
      ...(apiKey === undefined ? {} : { apiKey }),
    });
  } catch (error) {
    return { isRight: false, message: error instanceof Error ? error.message : String(error) };
  }
  return {
    isRight: true,
    message:
      apiKey === undefined ? `Segment takes these settings. ${NOT_TESTED}` : 'Encharge knows the API key.',
  };
}

async function testRudderStack({ restUrl, apiKey }: Connection): Promise<ConnectionResult> {
  const about = 'RudderStack has no test of its own for this destination;';
  if (apiKey === undefined) return { isRight: true, message: `${about} ${NOT_TESTED}` };
  const rest = createRestClient({ apiKey, url: restUrl });
  try {
    const { ok, outcome } = await rest.testKey();
    return {
      isRight: ok,
      message: `${about} this one asks Encharge whose the API key is. ${ok ? 'Encharge knows the API key.' : outcome.message}`,
    };
  } finally {
    await rest.close();
  }
}
