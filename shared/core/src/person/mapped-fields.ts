import type { Settings } from '../settings';
import type { Fields, Path } from '../types';
import { isBlank } from '../values/blank';
import { isDictionary } from '../values/dictionary';
import { valueAt } from '../values/path';

/** A person field that a customer mapped: its value and where it stood. */
export interface MappedField {
  value: unknown;
  from: Path;
}

/** Mapped person fields by name. */
export type MappedFields = ReadonlyMap<string, MappedField>;

const NONE: MappedFields = new Map();

/** The fields that hold traits, best first. */
export const TRAIT_FIELDS = ['user', 'contextTraits', 'userFields'] as const;

/**
 * The person fields that a customer mapped: renames of traits and properties, and the `personFields` that come from elsewhere in the
 * event or from a host. Blank values count as not mapped, so they never hide a known one; a `null` is kept for `clearOnNull`.
 */
export function mappedFields(fields: Fields, { renames }: Settings): MappedFields {
  const given = fields['personFields'];
  if (renames.length === 0 && given === undefined) return NONE;
  const mapped = new Map<string, MappedField>();
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
