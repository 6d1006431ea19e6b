import type { Json } from '../../../src/workbench/api';
import { isObject } from '../json/parse';
import { Icon } from './icon';

export interface RowsEditorProps {
  label: string;
  columns: readonly { key: string; label: string; placeholder: string }[];
  rows: Json | undefined;
  onChange: (rows: Json[]) => void;
}

/** A table whose rows are objects, as RudderStack's forms have them; one column makes a list. */
export function RowsEditor({ label, columns, rows, onChange }: RowsEditorProps): preact.JSX.Element {
  const list = Array.isArray(rows) ? rows.filter(isObject) : [];
  const change = (index: number, key: string, value: string): void =>
    onChange(list.map((row, at) => (at === index ? { ...row, [key]: value } : row)));
  return (
    <div class="rows" role="group" aria-label={label}>
      {list.map((row, index) => (
        <div class="rows-row" key={index}>
          {columns.map((column) => (
            <input
              key={column.key}
              class="input is-data"
              aria-label={`${column.label}, row ${index + 1}`}
              placeholder={column.placeholder}
              value={typeof row[column.key] === 'string' ? (row[column.key] as string) : ''}
              onInput={(event) => change(index, column.key, event.currentTarget.value)}
            />
          ))}
          <button
            type="button"
            class="button is-icon is-quiet"
            aria-label={`Remove row ${index + 1} of ${label}`}
            onClick={() => onChange(list.filter((_, at) => at !== index))}
          >
            <Icon name="bin" />
          </button>
        </div>
      ))}
      <button
        type="button"
        class="button is-small"
        onClick={() => onChange([...list, Object.fromEntries(columns.map(({ key }) => [key, '']))])}
      >
        <Icon name="plus" />
        Add {columns.length > 1 ? 'row' : 'entry'}
      </button>
    </div>
  );
}
