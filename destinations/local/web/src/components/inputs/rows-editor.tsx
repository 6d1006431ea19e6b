import { useRef } from 'preact/hooks';
import { Button } from '../button';
import type { Json } from '../../../../src/workbench/api';
import { isObject } from '../../json/parse';
import { textOf } from '../../mapping/value-text';
import { useWorkbench } from '../../state/workbench';
import { useFocusAfter } from '../use-focus-after';

export interface RowsEditorProps {
  label: string;
  columns: readonly { key: string; label: string; placeholder: string }[];
  rows: Json | undefined;
  onChange: (rows: Json[]) => void;
  id?: string;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: boolean;
}

/** A table whose rows are objects, as RudderStack's forms have them; one column makes a list. */
export function RowsEditor(props: RowsEditorProps) {
  const { label, columns, rows, onChange, id, 'aria-describedby': describedBy } = props;
  const list = Array.isArray(rows) ? rows.filter(isObject) : [];
  const { undoably } = useWorkbench();
  const addButton = useRef<HTMLButtonElement>(null);
  const focusAdd = useFocusAfter(() => addButton.current);
  const change = (index: number, key: string, value: string): void =>
    onChange(list.map((row, at) => (at === index ? { ...row, [key]: value } : row)));
  return (
    <div class="rows" role="group" id={id} aria-label={label} aria-describedby={describedBy}>
      {list.map((row, index) => (
        <div class="rows-row" key={index}>
          {columns.map((column) => (
            <input
              key={column.key}
              class="input is-data"
              aria-label={`${column.label}, row ${index + 1}`}
              aria-invalid={props['aria-invalid']}
              placeholder={column.placeholder}
              value={textOf(row[column.key])}
              onInput={(event) => change(index, column.key, event.currentTarget.value)}
            />
          ))}
          <Button
            look="quiet"
            icon="bin"
            aria-label={`Remove row ${index + 1} of ${label}`}
            onClick={() => {
              focusAdd();
              undoably(`Row ${index + 1} of ${label} removed.`, () =>
                onChange(list.filter((_, at) => at !== index)),
              );
            }}
          />
        </div>
      ))}
      <Button
        isSmall
        icon="plus"
        ref={addButton}
        onClick={() => onChange([...list, Object.fromEntries(columns.map(({ key }) => [key, '']))])}
      >
        Add {columns.length > 1 ? 'row' : 'entry'}
      </Button>
    </div>
  );
}
