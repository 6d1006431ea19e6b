import { INGEST_URL, REST_URL } from '@encharge-destinations/core';
import type { Copied, CopyRequest, PlatformName, Setup, Side, SideRequest } from '../api';
import { RefusedRequest } from '../requests/api-problem';
import { curlOf } from './copy-curl';
import type { CurlPlace } from './copy-curl';
import { fixtureOf } from './copy-fixture';
import { previewEvent } from './preview';
import type { RunnerSource } from './preview';
import type { Connection } from '../platforms/runner-pool';
import { readEvent } from '../requests/read-event';

const INGEST_PATH = new URL(INGEST_URL).pathname;

/**
 * What a platform makes of an event, for copying.
 *
 * @param builtIn The embedded Encharge.
 * @throws {RefusedRequest} when the event produces nothing.
 */
export async function copyEvent(
  text: string,
  setup: Setup,
  platform: PlatformName,
  as: CopyRequest['as'],
  runnerOf: RunnerSource,
  builtIn: Connection,
): Promise<Copied> {
  const read = readEvent(text);
  if ('problem' in read) throw new RefusedRequest(read.problem.message);
  const side = async (): Promise<Partial<Side>> =>
    (await previewEvent(text, setup, runnerOf)).sides[platform] ?? {};
  if (as === 'fixture')
    return fixtureOf(read.event, setup, platform, async () => (await side()).requests ?? []);
  const { requests = [], reason = 'Nothing is sent.' } = await side();
  if (requests.length === 0) throw new RefusedRequest(`There is no request to copy: ${reason}`);
  const placeOf = as === 'curl' ? placeIn(builtIn) : placeLive;
  const file = { name: 'send.sh', text: curlOf(requests, placeOf) };
  if (as === 'curl')
    return { note: 'It goes to the built-in Encharge while that is running.', files: [file] };
  const keys = [...new Set(requests.map(({ path }) => variableOf(path)))];
  return { note: `It goes to a real account: set ${keys.join(' and ')} before you run it.`, files: [file] };
}

function placeLive({ path }: SideRequest): CurlPlace {
  const url = isIngest(path) ? INGEST_URL : new URL(path, REST_URL).href;
  return { url, key: { variable: variableOf(path) } };
}

/** The embedded Encharge's keys are not secret: it listens on this machine only. */
function placeIn({ ingestUrl, restUrl, writeKey, apiKey = '' }: Connection) {
  return ({ path }: SideRequest): CurlPlace =>
    isIngest(path)
      ? { url: ingestUrl, key: { text: writeKey } }
      : { url: new URL(path, restUrl).href, key: { text: apiKey } };
}

function variableOf(path: string): string {
  return isIngest(path) ? 'ENCHARGE_WRITE_KEY' : 'ENCHARGE_API_KEY';
}

function isIngest(path: string): boolean {
  return path === INGEST_PATH;
}
