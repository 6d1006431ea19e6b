import { useId, useRef } from 'preact/hooks';
import { Button } from '../../components/button';
import type { Json, SegmentField } from '../../../../src/workbench/api';
import { useDerivedState } from '../../components/inputs/use-derived-state';
import { useLeft } from '../../components/inputs/use-left';
import { useFocusAfter } from '../../components/use-focus-after';
import { useFocusNext } from '../../components/use-focus-next';
import { isObject } from '../../json/parse';
import { rowProblem, rowsOf, valueOf } from '../../mapping/table-rows';
import type { TableRow } from '../../mapping/table-rows';
import { changed } from '../../state/setup';
import { useWorkbench } from '../../state/workbench';
import type { ContainerEditorProps } from './value-editor-props';

/** Keys and their values: fixed keys where the field has parts, otherwise the customer's own. */
export function TableEditor({ field, value, onChange, label, PartEditor }: ContainerEditorProps) {
  const object = isObject(value) ? value : {};
  const fixed = new Set(field.parts.map(({ key }) => key));
  const [rows, show] = useDerivedState(value, (from) => rowsOf(from, fixed));
  const { undoably } = useWorkbench();
  const addButton = useRef<HTMLButtonElement>(null);
  const focusAdd = useFocusAfter(() => addButton.current);
  const root = useRef<HTMLDivElement>(null);
  const focusLast = useFocusNext(() =>
    [...(root.current?.querySelectorAll<HTMLElement>('[data-key]') ?? [])].at(-1),
  );
  const take = (made: Json, shown: readonly TableRow[] = rows): void => {
    show([...shown], { value: made });
    onChange(made);
  };
  const takeRows = (shown: readonly TableRow[]): void => take(valueOf(shown, object, fixed), shown);
  return (
    <div class="table-editor" role="group" aria-label={`Keys and values of ${label}`} ref={root}>
      {field.parts.map((part) => (
        <div class="table-editor-row" key={part.key}>
          <span class="table-editor-key">{part.label}</span>
          <PartEditor
            field={scalar(field, part.type)}
            isPart={!isConditional(object[part.key])}
            label={`${label}, ${part.label}`}
            value={object[part.key]}
            onChange={(next) => take(changed(object, part.key, next))}
          />
        </div>
      ))}
      {rows.map((row, index) => (
        <OwnRow
          key={`own ${row.id}`}
          name={`Key ${index + 1} of ${label}`}
          label={label}
          field={scalar(field, 'string')}
          PartEditor={PartEditor}
          row={row}
          problem={rowProblem(rows, index, fixed)}
          onChange={(next) => takeRows(rows.map((one) => (one === row ? next : one)))}
          onRemove={() => {
            focusAdd();
            const others = rows.filter((one) => one !== row);
            // A row with a problem has no value to lose.
            if (rowProblem(rows, index, fixed) !== undefined) show(others);
            else undoably(`Key “${row.key}” of ${label} removed.`, () => takeRows(others));
          }}
        />
      ))}
      {(fixed.size === 0 || field.isKeyValue) && (
        <Button
          isSmall
          icon="plus"
          ref={addButton}
          onClick={() => {
            const id = Math.max(-1, ...rows.map((row) => row.id)) + 1;
            focusLast();
            show([...rows, { id, key: '', value: { '@path': '$.' } }]);
          }}
        >
          Add key
        </Button>
      )}
    </div>
  );
}

interface OwnRowProps extends Pick<ContainerEditorProps, 'PartEditor'> {
  name: string;
  label: string;
  field: SegmentField;
  row: TableRow;
  problem: string | undefined;
  onChange: (row: TableRow) => void;
  onRemove: () => void;
}

function OwnRow(props: OwnRowProps) {
  const { name, label, field, row, problem, onChange, onRemove, PartEditor } = props;
  const id = useId();
  const { isLeft, onFocusOut } = useLeft();
  const shown = isLeft ? problem : undefined;
  return (
    <div class="table-editor-row" onFocusOut={onFocusOut}>
      <input
        class="input is-data"
        data-key
        aria-label={name}
        aria-invalid={shown !== undefined}
        aria-describedby={shown === undefined ? undefined : id}
        value={row.key}
        placeholder="key"
        onInput={(event) => onChange({ ...row, key: event.currentTarget.value })}
      />
      <PartEditor
        field={field}
        isPart={!isConditional(row.value)}
        label={`${label}, ${row.key}`}
        value={row.value}
        onChange={(next) => onChange({ ...row, value: next ?? '' })}
      />
      <Button look="quiet" icon="bin" aria-label={`Remove ${row.key} from ${label}`} onClick={onRemove} />
      {shown !== undefined && (
        <p class="field-problem" id={id}>
          {shown}
        </p>
      )}
    </div>
  );
}

function isConditional(value: Json | undefined): boolean {
  return isObject(value) && '@if' in value;
}

/** The field for one value in the table. */
function scalar(field: SegmentField, type: string): SegmentField {
  return { ...field, type, multiple: false, choices: [], parts: [], isKeyValue: false };
}
