import type { MapOptions } from '@encharge-destinations/core';
import { RefusedRequest } from '../requests/api-problem';
import type { Json, SegmentSubscription } from '../api';
import { personRules, TRAIT } from './person-rules';
import type { PersonRule, SavedValue } from './person-rules';

/**
 * The options that stand for what Segment keeps in its mappings. A person field goes in only where all mappings of an action agree on it; a
 * field that any mapping denies is denied in all.
 *
 * @param subscriptions Those that are enabled.
 * @throws {RefusedRequest} when no single list can express the allowed person fields.
 */
export function mappedOptions(subscriptions: readonly SegmentSubscription[], saved: SavedValue): MapOptions {
  const lists = (key: 'allow' | 'deny'): string[][] =>
    subscriptions.flatMap(({ mapping }) => {
      const texts = textsOf(mapping[key]);
      return texts.length === 0 ? [] : [texts];
    });
  const [objectType] = subscriptions.flatMap(({ mapping }) => textsOf(mapping['objectType']));
  const rules = agreedRules(subscriptions, saved);
  return {
    ...listed('deny', unique(lists('deny').flat())),
    ...listed('allow', allowedByAll(lists('allow'))),
    ...listed(
      'traitsOnEvents',
      rules.filter(({ option }) => option === 'traitsOnEvents').map(({ to }) => to),
    ),
    ...listed(
      'rename',
      rules.filter(({ option }) => option === 'rename').map(({ from, to }) => ({ from, to })),
    ),
    ...(objectType === undefined || objectType === 'company' ? {} : { objectType }),
  };
}

/** A rule as text, equal for equal rules. */
export function nameOfRule({ option, from, to }: PersonRule): string {
  return JSON.stringify([option, from, to]);
}

/** The rules that one list can express: each in all mappings of its action, and no other rule for the same field in another action. */
function agreedRules(subscriptions: readonly SegmentSubscription[], saved: SavedValue): PersonRule[] {
  const actions = new Map<string, { rules: PersonRule[]; unexpressed: Set<string> }[]>();
  for (const { action, mapping } of subscriptions) {
    const { rules, unexpressed } = personRules(mapping, saved);
    const read = { rules, unexpressed: new Set(unexpressed.map(({ to }) => to)) };
    actions.set(action, [...(actions.get(action) ?? []), read]);
  }
  /** Where the field is read from, in every mapping that has it, in a normalised form. */
  const ways = (to: string): Set<string> =>
    new Set(
      [...actions.values()].flatMap((mappings) => {
        const own = mappings.map(({ rules, unexpressed }) =>
          JSON.stringify([
            unexpressed.has(to),
            ...unique(rules.filter((rule) => rule.to === to).map(nameOfRule)).sort(),
          ]),
        );
        // An action without the field does not count; one where only some mappings have it does.
        return own.every((way) => way === '[false]') ? [] : own;
      }),
    );
  const all = new Map(
    [...actions.values()]
      .flat()
      .flatMap(({ rules }) => rules.map((rule) => [nameOfRule(rule), rule] as const)),
  );
  // On identify calls a renamed trait loses its own name, so it is renamed there only when the setup says so.
  const people = actions.get('identifyUser') ?? [];
  const isOfAll = (rule: PersonRule): boolean =>
    rule.option !== 'rename' ||
    !TRAIT.test(rule.from) ||
    people.every(({ rules }) => rules.some((one) => nameOfRule(one) === nameOfRule(rule)));
  return [...all.values()].filter((rule) => ways(rule.to).size === 1 && isOfAll(rule));
}

function allowedByAll(lists: readonly string[][]): string[] {
  const [first = [], ...others] = lists;
  const allowed = unique(first).filter((name) => others.every((list) => list.includes(name)));
  if (lists.length > 0 && allowed.length === 0)
    throw new RefusedRequest(
      'The mappings have no person field in common under “Only these person fields”, and the file has one list for all. Use the same list in each.',
    );
  return allowed;
}

function textsOf(value: Json | undefined): string[] {
  return [value ?? []].flat().filter((one): one is string => typeof one === 'string');
}

function listed<Key extends keyof MapOptions>(
  key: Key,
  values: NonNullable<MapOptions[Key]> & unknown[],
): MapOptions {
  return values.length === 0 ? {} : { [key]: values };
}

function unique<Item>(items: readonly Item[]): Item[] {
  return [...new Set(items)];
}
