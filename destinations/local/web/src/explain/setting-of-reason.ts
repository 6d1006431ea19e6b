import type {
  Definitions,
  PlatformName,
  RudderStackField,
  SegmentField,
  Setup,
} from '../../../src/workbench/api';
import { addressOf } from '../state/route';

/** A setting's name in its form, and where it is. */
export interface SettingPlace {
  label: string;
  address: string;
}

/** Segment has these in its mappings; traits for events are among the person fields. */
const MAPPED: Readonly<Record<string, string>> = {
  allow: 'allow',
  deny: 'deny',
  rename: 'rename',
  traitsOnEvents: 'userFields',
};

/**
 * Where a platform's form has a setting.
 *
 * @param mapping On Segment, the mapping that takes the event.
 */
export function placeOfSetting(
  platform: PlatformName,
  setting: string,
  definitions: Pick<Definitions, PlatformName>,
  setup: Setup,
  mapping: string | undefined,
): SettingPlace | undefined {
  const own = settingsOf(platform, definitions).find(({ key }) => key === setting);
  if (own !== undefined) return { label: own.label, address: addressOf('set-up', platform, own.key) };
  if (platform === 'rudderstack') return undefined;
  const { subscriptions } = setup.segment;
  const index = subscriptions.findIndex(({ name }) => name === mapping);
  const action = definitions.segment.actions.find(({ key }) => key === subscriptions[index]?.action);
  const field = action?.fields.find(({ key }) => key === MAPPED[setting]);
  return field && { label: field.label, address: addressOf('map', platform, String(index), field.key) };
}

/** Every field in a platform's settings form. */
export function settingsOf(
  platform: PlatformName,
  { segment, rudderstack }: Pick<Definitions, PlatformName>,
): readonly (SegmentField | RudderStackField)[] {
  if (platform === 'segment') return segment.settings;
  return rudderstack.pages.flatMap(({ groups }) => groups.flatMap(({ fields }) => fields));
}
