import { isDeepStrictEqual } from 'node:util';
import { createMapper, MappingError } from '@encharge-destinations/core';
import type { Dialect, MapOptions } from '@encharge-destinations/core';
import type { SavedRun } from '@encharge-destinations/testkit';
import type { Copied, Json, PlatformName, Setup, SideRequest } from '../api';
import { filled, plainOptions } from '../platforms/plain-options';
import { RefusedRequest } from '../requests/api-problem';
import { startingSetup } from './definitions';
import { setupOf } from './gallery';

const PEOPLE =
  'These files hold names, emails and IDs as you typed them. Replace those of real people before you share the files.';

/**
 * The event as a scenario for the repository's fixtures: what it becomes in both dialects with the options of a platform's setup. What no
 * option expresses (Segment mappings, RudderStack's own tables and switches) goes into `setup.json`, with the requests. Names and emails
 * stay as typed.
 *
 * @param requestsOf What the platform sends with this setup.
 * @throws {RefusedRequest} when the platform rejects the setup.
 */
export async function fixtureOf(
  event: Json,
  setup: Setup,
  platform: PlatformName,
  requestsOf: () => Promise<readonly SideRequest[]>,
): Promise<Copied> {
  const { expectationOf } = await import('@encharge-destinations/testkit');
  const kept = await optionsOf(setup, platform);
  assertValid(kept);
  const scenario = {
    title: 'A scenario from the workbench',
    description:
      'Describe what it shows. Replace the names, emails and IDs of real people first: they are here as you typed them.',
    provenance: 'sandbox',
    ...(Object.keys(kept).length === 0 ? {} : { options: kept }),
  };
  const files = [
    { name: 'scenario.json', text: json(scenario) },
    { name: 'event.json', text: json(event) },
    { name: 'documented.json', text: json(expectationOf(event, kept, 'documented')) },
    { name: 'segment.json', text: json(expectationOf(event, kept, 'segment')) },
  ];
  if (await isSaidByOptions(event, setup, platform, kept)) return { note: PEOPLE, files };
  const requests = (await requestsOf()).map(({ method, path, body }) => ({ method, path, body }));
  const saved: SavedRun = { platform, setup: { ...setup[platform] }, requests };
  return {
    note: `setup.json holds the settings and mappings that no option says. ${PEOPLE}`,
    files: [...files, { name: 'setup.json', text: json(saved) }],
  };
}

/** Whether the options alone recreate the platform's setup, as the gallery does it. */
async function isSaidByOptions(
  event: Json,
  setup: Setup,
  platform: PlatformName,
  kept: MapOptions,
): Promise<boolean> {
  const scenario = { event, options: { ...kept, dialect: dialectOf(setup, platform) } };
  const made = await setupOf(scenario, await startingSetup());
  const settings = async (one: Setup): Promise<unknown> =>
    platform === 'segment'
      ? [await optionsOf(one, platform), one.segment.subscriptions]
      : Object.entries(one.rudderstack.config).flatMap(([key, value]) => {
          const entered = filled(value);
          return entered === undefined ? [] : [[key, entered]];
        });
  return isDeepStrictEqual(await settings(made), await settings(setup));
}

function dialectOf({ segment, rudderstack }: Setup, platform: PlatformName): Dialect {
  const { dialect } = platform === 'segment' ? segment.settings : rudderstack.config;
  return dialect === 'segment' || dialect === 'documented'
    ? dialect
    : platform === 'segment'
      ? 'segment'
      : 'documented';
}

async function optionsOf({ segment, rudderstack }: Setup, platform: PlatformName): Promise<MapOptions> {
  if (platform === 'segment') {
    const { settingsOptions } = await import('@encharge-destinations/segment');
    return saved(settingsOptions(segment.settings));
  }
  const { mapOptionsOf } = await import('@encharge-destinations/rudderstack');
  try {
    return saved(mapOptionsOf(rudderstack.config));
  } catch (error) {
    throw new RefusedRequest(error instanceof Error ? error.message : String(error));
  }
}

function assertValid(options: MapOptions): void {
  try {
    createMapper({ ...options, now: 0 });
  } catch (error) {
    if (!(error instanceof MappingError)) throw error;
    throw new RefusedRequest(error.message);
  }
}

/** A scenario holds both dialects. */
function saved(options: MapOptions): MapOptions {
  return plainOptions({ ...options, dialect: undefined });
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
