import { mapEvent, MappingError } from '@encharge-destinations/core';
import type { Dialect, MapOptions } from '@encharge-destinations/core';
import type { Expected } from './scenario';

/** What core makes of an event in one dialect today, in fixture form. */
export function expectationOf(event: unknown, options: MapOptions, dialect: Dialect): Expected {
  try {
    const {
      payloads,
      skipped,
      warnings,
      trace = [],
      dropped = [],
    } = mapEvent(event, { ...options, dialect, trace: true });
    return { payloads, ...(skipped === undefined ? {} : { skipped }), warnings, trace, dropped };
  } catch (error) {
    if (!(error instanceof MappingError)) throw error;
    const { code, path, rule, message } = error;
    return { payloads: [], error: { code, path, rule, message }, warnings: [], trace: [], dropped: [] };
  }
}

/** The ids of all rules that contributed to a result. */
export function rulesIn(expected: Expected): string[] {
  const { trace, dropped, warnings, skipped, error } = expected;
  const rules = [...trace, ...dropped, ...warnings].map(({ rule }) => rule);
  if (skipped !== undefined) rules.push(skipped.rule);
  if (error !== undefined) rules.push(error.rule);
  return rules;
}
