import { optionDefinitions } from '@encharge-destinations/core';
import type { OptionDefinition } from '@encharge-destinations/core';
import { objectTypeTraitSetting, unsubscribeEventsSetting, untagRulesSetting } from './own-settings';
import { NAME_PATTERN } from './setting';
import type { DashboardSetting } from './setting';

/** The mapper's options as settings, in their order, each followed by RudderStack's own addition to it. */
export const optionSettings: readonly DashboardSetting[] = optionDefinitions.flatMap((definition) => [
  settingOf(definition),
  ...(definition.type === 'objectType' ? [objectTypeTraitSetting] : []),
  ...(definition.type === 'tagRules' ? [untagRulesSetting, unsubscribeEventsSetting] : []),
]);

function settingOf(definition: OptionDefinition): DashboardSetting {
  const { key, group, label, description: note } = definition;
  const placeholder = exampleOf(definition.placeholder);
  const common = { key, group, label, note };
  switch (definition.type) {
    case 'choice':
      return { ...common, kind: 'choice', placeholder, ...choicesOf(definition), ...condition(definition) };
    case 'number':
      return { ...common, kind: 'text', placeholder, pattern: '^(\\d{0,5}(\\.\\d{1,3})?)$' };
    case 'boolean':
      return { ...common, kind: 'switch', default: definition.default === true };
    case 'list':
      return { ...common, kind: 'list', placeholder, tag: 'fieldName' };
    case 'objectType':
      return { ...common, kind: 'text', placeholder, pattern: NAME_PATTERN };
    case 'renames':
      return {
        ...common,
        kind: 'mapping',
        addLabel: 'Add field',
        columns: columnsOf(definition, 'Path', 'Person field'),
      };
    case 'tagRules':
      return {
        ...common,
        kind: 'mapping',
        addLabel: 'Add event',
        columns: columnsOf(definition, 'Event name', 'Tags'),
      };
  }
}

/** Where the default differs by dialect, the dashboard has a choice that says so: it stores every default that it shows. */
function choicesOf({ choices = [], default: value, defaultByDialect }: OptionDefinition): {
  choices: { value: string; label: string }[];
  default: string;
} {
  const given = choices.map(({ value: choice, label }) => ({ value: choice, label }));
  return defaultByDialect === undefined
    ? { choices: given, default: String(value) }
    : {
        choices: [{ value: 'default', label: 'Follow the dialect' }, ...given],
        default: 'default',
      };
}

/** An option that is fixed outside the segment dialect is shown only in that dialect. */
function condition({ choices = [] }: OptionDefinition): Pick<DashboardSetting, 'shownWhen'> {
  const isOpen = choices.filter(({ dialect }) => dialect === undefined).length > 1;
  return isOpen ? {} : { shownWhen: { key: 'dialect', value: 'segment' } };
}

function columnsOf({ placeholder }: OptionDefinition, from: string, to: string) {
  const [left = '', right = ''] = placeholder.split('→').map((side) => side.trim());
  return {
    from: { label: from, placeholder: exampleOf(left) },
    to: { label: to, placeholder: exampleOf(right) },
  };
}

function exampleOf(placeholder: string): string {
  return placeholder === '' ? '' : `e.g. ${placeholder}`;
}
