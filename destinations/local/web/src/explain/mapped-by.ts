import type { Definitions, PlatformName, Setup } from '../../../src/workbench/api';
import { isObject } from '../json/parse';
import { addressOf } from '../state/route';
import { placeOfSetting } from './setting-of-reason';

/** The place where a user mapped a value by hand: the path to it, and the URL. */
export interface MappedPlace {
  text: string;
  address: string;
}

/** A value in a payload. */
export interface MadeValue {
  platform: PlatformName;
  /** For Segment: the mapping that made it. */
  mapping: string | undefined;
  /** A JSON Pointer into the body. */
  target: string;
  rule: string;
}

/** The RudderStack settings behind a rule. */
const SETTINGS: Readonly<Record<string, string>> = {
  'person.rename': 'rename',
  'person.traits-on-events': 'traitsOnEvents',
};

/**
 * Where the user mapped a value, or `undefined` when the platform's own defaults did.
 *
 * @example mappedBy(made, definitions, setup)?.words // 'Map › Track Event › Person fields'
 */
export function mappedBy(
  { platform, mapping, target, rule }: MadeValue,
  definitions: Pick<Definitions, PlatformName>,
  setup: Setup,
): MappedPlace | undefined {
  if (platform === 'rudderstack') {
    const place = placeOfSetting(platform, SETTINGS[rule] ?? '', definitions, setup, undefined);
    return place && { text: `Set up › RudderStack › ${place.label}`, address: place.address };
  }
  const { subscriptions } = setup.segment;
  const index = subscriptions.findIndex(({ name }) => name === mapping);
  const own = subscriptions[index];
  if (own === undefined) return undefined;
  const [, part = '', inner = ''] = target.split('/');
  const field = part === 'user' ? inner : part;
  const holds = (key: string): boolean => {
    const value = own.mapping[key];
    if (key === 'rename') return isObject(value) && Object.values(value).includes(field);
    return key === field || (isPersonKey(key) && isObject(value) && Object.hasOwn(value, field));
  };
  const preset = definitions.segment.presets.find(({ action }) => action === own.action);
  const key = Object.keys(own.mapping).find(
    (one) => holds(one) && JSON.stringify(own.mapping[one]) !== JSON.stringify(preset?.mapping[one]),
  );
  const action = definitions.segment.actions.find((one) => one.key === own.action);
  const label = action?.fields.find((one) => one.key === key)?.label;
  if (key === undefined || label === undefined) return undefined;
  return {
    text: `Map › ${own.name} › ${label}`,
    address: addressOf('map', platform, String(index), key),
  };
}

function isPersonKey(key: string): boolean {
  return key === 'userFields' || key === 'personFields';
}
