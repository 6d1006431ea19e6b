import type { ComponentChildren } from 'preact';
import type { Json, PlatformName, RudderStackField, SegmentField } from '../../../../src/workbench/api';
import { Field } from '../../components/inputs/field';
import type { FieldControl } from '../../components/inputs/field';
import { SecretInput } from '../../components/inputs/secret-input';
import { Switch } from '../../components/inputs/switch';
import { neededDialect } from '../../explain/needed-dialect';
import { settingsOf } from '../../explain/setting-of-reason';
import { useWorkbench } from '../../state/workbench';
import type { Problems } from './use-problems';

export interface SettingFieldProps {
  platform: PlatformName;
  /** From either platform's form. */
  field: SegmentField | RudderStackField;
  description: string;
  /** For a secret. */
  placeholder: string;
  isSwitch: boolean;
  /** The control is a table. */
  isGroup?: boolean;
  value: Json | undefined;
  onChange: (value: Json | undefined) => void;
  problems: Problems;
  /** The dialect that is chosen. */
  dialect: Json | undefined;
  /** The control of a setting that is neither a secret nor a switch. */
  children: (control: FieldControl) => ComponentChildren;
}

/** One setting with its platform's description. Secrets are kept apart from other settings. */
export function SettingField(props: SettingFieldProps) {
  const { platform, field, description, placeholder, isSwitch, isGroup = false } = props;
  const { value, onChange, problems, dialect, children } = props;
  const { key, label, required, isSecret } = field;
  const { definitions, keys, setKey } = useWorkbench();
  return (
    <Field
      label={label}
      setting={key}
      description={description}
      problem={problems.of(key)}
      doubt={neededDialect(field, value, dialect, settingsOf(platform, definitions))}
      isRequired={required}
      isInline={isSwitch}
      isGroup={isGroup}
    >
      {(control) => {
        if (isSwitch) return <Switch {...control} isOn={value === true} onChange={onChange} />;
        if (!isSecret) return children(control);
        return (
          <SecretInput
            {...control}
            label={label}
            value={keys.value[platform][key] ?? ''}
            placeholder={placeholder}
            onInput={(typed) => {
              problems.touch(key);
              setKey(platform, key, typed);
            }}
            onBlur={() => problems.touch(key)}
          />
        );
      }}
    </Field>
  );
}
