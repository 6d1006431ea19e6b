import { isBlank } from './blank';
import { isDictionary, isHostileKey } from './dictionary';
import { valueAt } from './path';
import type { Path } from './path';
import { pointerTo } from './pointer';
import type { Report } from './report';
import type { Fields } from './resolve';
import type { Settings } from './settings';
import type { Pointer } from './types';

/** A person field that a customer mapped: its value and where it stood. */
export interface ExplicitField {
  value: unknown;
  path: () => Pointer;
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
    if (root === 'event') continue;
    const found =
      root === 'traits' ? inTraits(fields, path, report) : inField(fields, 'properties', path, report);
    if (found !== undefined) keep(explicit, to, found);
  }
  if (isDictionary(mapped)) {
    for (const [to, value] of Object.entries(mapped)) {
      if (!isHostileKey(to)) keep(explicit, to, { value, path: () => report.originOf('personFields', to) });
    }
  }
  return explicit;
}

function keep(explicit: Map<string, ExplicitField>, to: string, found: ExplicitField): void {
  const isKnown = explicit.has(to) && !isBlank(explicit.get(to)?.value);
  if (!isKnown && (found.value === null || !isBlank(found.value))) explicit.set(to, found);
}

function inTraits(fields: Fields, path: Path, report: Report): ExplicitField | undefined {
  let blank: ExplicitField | undefined;
  for (const field of TRAIT_FIELDS) {
    const found = inField(fields, field, path, report);
    if (found !== undefined && !isBlank(found.value)) return found;
    blank ??= found;
  }
  return blank;
}

function inField(fields: Fields, field: string, path: Path, report: Report): ExplicitField | undefined {
  const value = valueAt(fields[field], path);
  if (value === undefined) return undefined;
  const [key = '', ...below] = path;
  return { value, path: () => pointerTo(report.originOf(field, key), ...below) };
}
