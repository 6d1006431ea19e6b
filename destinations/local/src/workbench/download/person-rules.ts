import { isDeepStrictEqual } from 'node:util';
import { createMapper, MappingError } from '@encharge-destinations/core';
import { isRecord } from '../../cli/json/records';
import type { Json, JsonObject } from '../api';

/** A person field and the place that a Segment mapping reads it from, in a form that the mapper's options can express. */
export interface PersonRule {
  /** The mapping field that contains it. */
  key: PersonKey;
  /** The option that expresses it. */
  option: 'rename' | 'traitsOnEvents';
  /** A path into the event: `properties.plan`. */
  from: string;
  /** The person field. */
  to: string;
}

/** The mapping fields that contain person fields. */
const PERSON_KEYS = ['userFields', 'personFields', 'rename'] as const;
export type PersonKey = (typeof PERSON_KEYS)[number];

/** Whether a mapping field contains person fields. */
export function isPersonKey(key: string): key is PersonKey {
  return PERSON_KEYS.some((one) => one === key);
}

/** The value that Segment's destination gives a person field in its own mappings for these options. */
export type SavedValue = (key: PersonKey, options: object, to: string) => unknown;

/** What a mapping does with person fields. */
export interface PersonRules {
  rules: PersonRule[];
  /** Person fields that no option can express, with the mapping field that contains them. */
  unexpressed: { key: PersonKey; to: string }[];
}

/** A path to a trait, in either of its places. */
export const TRAIT = /^(?:context\.)?traits\.(.+)$/;
const IDENTITY: ReadonlySet<string> = new Set(['userId', 'email']);

/**
 * Reads a mapping's person fields.
 *
 * @example personRules({ userFields: { plan: { '@path': '$.properties.plan' } } }, saved).rules
 * // [{ key: 'userFields', option: 'rename', from: 'properties.plan', to: 'plan' }]
 */
export function personRules(mapping: JsonObject, saved: SavedValue): PersonRules {
  const rules: PersonRule[] = [];
  const unexpressed: PersonRules['unexpressed'] = [];
  const renamed = entriesOf(mapping['rename']);
  for (const [from, to] of renamed) {
    const rule = {
      key: 'rename' as const,
      option: 'rename' as const,
      from,
      to: typeof to === 'string' ? to : '',
    };
    if (isValid(rule)) rules.push(rule);
    else unexpressed.push({ key: 'rename', to: rule.to === '' ? from : rule.to });
  }
  for (const key of ['userFields', 'personFields'] as const) {
    for (const [to, value] of entriesOf(mapping[key])) {
      const read = key === 'userFields' ? eventTrait(to, value, saved) : undefined;
      const made = read === undefined ? renames(key, to, value, saved) : [read];
      const isTwin = (rule: PersonRule): boolean => renamed.some(([from]) => from === rule.from);
      // As an option, renaming a trait removes the trait; a mapping field leaves it.
      const isSaid = (rule: PersonRule): boolean =>
        rule === read || !TRAIT.test(rule.from) || (IDENTITY.has(to) && isTwin(rule));
      if (made.length > 0 && made.every((rule) => isValid(rule) && isSaid(rule))) rules.push(...made);
      else unexpressed.push({ key, to });
    }
  }
  return { rules, unexpressed };
}

/** A trait that keeps its own name. */
function eventTrait(to: string, value: Json, saved: SavedValue): PersonRule | undefined {
  const path = pathsIn(value)[0] ?? '';
  const isOwn = TRAIT.exec(path)?.[1] === to;
  const isPlain = isDeepStrictEqual(value, { '@path': `$.${path}` });
  const isBest = isDeepStrictEqual(value, saved('userFields', { traitsOnEvents: [to] }, to));
  return isOwn && (isPlain || isBest)
    ? { key: 'userFields', option: 'traitsOnEvents', from: to, to }
    : undefined;
}

/** One place, or the best of several as Segment's own mappings write it; nothing for anything else. */
function renames(
  key: 'userFields' | 'personFields',
  to: string,
  value: Json,
  saved: SavedValue,
): PersonRule[] {
  const made = pathsIn(value).map((from) => ({ key, option: 'rename' as const, from, to }));
  const [only] = made;
  if (made.length === 1 && isDeepStrictEqual(value, { '@path': `$.${only?.from ?? ''}` })) return made;
  const isBest = isDeepStrictEqual(value, saved(key, { rename: made.map(({ from }) => ({ from, to })) }, to));
  return isBest ? made : [];
}

/** The paths in a value, each once. */
function pathsIn(value: Json): string[] {
  const found = Array.isArray(value)
    ? value.flatMap(pathsIn)
    : isRecord(value)
      ? Object.entries(value).flatMap(([name, part]) =>
          name === '@path' && typeof part === 'string' ? [part.replace(/^\$\./, '')] : pathsIn(part),
        )
      : [];
  return [...new Set(found)];
}

/** Whether the mapper accepts it. Segment reads brackets and quotes as path steps; in the mapper they are part of a name. */
function isValid({ option, from, to }: PersonRule): boolean {
  if (/['"[\]]/.test(from)) return false;
  try {
    createMapper(option === 'rename' ? { rename: [{ from, to }] } : { traitsOnEvents: [to] });
    return true;
  } catch (error) {
    if (error instanceof MappingError) return false;
    throw error;
  }
}

function entriesOf(value: Json | undefined): [string, Json][] {
  return isRecord(value) ? Object.entries(value) : [];
}
