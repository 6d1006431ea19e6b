import { isSecretName, optionDefinitions } from '@encharge-destinations/core';
import { mapOptionsSchema } from '@encharge-destinations/core/schema';
import { closest, distance } from 'fastest-levenshtein';

const NAMES = optionDefinitions.map(({ key }) => key);
/** Further apart than this, one name is not the other mistyped. */
const MOST_TYPOS = 3;

/**
 * Everything that is wrong with options that somebody wrote by hand, each with its place. A name that is no option would be a wish that
 * nobody heeds: `{"denny": ["phone"]}` denies nothing.
 *
 * @param given `null` is how forms write what is not set.
 * @example optionFaults({ denny: ['phone'] }) // ['"denny" is no option. Did you mean "deny"?']
 */
export function optionFaults(given: object): string[] {
  const set = Object.entries(given).filter(([, value]) => value !== null);
  const known = set.filter(([name]) => NAMES.some((one) => one === name));
  const result = mapOptionsSchema.safeParse(Object.fromEntries(known));
  return [
    ...set.flatMap(([name]) => (NAMES.some((one) => one === name) ? [] : [unknownName(name)])),
    ...(result.success ? [] : result.error.issues.flatMap(faultsOf)),
  ];
}

function unknownName(name: string): string {
  if (/^(?:write|api)[-_ ]?key$/i.test(name) || isSecretName(name))
    return `${name} is a key: it belongs into the environment or into the host's own settings, never into a file of options.`;
  const text = JSON.stringify(name);
  const near = closest(
    name.toLowerCase(),
    NAMES.map((one) => one.toLowerCase()),
  );
  const meant = NAMES.find((one) => one.toLowerCase() === near) ?? '';
  return distance(name.toLowerCase(), near) <= Math.min(MOST_TYPOS, name.length / 2)
    ? `${text} is no option. Did you mean "${meant}"?`
    : `${text} is no option. Options: ${NAMES.join(', ')}.`;
}

type Issue = NonNullable<ReturnType<typeof mapOptionsSchema.safeParse>['error']>['issues'][number];

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

function faultsOf(issue: Issue): string[] {
  const at = issue.path.join('/');
  switch (issue.code) {
    case 'invalid_value':
      return [`${at} takes one of ${issue.values.join(', ')}.`];
    case 'invalid_type':
      return [`${at} takes ${TYPES[issue.expected] ?? issue.expected}.`];
    case 'unrecognized_keys':
      return issue.keys.map((key) => `${at} has no ${JSON.stringify(key)}.`);
    case 'custom':
      return [`${at} ${issue.message}.`];
    default:
      return [
        `${at} takes ${at === 'objectType' ? 'a name, or { trait } with a dot path' : 'tags without commas'}.`,
      ];
  }
}
