import type { ActionFields } from './call-fields';

/** The same as in `destination/earlier.ts`. */
const VERSION = '2';

/**
 * A constant in the mappings that this version sets up, hidden in the form. The host does not fill in defaults when it runs a mapping, so
 * mappings saved with Encharge's earlier destination lack it.
 */
export const versionField: ActionFields = {
  mappingVersion: {
    label: 'Mapping version',
    description:
      'Set in mappings created with this version. Without it, a mapping sends what it always sent.',
    type: 'string',
    default: VERSION,
    unsafe_hidden: true,
  },
};

/**
 * The fields of an action that had mappings before, with the version.
 *
 * @param added The fields that those mappings lack: the form shows them where they have an effect.
 */
export function versioned(fields: ActionFields, added: readonly string[]): ActionFields {
  const depends_on = {
    conditions: [{ fieldKey: 'mappingVersion', operator: 'is' as const, value: VERSION }],
  };
  const entries = Object.entries(fields).map(
    ([key, field]) => [key, added.includes(key) ? { ...field, depends_on } : field] as const,
  );
  return { ...Object.fromEntries(entries), ...versionField };
}
