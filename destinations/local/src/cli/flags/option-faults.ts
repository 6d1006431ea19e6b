import { isSecretName, optionDefinitions } from '@encharge-destinations/core';
import type { Dialect, MapOptions } from '@encharge-destinations/core';
import { mapOptionsSchema } from '@encharge-destinations/core/schema';
import { closest, distance } from 'fastest-levenshtein';
import { idleOptions } from './idle-options';

const NAMES = optionDefinitions.map(({ key }) => key);
/** Names further apart than this are not typos of each other. */
const MOST_TYPOS = 3;

/**
 * Everything wrong with handwritten options, each fault with its place. Unknown names would be ignored silently: `{"denny": ["phone"]}`
 * denies nothing. So would a choice that the dialect does not have, and a path that no event has.
 *
 * @param options Forms write unset values as `null`.
 * @param usual The dialect when the options name none.
 * @example optionFaults({ denny: ['phone'] }, 'segment') // ['"denny" is not an option. Did you mean "deny"?']
 */
export function optionFaults(options: object, usual: Dialect): string[] {
  const set = Object.entries(options).filter(([, value]) => value !== null);
  const known = set.filter(([name]) => NAMES.some((one) => one === name));
  const result = mapOptionsSchema.safeParse(Object.fromEntries(known));
  return [
    ...set.flatMap(([name]) => (NAMES.some((one) => one === name) ? [] : [unknownName(name)])),
    ...(result.success
      ? [...contradictions(result.data, usual), ...idleOptions(result.data)]
      : result.error.issues.flatMap(faultsOf)),
  ];
}

function contradictions(options: MapOptions, usual: Dialect): string[] {
  const { maxEventAge } = options;
  const dialect = options.dialect ?? usual;
  return [
    ...optionDefinitions.flatMap(({ key, choices = [] }) =>
      choices.flatMap(({ value, dialect: needed = dialect }) =>
        options[key] !== value || needed === dialect
          ? []
          : [
              `${key} "${value}" needs the dialect "${needed}", and this is "${dialect}". Set "dialect": "${needed}", or change ${key}.`,
            ],
      ),
    ),
    ...(typeof maxEventAge === 'number' && maxEventAge < 0
      ? ['maxEventAge takes a number of 0 or more; 0 means no limit.']
      : []),
  ];
}

function unknownName(name: string): string {
  if (/^(?:write|api)[-_ ]?key$/i.test(name) || isSecretName(name))
    return `${name} is a key: it belongs in the environment or in the host's own settings, never in a file of options.`;
  const text = JSON.stringify(name);
  const near = closest(
    name.toLowerCase(),
    NAMES.map((one) => one.toLowerCase()),
  );
  const meant = NAMES.find((one) => one.toLowerCase() === near) ?? '';
  return distance(name.toLowerCase(), near) <= Math.min(MOST_TYPOS, name.length / 2)
    ? `${text} is not an option. Did you mean "${meant}"?`
    : `${text} is not an option. Options: ${NAMES.join(', ')}.`;
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
