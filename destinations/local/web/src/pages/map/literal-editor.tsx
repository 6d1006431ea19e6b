import { NumberInput } from '../../components/inputs/number-input';
import { Select } from '../../components/inputs/select';
import { textOf } from '../../mapping/value-text';
import type { ValueEditorProps } from './value-editor-props';

/** A value that is the same for every event. */
export function LiteralEditor({ field, value, onChange, label }: ValueEditorProps) {
  const name = `Value of ${label}`;
  if (field.multiple)
    return (
      <textarea
        class="input is-data"
        rows={3}
        aria-label={name}
        placeholder="one a line"
        value={Array.isArray(value) ? value.map(textOf).join('\n') : textOf(value)}
        onInput={(event) =>
          onChange(event.currentTarget.value === '' ? [] : event.currentTarget.value.split('\n'))
        }
      />
    );
  if (field.type === 'boolean')
    return (
      <Select
        aria-label={name}
        value={textOf(value)}
        choices={[
          { value: 'true', label: 'true' },
          { value: 'false', label: 'false' },
        ]}
        onChange={(chosen) => onChange(chosen === 'true')}
      />
    );
  if (field.choices.length > 0)
    return <Select aria-label={name} value={textOf(value)} choices={field.choices} onChange={onChange} />;
  if (field.type === 'number' || field.type === 'integer')
    return <NumberInput aria-label={name} value={value} onChange={onChange} />;
  return (
    <input
      class="input is-data"
      aria-label={name}
      value={textOf(value)}
      onInput={(event) => onChange(event.currentTarget.value)}
    />
  );
}
