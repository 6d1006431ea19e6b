import { useMemo, useRef } from 'preact/hooks';
import { Button } from '../button';
import type { Json } from '../../../../src/workbench/api';
import { isObject } from '../../json/parse';
import { pathsOf } from '../../json/paths';
import { textOf } from '../../mapping/value-text';
import { useWorkbench } from '../../state/workbench';
import { useFocusAfter } from '../use-focus-after';
import { useFocusNext } from '../use-focus-next';
import { PathPicker } from './path-picker';

export interface RowsEditorProps {
  label: string;
  columns: readonly { key: string; label: string; placeholder: string }[];
  rows: Json | undefined;
  onChange: (rows: Json[]) => void;
  id?: string;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: boolean;
}

/** The path column in RudderStack’s rename table. */
const PATH = 'from';

/** A table whose rows are objects, as in RudderStack's forms; with one column it is a list. */
export function RowsEditor(props: RowsEditorProps) {
  const { label, columns, rows, onChange, id, 'aria-describedby': describedBy } = props;
  const list = Array.isArray(rows) ? rows.filter(isObject) : [];
  const { draft, undoably } = useWorkbench();
  const addButton = useRef<HTMLButtonElement>(null);
  const focusAdd = useFocusAfter(() => addButton.current);
  const root = useRef<HTMLDivElement>(null);
  const focusLast = useFocusNext(() => {
    const inputs = root.current?.querySelectorAll<HTMLElement>('.rows-row:last-of-type input');
    return inputs?.[0];
  });
  const paths = useMemo(() => pathsOf(draft.event.value), [draft.event.value]);
  const change = (index: number, key: string, value: string): void =>
    onChange(list.map((row, at) => (at === index ? { ...row, [key]: value } : row)));
  return (
    <div class="rows" role="group" id={id} aria-label={label} aria-describedby={describedBy} ref={root}>
      {list.map((row, index) => (
        <div class="rows-row" key={index}>
          {columns.map((column) => {
            const name = `${column.label}, row ${index + 1}`;
            // Where a row begins with a path, the current event's paths are offered.
            if (column.key === PATH)
              return (
                <PathPicker
                  key={column.key}
                  label={name}
                  placeholder={column.placeholder}
                  isInvalid={props['aria-invalid']}
                  value={textOf(row[column.key])}
                  paths={paths}
                  onChange={(path) => change(index, column.key, path)}
                />
              );
            return (
              <input
                key={column.key}
                class="input is-data"
                aria-label={name}
                aria-invalid={props['aria-invalid']}
                placeholder={column.placeholder}
                value={textOf(row[column.key])}
                onInput={(event) => change(index, column.key, event.currentTarget.value)}
              />
            );
          })}
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
        onClick={() => {
          focusLast();
          onChange([...list, Object.fromEntries(columns.map(({ key }) => [key, '']))]);
        }}
      >
        Add {columns.length > 1 ? 'row' : 'entry'}
      </Button>
    </div>
  );
}
