import type { MapOptions } from '@encharge-destinations/core';
import { specEventSchema } from '@encharge-destinations/core/schema';
import { closest, distance } from 'fastest-levenshtein';

const PARTS_OF_EVENTS = [
  ...Object.keys(specEventSchema.shape),
  ...['integrations', 'receivedAt', 'sentAt', 'version', 'rudderId'],
];
const IDENTITY = new Map([
  ['email', ' To keep emails off events of people with a user ID, set "emailOnEvents": "withoutUserId".'],
  ['userid', ''],
  ['segmentanonymousid', ''],
]);
const MOST_TYPOS = 2;

/**
 * Options that the mapper accepts but that have no effect: a path that no event has, and an identity field in `deny`, which the mapper
 * never denies.
 *
 * @example idleOptions({ deny: ['email'] }) // ['deny/0 "email" has no effect: …']
 */
export function idleOptions({ rename = [], objectType, deny = [] }: MapOptions): string[] {
  return [
    ...rename.flatMap(({ from }, index) => pathFaults(`rename/${index}/from`, from)),
    ...(typeof objectType === 'object' ? pathFaults('objectType/trait', objectType.trait) : []),
    ...deny.flatMap((name, index) => {
      const remedy = IDENTITY.get(lettersOfLastStep(name));
      const text = JSON.stringify(name);
      return remedy === undefined
        ? []
        : [`deny/${index} ${text} has no effect: who a person is always goes out. Remove it.${remedy}`];
    }),
  ];
}

function pathFaults(at: string, path: string): string[] {
  const text = path.trim().replace(/^\$\./, '');
  if (/[[\]]/.test(text.replace(/\[\d+\]/g, '')))
    return [`${at} ${JSON.stringify(path)} has brackets around a name. Put a dot before it: traits.name.`];
  const [first = ''] = text.split(/[.[]/, 1);
  if (PARTS_OF_EVENTS.includes(first)) return [];
  const near = closest(first, PARTS_OF_EVENTS);
  const meant =
    distance(first, near) <= Math.min(MOST_TYPOS, first.length / 2)
      ? `Did you mean "${near}"?`
      : 'Begin with traits, properties or context.';
  return [`${at} begins with ${JSON.stringify(first)}, which no event has. ${meant}`];
}

function lettersOfLastStep(name: string): string {
  return (name.split('.').at(-1) ?? '').replace(/[^a-z]/gi, '').toLowerCase();
}
