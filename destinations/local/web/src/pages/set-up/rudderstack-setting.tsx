import type { Json, RudderStackField } from '../../../../src/workbench/api';
import { settingOf } from '../../mapping/rudderstack-fields';
import { usualValue } from '../../mapping/usual-value';
import { useWorkbench } from '../../state/workbench';
import { EntriesForm } from './entries-form';
import { RudderStackControl } from './rudderstack-control';
import { SettingField } from './setting-field';
import type { Problems } from './use-problems';

/** One setting in RudderStack's form. */
export function RudderStackSetting(props: { field: RudderStackField; problems: Problems }) {
  const { field, problems } = props;
  const { definitions, setup, setRudderStackSetting } = useWorkbench();
  const { key, note, type, columns, entryFields } = field;
  const { config } = setup.value.rudderstack;
  const value = settingOf(definitions.rudderstack, config, key);
  const dialect = settingOf(definitions.rudderstack, config, 'dialect');
  const set = (changed: Json | undefined): void => {
    problems.touch(key);
    setRudderStackSetting(key, changed);
  };
  if (entryFields !== undefined)
    return <EntriesForm name={key} fields={entryFields} value={value} onChange={set} problems={problems} />;
  return (
    <SettingField
      platform="rudderstack"
      field={field}
      description={note}
      placeholder="not needed for the built-in Encharge"
      isSwitch={type === 'checkbox'}
      isGroup={columns.length > 0}
      value={value}
      onChange={set}
      problems={problems}
      dialect={dialect}
    >
      {(control) => (
        <RudderStackControl
          {...control}
          field={withUsual(field, dialect)}
          value={value}
          onChange={set}
          onBlur={() => problems.touch(key)}
        />
      )}
    </SettingField>
  );
}

/** The choice that leaves it to the mapper shows what that is. */
function withUsual(field: RudderStackField, dialect: Json | undefined): RudderStackField {
  const usual = usualValue(field, dialect);
  if (usual === undefined) return field;
  const choices = field.choices.map((choice) =>
    choice.value === 'default' ? { ...choice, label: `${choice.label} (${usual})` } : choice,
  );
  return { ...field, choices };
}
