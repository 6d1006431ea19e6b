import { isDeepStrictEqual } from 'node:util';
import type { Dialect, MapOptions } from '@encharge-destinations/core';
import { recordOf } from '../../cli/json/records';
import type { Json, PlatformName, Setup } from '../api';
import { startingSetup } from '../answers/definitions';
import { setupOf } from '../answers/gallery';
import { filled, plainOptions } from '../platforms/plain-options';
import { rudderstackDefinition } from '../platforms/rudderstack-definition';
import { segmentDefinition } from '../platforms/segment-definition';
import { RefusedRequest } from '../requests/api-problem';
import { mappedOptions } from './mapped-options';
import type { SavedValue } from './person-rules';
import { unexpressedMappings } from './unexpressed-mappings';

/** A setup's options, and what no option expresses. */
export interface SetupOptions {
  options: MapOptions;
  /** One sentence for each field that differs between the options and the setup. */
  unexpressed: string[];
}

/**
 * A platform's setup as the mapper's options.
 *
 * @throws {RefusedRequest} when the platform rejects the setup.
 */
export async function optionsOfSetup(setup: Setup, platform: PlatformName): Promise<SetupOptions> {
  const saved = await savedValues();
  const expressed =
    platform === 'segment' ? await segmentOptions(setup, saved) : await rudderstackOptions(setup);
  // The default differs between the pasted files and the command line, and both may read these options.
  const options: MapOptions = { dialect: expressed.dialect ?? 'documented', ...plainOptions(expressed) };
  const made = await setupOf({ event: {}, options }, await startingSetup());
  const unexpressed =
    platform === 'segment'
      ? unexpressedMappings(
          setup.segment.subscriptions,
          made.segment.subscriptions,
          await segmentDefinition(),
          saved,
        )
      : await unexpressedSettings(setup, made);
  return { options, unexpressed };
}

async function segmentOptions({ segment }: Setup, saved: SavedValue): Promise<MapOptions> {
  const { settingsOptions } = await import('@encharge-destinations/segment');
  const { settings, subscriptions } = segment;
  const dialect = isDialect(settings['dialect']) ? settings['dialect'] : 'segment';
  const enabled = subscriptions.filter(({ isEnabled }) => isEnabled);
  return { ...settingsOptions(settings), ...mappedOptions(enabled, saved), dialect };
}

/** Segment's destination keeps all person fields that options express in the track mapping. */
async function savedValues(): Promise<SavedValue> {
  const { savedSetup } = await import('@encharge-destinations/segment');
  return (key, options, to) => {
    const track = savedSetup(options).mappings.find(({ action }) => action === 'trackEvent');
    return recordOf(track?.mapping[key])?.[to];
  };
}

async function rudderstackOptions({ rudderstack: { config } }: Setup): Promise<MapOptions> {
  const { mapOptionsOf } = await import('@encharge-destinations/rudderstack');
  try {
    return {
      ...mapOptionsOf(config),
      ...(isDialect(config['dialect']) ? { dialect: config['dialect'] } : {}),
    };
  } catch (error) {
    throw new RefusedRequest(error instanceof Error ? error.message : String(error));
  }
}

async function unexpressedSettings(setup: Setup, made: Setup): Promise<string[]> {
  const [own, expressed] = [setup.rudderstack.config, made.rudderstack.config];
  const { pages } = await rudderstackDefinition();
  const labels = new Map(
    pages.flatMap(({ groups }) =>
      groups.flatMap(({ fields }) => fields.map(({ key, label }) => [key, label])),
    ),
  );
  return Object.keys(own)
    .filter((key) => !isDeepStrictEqual(filled(own[key]), filled(expressed[key])))
    .map((key) => `“${labels.get(key) ?? key}” is not in the file.`);
}

function isDialect(value: Json | undefined): value is Dialect {
  return value === 'documented' || value === 'segment';
}
