import { dashboardPattern } from './patterns';
import { CELL_PATTERN } from './setting';
import type { DashboardSetting } from './setting';

/** A setting as a field of the dashboard's forms. */
export function uiField(setting: DashboardSetting): object {
  const { key: configKey, label, note, shownWhen } = setting;
  const field = { ...fieldOfKind(setting), label, note, configKey };
  if (shownWhen === undefined) return field;
  const { key, value } = shownWhen;
  return { ...field, preRequisites: { fields: [{ configKey: key, value }] } };
}

function fieldOfKind(setting: DashboardSetting): object {
  switch (setting.kind) {
    case 'text':
      return {
        type: 'textInput',
        placeholder: setting.placeholder,
        regex: dashboardPattern(setting.pattern),
        regexErrorMessage: `${setting.label} is not valid`,
        required: setting.isRequired === true,
        ...(setting.isSecret === true ? { secret: true } : {}),
      };
    case 'choice':
      return {
        type: 'singleSelect',
        placeholder: setting.placeholder,
        options: setting.choices.map(({ value, label }) => ({ label, value })),
        default: setting.default,
        required: false,
      };
    case 'switch':
      return { type: 'checkbox', default: setting.default };
    case 'list':
      return {
        type: 'tagInput',
        placeholder: setting.placeholder,
        tagKey: setting.tag,
        default: [{ [setting.tag]: '' }],
      };
    case 'mapping':
      return {
        type: 'mapping',
        default: [],
        addButtonLabel: setting.addLabel,
        separatorIcon: 'colon',
        columns: (['from', 'to'] as const).map((side) => ({
          type: 'textInput',
          configKey: side,
          ...setting.columns[side],
          regex: dashboardPattern(CELL_PATTERN),
          regexErrorMessage: `${setting.columns[side].label} is not valid`,
        })),
      };
  }
}
