import type { JSONObject, Subscription } from '@segment/actions-core';
import type { MapOptions, TagRule } from '@encharge-destinations/core';
import { path } from '../fields/defaults';
import type { FieldDefault } from '../fields/defaults';

const MAPPABLE = new Set(['trackEvent', 'identifyUser', 'trackPageView', 'trackScreenView']);
const IDENTITY = new Set(['userId', 'email']);
const RENAMED_BY_BUILD = /^(?:traits|properties|context\.traits)\../;

/**
 * A preset as a customer with these options would set it up: in the host, some options are parts of a mapping.
 *
 * @param event The event's name, for `tagRules`: in the host a tag rule is a mapping with a condition.
 */
export function customised(preset: Subscription, options: MapOptions, event: unknown): Subscription {
  const mapping: Record<string, unknown> = { ...preset.mapping };
  const action = preset.partnerAction;
  if (action === 'createUpdateObject' && options.objectType !== undefined) {
    mapping['objectType'] =
      typeof options.objectType === 'string' ? options.objectType : path(options.objectType.trait);
  }
  const renames = (options.rename ?? []).map(({ from, to }) => [from.replace(/^\$\./, ''), to] as const);
  if (MAPPABLE.has(action)) {
    const isOfBuild = ([from]: readonly [string, string]): boolean => RENAMED_BY_BUILD.test(from);
    put(mapping, 'rename', renames.filter(isOfBuild));
    // Events carry no traits from which `build` could read the identity.
    const isField = ([from, to]: readonly [string, string]): boolean =>
      !isOfBuild([from, to]) || IDENTITY.has(to);
    put(mapping, 'personFields', mapped(renames.filter(isField)));
    if (options.allow !== undefined) mapping['allow'] = [...options.allow];
    if (options.deny !== undefined) mapping['deny'] = [...options.deny];
  } else {
    // Group and alias have no person fields except the identity.
    for (const [field, value] of mapped(renames.filter(([, to]) => IDENTITY.has(to))))
      mapping[field] = { '@if': { blank: value, then: value, else: preset.mapping?.[field] ?? '' } };
  }
  if (MAPPABLE.has(action) && action !== 'identifyUser') {
    put(
      mapping,
      'userFields',
      (options.traitsOnEvents ?? []).map((trait) => [trait, bestOf(placesOf(`traits.${trait}`))]),
    );
  }
  if (action === 'trackEvent') {
    const tags = (options.tagRules ?? []).filter((rule) => rule.event === event).flatMap(tagsOf);
    if (tags.length > 0) mapping['tags'] = tags;
  }
  return { ...preset, mapping: mapping as JSONObject };
}

function put(
  mapping: Record<string, unknown>,
  field: string,
  entries: readonly (readonly [string, unknown])[],
): void {
  if (entries.length > 0) mapping[field] = Object.fromEntries(entries);
}

/** Each field with the best of its places. */
function mapped(renames: readonly (readonly [from: string, to: string])[]): [string, FieldDefault][] {
  return [...new Set(renames.map(([, to]) => to))].map((field) => {
    const places = renames.filter(([, to]) => to === field).flatMap(([from]) => placesOf(from));
    return [field, bestOf(places)];
  });
}

/** `traits.` reads the traits of both places. */
function placesOf(from: string): string[] {
  return from.startsWith('traits.') ? [from, `context.${from}`] : [from];
}

function tagsOf({ tags }: TagRule): string[] {
  return (typeof tags === 'string' ? tags.split(',') : [...tags]).map((tag) => tag.trim());
}

/**
 * The first of several places that is not blank, else the first that exists at all, `null` included. The mapping kit compares loosely, so
 * `false` and `0` would be blank: this compares as text.
 */
function bestOf(places: readonly string[]): FieldDefault {
  const [first = '', ...others] = places;
  if (others.length === 0) return path(first);
  return places.reduceRight<FieldDefault>(
    (rest, from) => ({ '@if': { blank: { '@template': `{{${from}}}` }, then: path(from), else: rest } }),
    firstThere(places),
  );
}

function firstThere(places: readonly string[]): FieldDefault {
  const [first = '', ...others] = places;
  if (others.length === 0) return path(first);
  const isThere = { '@json': { mode: 'encode', value: path(first) } };
  return { '@if': { exists: isThere, then: path(first), else: firstThere(others) } };
}
