import type { InputField } from '@segment/actions-core';
import type { Call, Fields } from '@encharge-destinations/core';

type ActionFields = Record<string, InputField>;

const VERSION = '2';

/** Fields that earlier mappings do not have, by the call of their action. Screens had no action. */
const NEW_FIELDS: Readonly<Partial<Record<Call, readonly string[]>>> = {
  track: ['personFields', 'tags', 'rename', 'allow', 'deny'],
  identify: ['contextTraits', 'personFields', 'tags', 'rename', 'allow', 'deny'],
  page: ['name', 'category', 'personFields', 'tags', 'rename', 'allow', 'deny'],
  group: [],
  alias: ['email', 'previousEmail', 'segmentAnonymousId'],
};

/**
 * A constant in the mappings that this version sets up, hidden in the form. The host fills in no default when it runs a mapping, so
 * mappings saved with Encharge's earlier destination do not have it.
 */
export const versionField: ActionFields = {
  mappingVersion: {
    label: 'Mapping version',
    description: 'Set in mappings made with this version. Without it a mapping sends what it always sent.',
    type: 'string',
    default: VERSION,
    unsafe_hidden: true,
    category: 'internal',
  },
};

/** The fields of an action with the version; the form shows the new ones where they have an effect. */
export function versioned(call: Call, fields: ActionFields): ActionFields {
  const added = NEW_FIELDS[call];
  if (added === undefined) return fields;
  const depends_on = {
    conditions: [{ fieldKey: 'mappingVersion', operator: 'is' as const, value: VERSION }],
  };
  const entries = Object.entries(fields).map(
    ([key, field]) => [key, added.includes(key) ? { ...field, depends_on } : field] as const,
  );
  return { ...Object.fromEntries(entries), ...versionField };
}

/** True for the fields of a mapping that has the version. */
export function hasVersion({ mappingVersion }: Fields): boolean {
  return mappingVersion === VERSION;
}

/** True for a mapping saved with the earlier destination, unless the customer chose the documented dialect: that one is new. */
export function isEarlierMapping(call: Call, fields: Fields, dialect: string | undefined): boolean {
  return call !== 'screen' && !hasVersion(fields) && dialect !== 'documented';
}
