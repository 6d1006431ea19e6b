import { INGEST_URL, REST_URL } from '@encharge-destinations/core';
import type { Copied, PlatformName, Setup, Side, SideRequest } from '../api';
import { RefusedRequest } from '../requests/api-problem';
import { curlOf } from './copy-curl';
import { fixtureOf } from './copy-fixture';
import { previewEvent } from './preview';
import type { RunnerSource } from './preview';
import { readEvent } from '../requests/read-event';

const INGEST_PATH = new URL(INGEST_URL).pathname;

/**
 * What a platform makes of an event, as something to take along.
 *
 * @throws {RefusedRequest} when the event becomes nothing.
 */
export async function copyEvent(
  text: string,
  setup: Setup,
  platform: PlatformName,
  as: 'curl' | 'fixture',
  runnerOf: RunnerSource,
): Promise<Copied> {
  const read = readEvent(text);
  if ('problem' in read) throw new RefusedRequest(read.problem.message);
  const side = async (): Promise<Partial<Side>> =>
    (await previewEvent(text, setup, runnerOf)).sides[platform] ?? {};
  if (as === 'fixture')
    return fixtureOf(read.event, setup, platform, async () => (await side()).requests ?? []);
  const { requests = [], reason = 'Nothing is sent.' } = await side();
  if (requests.length === 0) throw new RefusedRequest(`There is no request to copy: ${reason}`);
  const keys = [...new Set(requests.map((request) => placeOf(request).key))];
  return {
    note: `Set ${keys.join(' and ')} before you run it.`,
    files: [{ name: 'send.sh', text: curlOf(requests, placeOf) }],
  };
}

function placeOf({ path }: SideRequest): { url: string; key: string } {
  return path === INGEST_PATH
    ? { url: INGEST_URL, key: 'ENCHARGE_WRITE_KEY' }
    : { url: new URL(path, REST_URL).href, key: 'ENCHARGE_API_KEY' };
}
