import type { MappedFields, Plan } from '../plan';
import type { Path } from '../types';
import { isBlank } from '../values/blank';
import { isDictionary } from '../values/dictionary';
import { valueAt } from '../values/path';

/** The fields that hold traits, best first. */
export const TRAIT_FIELDS = ['user', 'contextTraits', 'userFields'] as const;

/**
 * The person fields that a customer mapped: renames of traits and properties, and the `personFields` that come from elsewhere in the
 * event or from a host. Blank values count as not mapped, so they never hide a known one; a `null` is kept for `clearOnNull`.
 */
export function mappedFields({ fields, settings: { renames }, mapped: none }: Plan): MappedFields {
  const given = fields['personFields'];
  if (renames.length === 0 && given === undefined) return none;
  const mapped = new Map<string, { value: unknown; from: Path }>();
  const keep = (to: string, value: unknown, from: Path): void => {
    if (isBlank(mapped.get(to)?.value) && (value === null || !isBlank(value)))
      mapped.set(to, { value, from });
  };
  for (const { root, path, to } of renames) {
    for (const field of root === 'traits' ? TRAIT_FIELDS : ['properties'])
      keep(to, valueAt(fields[field], path), [field, ...path]);
  }
  if (isDictionary(given)) {
    for (const [to, value] of Object.entries(given)) keep(to, value, ['personFields', to]);
  }
  return mapped;
}
