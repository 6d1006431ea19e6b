import { isBlank } from '../values/blank';
import { isDictionary } from '../values/dictionary';
import { valueAt } from '../values/path';
import type { PathOf, Report } from '../explain/report';
import type { Fields } from '../resolve/resolve';
import type { Settings } from '../options/compile-settings';

/** A person field that a customer mapped: its value and where it stood. */
export interface ExplicitField {
  value: unknown;
  path: PathOf;
}

/** Mapped person fields by name. */
export type ExplicitFields = ReadonlyMap<string, ExplicitField>;

const NONE: ExplicitFields = new Map();

/** The fields that hold traits, best first. */
export const TRAIT_FIELDS = ['user', 'contextTraits', 'userFields'] as const;

/**
 * The person fields that a customer mapped: renames of traits and properties, and the `personFields` a host evaluated. Blank values
 * count as not mapped, so they never hide a known one; a `null` is kept for `clearOnNull`.
 */
export function explicitFields(fields: Fields, settings: Settings, report: Report): ExplicitFields {
  const mapped = fields['personFields'];
  if (settings.renames.length === 0 && mapped === undefined) return NONE;
  const explicit = new Map<string, ExplicitField>();
  for (const { root, path, to } of settings.renames) {
    for (const field of root === 'traits' ? TRAIT_FIELDS : (['properties'] as const))
      keep(explicit, to, {
        value: valueAt(fields[field], path),
        path: () => report.originOf(field, ...path),
      });
  }
  if (isDictionary(mapped)) {
    for (const [to, value] of Object.entries(mapped))
      keep(explicit, to, { value, path: () => report.originOf('personFields', to) });
  }
  return explicit;
}

function keep(explicit: Map<string, ExplicitField>, to: string, found: ExplicitField): void {
  if (isBlank(explicit.get(to)?.value) && (found.value === null || !isBlank(found.value)))
    explicit.set(to, found);
}
