import type { Json, RudderStackField } from '../../../../src/workbench/api';
import { settingOf } from '../../mapping/rudderstack-fields';
import { useWorkbench } from '../../state/workbench';
import { EntriesForm } from './entries-form';
import { RudderStackControl } from './rudderstack-control';
import { SettingField } from './setting-field';
import type { Problems } from './use-problems';

/** One setting of RudderStack's form. */
export function RudderStackSetting(props: { field: RudderStackField; problems: Problems }) {
  const { field, problems } = props;
  const { definitions, setup, setRudderStackSetting } = useWorkbench();
  const { key, note, type, placeholder, columns, entryFields } = field;
  const value = settingOf(definitions.rudderstack, setup.value.rudderstack.config, key);
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
      placeholder={placeholder}
      isSwitch={type === 'checkbox'}
      isGroup={columns.length > 0}
      value={value}
      onChange={set}
      problems={problems}
    >
      {(control) => (
        <RudderStackControl
          {...control}
          field={field}
          value={value}
          onChange={set}
          onBlur={() => problems.touch(key)}
        />
      )}
    </SettingField>
  );
}
