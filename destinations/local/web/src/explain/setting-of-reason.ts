import type {
  Definitions,
  PlatformName,
  RudderStackField,
  SegmentField,
  Setup,
} from '../../../src/workbench/api';
import { addressOf } from '../state/route';

/** A setting as its form calls it, and where it is. */
export interface SettingPlace {
  label: string;
  address: string;
}

/** What reasons say where they mean a setting; the first that fits. */
const SIGNS: readonly (readonly [sign: RegExp, setting: string])[] = [
  [/\bsegment dialect\b/, 'dialect'],
  [/\b(sendIp|traitsOnEvents|emailOnEvents|emailFromProperties|clearOnNull|maxEventAge)\b/, '$1'],
  [/\boption (anonymous|pages|screens)\b/, '$1'],
  [/\ballow-list\b/, 'allow'],
  [/\bdeny-list\b/, 'deny'],
  [/\bMap (?:it|its path|one of its paths)\b/, 'rename'],
];
/** Segment has these in its mappings, traits for events among the person fields. */
const MAPPED: Readonly<Record<string, string>> = {
  allow: 'allow',
  deny: 'deny',
  rename: 'rename',
  traitsOnEvents: 'userFields',
};

/** The setting that a reason is about; `undefined` where no setting would change it. */
export function settingIn(reason: string): string | undefined {
  for (const [sign, setting] of SIGNS) {
    const found = sign.exec(reason);
    if (found !== null) return setting === '$1' ? found[1] : setting;
  }
  return undefined;
}

/**
 * Where a platform's form has a setting.
 *
 * @param mapping The name of the mapping that the event goes through, on Segment.
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

/**
 * A reason with the labels of the form in place of the names that the mapper has for its options, and of their values.
 *
 * @example inWordsOfForm('sendIp is off.', fields) // '“Send the IP address” is off.'
 */
export function inWordsOfForm(
  reason: string,
  fields: readonly { key: string; label: string; choices: readonly { value: string; label: string }[] }[],
): string {
  const setting = settingIn(reason);
  const field = fields.find(({ key }) => key === setting);
  if (field === undefined) return reason;
  const named = reason.replace(new RegExp(`(?:the )?(?:option )?\\b${field.key}\\b`), `“${field.label}”`);
  if (named === reason) return reason;
  return named.replace(/ is (\w+)/, (whole: string, value: string) => {
    const choice = field.choices.find((one) => one.value === value);
    return choice === undefined ? whole : ` is “${choice.label}”`;
  });
}

/** Every field of a platform's settings form. */
export function settingsOf(
  platform: PlatformName,
  { segment, rudderstack }: Pick<Definitions, PlatformName>,
): readonly (SegmentField | RudderStackField)[] {
  if (platform === 'segment') return segment.settings;
  return rudderstack.pages.flatMap(({ groups }) => groups.flatMap(({ fields }) => fields));
}
