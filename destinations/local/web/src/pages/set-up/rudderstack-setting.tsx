import type { Json, RudderStackField } from '../../../../src/workbench/api';
import { Field } from '../../components/field';
import { RowsEditor } from '../../components/rows-editor';
import { SecretInput } from '../../components/secret-input';
import { Select } from '../../components/select';
import { Switch } from '../../components/switch';
import { useWorkbench } from '../../state/workbench';
import type { Problems } from './use-problems';

/** One setting of RudderStack's form; nothing while another setting hides it. */
export function RudderStackSetting(props: {
  field: RudderStackField;
  problems: Problems;
}): preact.JSX.Element | null {
  const { field, problems } = props;
  const { definitions, setup, keys, setKey, setRudderStackSetting } = useWorkbench();
  const { config } = setup.value.rudderstack;
  const fields = definitions.rudderstack.pages.flatMap(({ groups }) =>
    groups.flatMap((group) => group.fields),
  );
  const current = (key: string): Json | undefined =>
    config[key] ?? fields.find((other) => other.key === key)?.default;
  if (!field.shownWhen.every(({ key, value }) => current(key) === value)) return null;

  const { key, label, note, type, required, isSecret, placeholder, choices, columns } = field;
  const value = current(key);
  const set = (changed: Json | undefined): void => {
    problems.touch(key);
    setRudderStackSetting(key, changed);
  };
  return (
    <Field
      label={label}
      description={note}
      problem={problems.of(key)}
      isRequired={required}
      isInline={type === 'checkbox'}
    >
      {(control) => {
        if (isSecret)
          return (
            <SecretInput
              {...control}
              label={label}
              value={keys.value.rudderstack[key] ?? ''}
              placeholder={placeholder}
              onInput={(typed) => {
                problems.touch(key);
                setKey('rudderstack', key, typed);
              }}
              onBlur={() => problems.touch(key)}
            />
          );
        if (type === 'checkbox') return <Switch {...control} isOn={value === true} onChange={set} />;
        if (columns.length > 0)
          return <RowsEditor label={label} columns={columns} rows={value} onChange={set} />;
        const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
        if (choices.length > 0) return <Select {...control} value={text} choices={choices} onChange={set} />;
        return (
          <input
            {...control}
            class="input"
            placeholder={placeholder}
            value={text}
            onBlur={() => problems.touch(key)}
            onInput={(event) => set(event.currentTarget.value)}
          />
        );
      }}
    </Field>
  );
}
