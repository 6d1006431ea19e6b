import type { GlobalSetting } from '@segment/actions-core';
import { optionDefinitions } from '@encharge-destinations/core';
import type { OptionDefinition } from '@encharge-destinations/core';

/** The mapper's options that are settings; the others belong to a mapping. */
export const OPTION_KEYS = [
  'dialect',
  'pages',
  'screens',
  'maxEventAge',
  'anonymous',
  'emailOnEvents',
  'emailFromProperties',
  'clearOnNull',
  'sendIp',
] as const;

/** This adapter replaces Encharge's own Segment destination, so it uses the same dialect. */
const DIALECT = 'segment';

/** What holds for mappings saved with the earlier version too; the documented dialect brings the rest with it. */
const HOLD_FOR_ALL: readonly string[] = ['dialect', 'sendIp'];
const IGNORED = 'Mappings saved before this version ignore it, unless the dialect is documented.';

/** The settings as the host's form shows them, generated from the mapper's options. */
export const settingFields: Record<string, GlobalSetting> = {
  writeKey: {
    label: 'Write key',
    description:
      'Sends events, people and objects. Find it on the account page of Encharge. Only sending an event can check it. If you leave it empty, the API key does this too.',
    type: 'password',
  },
  apiKey: {
    label: 'API key',
    description:
      'Removes tags, unsubscribes and deletes people, and fills the lists of this form. Find it on the [API keys page](https://app.encharge.io/settings/api-keys) of Encharge. At least one of the two keys is needed.',
    type: 'password',
  },
  ...Object.fromEntries(OPTION_KEYS.map((key) => [key, settingOf(definitionOf(key))])),
};

function definitionOf(key: (typeof OPTION_KEYS)[number]): OptionDefinition {
  const definition = optionDefinitions.find((one) => one.key === key);
  if (definition === undefined) throw new Error(`The mapper has no option ${key}.`);
  return definition;
}

/**
 * An optional setting. A blank one must not stop a source: the host validates the settings with every event, and before that turns a `null`
 * into `''`, 0 or `false`, whatever the choices are. So each setting is text, and `''` is always a choice.
 */
function settingOf(definition: OptionDefinition): GlobalSetting {
  const { key, label, description, type, choices, defaultByDialect } = definition;
  const initial = (key === 'dialect' ? DIALECT : definition.default) as string | boolean | undefined;
  const known =
    type === 'boolean'
      ? [
          { value: 'true', label: 'Yes' },
          { value: 'false', label: 'No' },
        ]
      : choices?.map(({ value, label: words }) => ({ value, label: words }));
  const unset = {
    value: '',
    label:
      defaultByDialect === undefined
        ? `Default: ${known?.find(({ value }) => value === String(initial))?.label ?? ''}`
        : 'Follow the dialect',
  };
  return {
    label,
    description: [
      description,
      ...(defaultByDialect === undefined ? [] : [wordsOfDefaults(defaultByDialect)]),
      ...(HOLD_FOR_ALL.includes(key) ? [] : [IGNORED]),
    ].join(' '),
    type: 'string',
    ...(known === undefined ? {} : { choices: [unset, ...known] }),
    // What depends on the dialect stays unset: a stored value would outlast a change of dialect.
    default: defaultByDialect !== undefined ? '' : initial === undefined ? '0' : String(initial),
  };
}

function wordsOfDefaults({ documented, segment }: NonNullable<OptionDefinition['defaultByDialect']>): string {
  return `Follows the dialect: ${String(segment)} in the segment dialect, ${String(documented)} in the documented one.`;
}
