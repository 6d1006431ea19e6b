import type { Json, RudderStackField } from '../../../../src/workbench/api';
import type { FieldControl } from '../../components/inputs/field';
import { RowsEditor } from '../../components/inputs/rows-editor';
import { Select } from '../../components/inputs/select';
import { textOf } from '../../mapping/value-text';

export interface RudderStackControlProps extends FieldControl {
  field: RudderStackField;
  value: Json | undefined;
  onChange: (value: Json) => void;
  onBlur?: () => void;
}

/** The control for a value in RudderStack's forms: a table, a choice, or text. */
export function RudderStackControl(props: RudderStackControlProps) {
  const { field, value, onChange, onBlur, ...control } = props;
  const { label, columns, choices, placeholder } = field;
  if (columns.length > 0)
    return <RowsEditor {...control} label={label} columns={columns} rows={value} onChange={onChange} />;
  const text = textOf(value);
  if (choices.length > 0) return <Select {...control} value={text} choices={choices} onChange={onChange} />;
  return (
    <input
      {...control}
      class="input"
      placeholder={placeholder}
      value={text}
      onInput={(event) => onChange(event.currentTarget.value)}
      {...(onBlur === undefined ? {} : { onBlur })}
    />
  );
}
