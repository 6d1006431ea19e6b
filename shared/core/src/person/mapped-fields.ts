import type { MappedFields } from '../plan-types';
import type { Fields, Path, Settings } from '../types';
import { isBlank } from '../values/blank';
import { isDictionary } from '../values/dictionary';
import { valueAt } from '../values/path';

const NONE: MappedFields = new Map();

/**
 * The person fields that a customer mapped: renames of traits and properties, and the `personFields` from elsewhere in the event or from a
 * host. Blank values count as not mapped, so they never hide a known one; a `null` is kept for `clearOnNull`.
 */
export function mappedFields(fields: Fields, { renames }: Settings): MappedFields {
  const given = fields['personFields'];
  if (renames.length === 0 && given === undefined) return NONE;
  const mapped = new Map<string, { value: unknown; from: Path }>();
  const keep = (to: string, value: unknown, from: Path): void => {
    if (isBlank(mapped.get(to)?.value) && (value === null || !isBlank(value)))
      mapped.set(to, { value, from });
  };
  for (const { fields: sources, path, to } of renames)
    for (const source of sources) keep(to, valueAt(fields[source], path), [source, ...path]);
  if (isDictionary(given)) for (const to of Object.keys(given)) keep(to, given[to], ['personFields', to]);
  return mapped;
}
