import { isDeepStrictEqual } from 'node:util';
import type { Dialect, MapOptions } from '@encharge-destinations/core';
import { isRecord } from '../../cli/json/records';
import type { Json, PlatformName, SegmentSubscription, Setup } from '../api';
import { startingSetup } from '../answers/definitions';
import { setupOf } from '../answers/gallery';
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
  const options =
    platform === 'segment'
      ? compact({ ...(await segmentOptions(setup)), ...mappedOptions(setup.segment.subscriptions) })
      : compact(await rudderstackOptions(setup));
  const made = await setupOf({ event: {}, options }, await startingSetup());
  const unsaid = platform === 'segment' ? unsaidMappings(setup, made) : await unsaidSettings(setup, made);
  return { options, unsaid };
}

/** The host keeps settings as texts. */
async function segmentOptions({ segment: { settings } }: Setup): Promise<MapOptions> {
  const { settingsOptions } = await import('@encharge-destinations/segment');
  const { dialect } = settings;
  return { ...settingsOptions(settings), dialect: isDialect(dialect) ? dialect : 'segment' };
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

/** A form's value without what nobody has filled in: blank rows, blank texts. */
function filled(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) {
    const rows = value.filter((row) => !isRecord(row) || Object.values(row).some((cell) => cell !== ''));
    return rows.length === 0 ? undefined : rows;
  }
  return value === '' || value === null ? undefined : value;
}

/** Without what is as it would be anyway; the dialect stays, because platforms differ in theirs. */
function compact(options: MapOptions): MapOptions {
  const usual: Readonly<Record<string, unknown>> = {
    screens: 'event',
    maxEventAge: 0,
    emailOnEvents: 'always',
    emailFromProperties: 'withoutIdentity',
    clearOnNull: false,
    sendIp: true,
  };
  const entries = Object.entries(options).filter(
    ([key, value]) =>
      key !== 'trace' &&
      key !== 'now' &&
      value !== undefined &&
      value !== null &&
      value !== '' &&
      !(Array.isArray(value) && value.length === 0) &&
      value !== usual[key],
  );
  return Object.fromEntries(entries);
}

function isDialect(value: Json | undefined): value is Dialect {
  return value === 'documented' || value === 'segment';
}
