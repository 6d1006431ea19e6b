import type { Json } from '../../../../src/workbench/api';
import { Select } from '../../components/select';
import type { ValueEditorProps } from './value-editor';

/** A value that is the same for every event. */
export function LiteralEditor({ field, value, onChange, label }: ValueEditorProps): preact.JSX.Element {
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
        value={String(value === true)}
        choices={[
          { value: 'true', label: 'true' },
          { value: 'false', label: 'false' },
        ]}
        onChange={(chosen) => onChange(chosen === 'true')}
      />
    );
  if (field.choices.length > 0)
    return <Select aria-label={name} value={textOf(value)} choices={field.choices} onChange={onChange} />;
  const isNumber = field.type === 'number' || field.type === 'integer';
  return (
    <input
      class="input is-data"
      aria-label={name}
      value={textOf(value)}
      inputMode={isNumber ? 'decimal' : 'text'}
      onInput={(event) => {
        const text = event.currentTarget.value;
        onChange(isNumber && text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text);
      }}
    />
  );
}

function textOf(value: Json | undefined): string {
  return value === undefined || value === null
    ? ''
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);
}
