import { createRestClient } from '@encharge-destinations/client';
import type { ConnectionResult, PlatformName, Setup } from '../api';
import type { Connection } from './runner-pool';

const BUILT_IN =
  'No key was tested: the built-in Encharge has its own keys, and yours are not sent to it. Choose the real Encharge to test your keys.';
const WRITE_KEY = 'The write key was not tested: only sending an event shows whether it is right.';

/**
 * Tests the keys as the platform does, or as its customers could where it does not, and says what was not tested.
 *
 * @param isLive The keys are the user's. The embedded Encharge's are known without a test.
 */
export async function testConnection(
  platform: PlatformName,
  setup: Setup,
  connection: Connection,
  isLive: boolean,
): Promise<ConnectionResult> {
  return platform === 'segment'
    ? testSegment(setup, connection, isLive)
    : testRudderStack(connection, isLive);
}

/** The destination's own `testAuthentication`, in the published host. */
async function testSegment(
  { segment }: Setup,
  connection: Connection,
  isLive: boolean,
): Promise<ConnectionResult> {
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
    return { outcome: 'refused', message: error instanceof Error ? error.message : String(error) };
  }
  return result('Segment takes these settings, the keys aside.', connection, isLive);
}

async function testRudderStack(connection: Connection, isLive: boolean): Promise<ConnectionResult> {
  const { restUrl, apiKey } = connection;
  const about = 'RudderStack has no connection test for this destination.';
  if (!isLive || apiKey === undefined) return result(about, connection, isLive);
  const rest = createRestClient({ apiKey, url: restUrl });
  try {
    const { ok, outcome } = await rest.testKey();
    return ok ? result(about, connection, isLive) : { outcome: 'refused', message: outcome.message };
  } finally {
    await rest.close();
  }
}

/** A passed test's result: whose keys it was about. */
function result(about: string, { writeKey, apiKey }: Connection, isLive: boolean): ConnectionResult {
  if (!isLive) return { outcome: 'untested', message: `${about} ${BUILT_IN}` };
  if (apiKey === undefined) return { outcome: 'untested', message: `${about} ${WRITE_KEY}` };
  const rest = writeKey === '' ? '' : ` ${WRITE_KEY}`;
  return { outcome: 'known', message: `Encharge knows the API key.${rest}` };
}
