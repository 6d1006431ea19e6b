import { isDeepStrictEqual } from 'node:util';
import type { Dialect, MapOptions } from '@encharge-destinations/core';
import { isRecord } from '../../cli/json/records';
import type { Json, PlatformName, SegmentSubscription, Setup } from '../api';
import { startingSetup } from '../answers/definitions';
import { setupOf } from '../answers/gallery';
import { filled, plainOptions } from '../platforms/plain-options';
import { rudderstackDefinition } from '../platforms/rudderstack-definition';
import { RefusedRequest } from '../requests/api-problem';

/** The options that a setup stands for, and what no option says. */
export interface SetupOptions {
  options: MapOptions;
  /** Names of mappings of Segment, or labels of settings of RudderStack. */
  unsaid: string[];
}

/**
 * A platform's setup as the mapper's options.
 *
 * @throws {RefusedRequest} when the setup is one that the platform refuses.
 */
export async function optionsOfSetup(setup: Setup, platform: PlatformName): Promise<SetupOptions> {
  const given = platform === 'segment' ? await segmentOptions(setup) : await rudderstackOptions(setup);
  // The default differs between the pasted files and the command line, which may both read these.
  const options: MapOptions = { dialect: given.dialect ?? 'documented', ...plainOptions(given) };
  const made = await setupOf({ event: {}, options }, await startingSetup());
  const unsaid = platform === 'segment' ? unsaidMappings(setup, made) : await unsaidSettings(setup, made);
  return { options, unsaid };
}

async function segmentOptions({ segment }: Setup): Promise<MapOptions> {
  const { settingsOptions } = await import('@encharge-destinations/segment');
  const { settings, subscriptions } = segment;
  const dialect = isDialect(settings['dialect']) ? settings['dialect'] : 'segment';
  return { ...settingsOptions(settings), ...mappedOptions(subscriptions), dialect };
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

/** What Segment has in its mappings and the mapper in its options. A field that any mapping keeps back stays back in all. */
function mappedOptions(subscriptions: readonly SegmentSubscription[]): MapOptions {
  const values = (key: string): Json[] =>
    subscriptions.flatMap(({ mapping, isEnabled }) => (isEnabled ? [mapping[key] ?? []].flat() : []));
  const texts = (key: string): string[] => [
    ...new Set(values(key).filter((value): value is string => typeof value === 'string')),
  ];
  const rename = values('rename').flatMap((value) => (isRecord(value) ? Object.entries(value) : []));
  const traits = values('userFields').flatMap((value) => (isRecord(value) ? Object.keys(value) : []));
  const [objectType] = texts('objectType');
  return {
    ...listed('deny', texts('deny')),
    ...listed('allow', texts('allow')),
    ...listed('traitsOnEvents', [...new Set(traits)]),
    ...(rename.length === 0
      ? {}
      : {
          rename: [...new Map(rename)].map(([from, to]) => ({ from, to: typeof to === 'string' ? to : '' })),
        }),
    ...(objectType === undefined || objectType === 'company' ? {} : { objectType }),
  };
}

function listed(key: 'allow' | 'deny' | 'traitsOnEvents', values: string[]): MapOptions {
  return values.length === 0 ? {} : { [key]: values };
}

function unsaidMappings(setup: Setup, made: Setup): string[] {
  const others = made.segment.subscriptions;
  return setup.segment.subscriptions
    .filter((one) => !others.some((other) => isDeepStrictEqual(other, one)))
    .concat(others.filter(({ action }) => !setup.segment.subscriptions.some((one) => one.action === action)))
    .map(({ name }) => name);
}

async function unsaidSettings(setup: Setup, made: Setup): Promise<string[]> {
  const [own, said] = [setup.rudderstack.config, made.rudderstack.config];
  const { pages } = await rudderstackDefinition();
  const labels = new Map(
    pages.flatMap(({ groups }) =>
      groups.flatMap(({ fields }) => fields.map(({ key, label }) => [key, label])),
    ),
  );
  return Object.keys(own)
    .filter((key) => !isDeepStrictEqual(filled(own[key]), filled(said[key])))
    .map((key) => labels.get(key) ?? key);
}

function isDialect(value: Json | undefined): value is Dialect {
  return value === 'documented' || value === 'segment';
}
