import type { Dictionary } from '@encharge-destinations/core';

/** Values at dot paths of the event; for options, at `options.` and a key. */
export type Setting = Readonly<Record<string, unknown>>;

/** One thing in which events or options differ. The first setting is the plain one, used while another dimension varies. */
export interface Dimension {
  name: string;
  settings: readonly Setting[];
}

/** Among the values of `at`: nothing in that place. */
export const ABSENT = Symbol('absent');

/**
 * A dimension with values in one place.
 *
 * @example at('userId', 'user-1', ABSENT, 7)
 */
export function at(place: string, ...values: readonly unknown[]): Dimension {
  return { name: place, settings: values.map((value) => (value === ABSENT ? {} : { [place]: value })) };
}

/** A dimension whose settings go to several places. */
export function variants(name: string, ...settings: readonly Setting[]): Dimension {
  return { name, settings };
}

/** An event and the mapper's options. */
export interface Case {
  event: Dictionary;
  options: Dictionary;
}

/** Combines settings: lists of options (two field mappings, two denied names) add up, anything else is set in turn. */
export function caseOf(settings: readonly Setting[]): Case {
  const made: { event: Dictionary; options: Dictionary } = { event: {}, options: {} };
  for (const [place, value] of settings.flatMap((setting) => Object.entries(setting))) {
    const [first = '', ...steps] = place.split('.');
    if (first === 'options') addOption(made.options, steps.join('.'), value);
    else put(made.event, [first, ...steps], value);
  }
  return made;
}

function addOption(options: Dictionary, key: string, value: unknown): void {
  const held = options[key];
  options[key] =
    Array.isArray(held) && Array.isArray(value) ? [...(held as unknown[]), ...(value as unknown[])] : value;
}

/** A value in place of an expected object (PHP's empty list, a text) stays there. */
function put(into: Dictionary, [step = '', ...steps]: readonly string[], value: unknown): void {
  if (steps.length === 0) {
    into[step] = structuredClone(value);
    return;
  }
  into[step] ??= {};
  const part = into[step];
  if (typeof part === 'object' && part !== null && !Array.isArray(part))
    put(part as Dictionary, steps, value);
}
