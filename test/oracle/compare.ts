import { MappingError } from '@encharge-destinations/core';
import type { mapEvent, MapOptions } from '@encharge-destinations/core';
import { expectedOf } from './rules/expected-of';
import { isObject } from './rules/text';
import type { Expected, Options } from './rules/types';

/** An event that the mapper reads differently from the oracle. */
export interface Disagreement {
  /** The difference, for grouping: `identify: /user/firstName is missing`. */
  kind: string;
  event: unknown;
  options: MapOptions;
  expected: Expected;
  actual: Expected;
}

const ISO = /^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d))?$/;

/** Maps one event and asks the oracle; undefined when they agree. */
export function disagreementOf(
  event: unknown,
  options: MapOptions,
  map: typeof mapEvent,
): Disagreement | undefined {
  const expected = expectedOf(event, options as Partial<Options>);
  const actual = outcomeOf(event, options, map);
  const difference = differenceOf(expected, actual, textsIn(event));
  if (difference === undefined) return undefined;
  const call = isObject(event) ? String(event['type']) : 'no event';
  return { kind: `${call}: ${difference}`, event, options, expected, actual };
}

function outcomeOf(event: unknown, options: MapOptions, map: typeof mapEvent): Expected {
  try {
    const { payloads } = map(event, options);
    return payloads.length === 0
      ? { ends: ['skip'] }
      : { payloads: payloads.map((payload) => ({ ...payload })) };
  } catch (error) {
    if (error instanceof MappingError) return { ends: [error.code] };
    throw error;
  }
}

function differenceOf(expected: Expected, actual: Expected, given: ReadonlySet<string>): string | undefined {
  if ('ends' in expected) {
    const [end] = 'ends' in actual ? actual.ends : ['a body'];
    return expected.ends.includes(String(end))
      ? undefined
      : `${String(end)} instead of ${expected.ends.join(' or ')}`;
  }
  if ('ends' in actual) return `${actual.ends.join()} instead of a body`;
  return valueDifference(expected.payloads, actual.payloads, '', given);
}

/** The first difference between two values. */
function valueDifference(
  expected: unknown,
  actual: unknown,
  place: string,
  given: ReadonlySet<string>,
): string | undefined {
  if (expected === undefined) return actual === undefined ? undefined : `${place} should not be there`;
  if (actual === undefined) return `${place} is missing`;
  if (typeof expected === 'object' && typeof actual === 'object' && expected !== null && actual !== null) {
    if (Array.isArray(expected) !== Array.isArray(actual)) return `${place} differs`;
    const [one, other] = [expected as Record<string, unknown>, actual as Record<string, unknown>];
    for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
      const difference = valueDifference(one[key], other[key], `${place}/${key}`, given);
      if (difference !== undefined) return difference;
    }
    return undefined;
  }
  return Object.is(expected, actual) || isSameTime(expected, actual, given) ? undefined : `${place} differs`;
}

/** An ISO time goes out unchanged; for any other form the mapper decides how to write it. */
function isSameTime(expected: unknown, actual: unknown, given: ReadonlySet<string>): boolean {
  if (typeof expected !== 'string' || typeof actual !== 'string' || given.has(expected)) return false;
  return ISO.test(expected) && ISO.test(actual) && Date.parse(expected) === Date.parse(actual);
}

function textsIn(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value === 'string') found.add(value);
  else if (typeof value === 'object' && value !== null)
    for (const part of Object.values(value)) textsIn(part, found);
  return found;
}
