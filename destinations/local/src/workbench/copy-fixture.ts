import { createMapper, MappingError } from '@encharge-destinations/core';
import type { MapOptions } from '@encharge-destinations/core';
import type { Copied, Json, PlatformName, Setup } from './api';
import { RefusedRequest } from './api-problem';

/** A scenario holds both dialects; the clock and the trace belong to who runs it. */
const NOT_SAVED: ReadonlySet<string> = new Set(['trace', 'now', 'dialect']);

/**
 * The event as a scenario of the repository's fixtures: what it becomes in both dialects with the options of a platform's setup.
 * Names and emails stay as they were typed. Of Segment's mappings nothing is taken: an option says what a preset does.
 *
 * @throws {RefusedRequest} when the setup is one that no option can say.
 */
export async function fixtureOf(event: Json, setup: Setup, platform: PlatformName): Promise<Copied> {
  const { expectationOf } = await import('@encharge-destinations/testkit');
  const kept = await optionsOf(setup, platform);
  assertValid(kept);
  const scenario = {
    title: 'A scenario from the workbench',
    description:
      'Say what it shows. Replace the names, emails and ids of real people first: they stand here as they were typed.',
    provenance: 'sandbox',
    ...(Object.keys(kept).length === 0 ? {} : { options: kept }),
  };
  return {
    note: 'Names, emails and ids stand in these files as they were typed. Replace those of real people before you share them.',
    files: [
      { name: 'scenario.json', text: json(scenario) },
      { name: 'event.json', text: json(event) },
      { name: 'documented.json', text: json(expectationOf(event, kept, 'documented')) },
      { name: 'segment.json', text: json(expectationOf(event, kept, 'segment')) },
    ],
  };
}

async function optionsOf({ segment, rudderstack }: Setup, platform: PlatformName): Promise<MapOptions> {
  if (platform === 'segment') return compact(segment.settings);
  const { mapOptionsOf } = await import('@encharge-destinations/rudderstack');
  try {
    return compact(mapOptionsOf(rudderstack.config));
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

/** Without what is as it would be anyway. */
function compact(options: MapOptions): MapOptions {
  const entries = Object.entries(options).filter(([key, value]) => {
    const isDefault = (key === 'clearOnNull' && value === false) || (key === 'sendIp' && value === true);
    return !NOT_SAVED.has(key) && value !== undefined && value !== null && value !== '' && !isDefault;
  });
  return Object.fromEntries(entries);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
