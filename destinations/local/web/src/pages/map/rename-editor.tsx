import { useContext, useEffect, useMemo, useRef } from 'preact/hooks';
import type { Json } from '../../../../src/workbench/api';
import { Button } from '../../components/button';
import { PathPicker } from '../../components/inputs/path-picker';
import { useDerivedState } from '../../components/inputs/use-derived-state';
import { useLeft } from '../../components/inputs/use-left';
import { useFocusAfter } from '../../components/use-focus-after';
import { useFocusNext } from '../../components/use-focus-next';
import { isObject } from '../../json/parse';
import { isThere, pathsOf } from '../../json/paths';
import { rowProblem, rowsOf, valueOf } from '../../mapping/table-rows';
import type { TableRow } from '../../mapping/table-rows';
import { textOf } from '../../mapping/value-text';
import { useWorkbench } from '../../state/workbench';
import { MappedEvent } from './use-mapping-preview';

export interface RenameEditorProps {
  value: Json | undefined;
  onChange: (value: Json | undefined) => void;
  label: string;
  /** The path that a link wants to map. */
  wanted: string | undefined;
}

const NO_PARTS: ReadonlySet<string> = new Set();
/** Where the destination can read paths from; its own reader drops any other. */
const ROOTS = /^(?:traits|properties|context\.traits)(?:\.|$)/;

/** Whether a value is a plain table of paths and names. */
export function isRenames(value: Json | undefined): boolean {
  if (value === undefined) return true;
  return (
    isObject(value) &&
    Object.entries(value).every(([key, to]) => !key.startsWith('@') && typeof to === 'string')
  );
}

/** Paths in the event, and the person fields that they become. */
export function RenameEditor({ value, onChange, label, wanted }: RenameEditorProps) {
  const event = useContext(MappedEvent);
  const paths = useMemo(() => pathsOf(event).filter(({ path }) => ROOTS.test(path)), [event]);
  const [rows, show] = useDerivedState(value, (from) => withWanted(rowsOf(from, NO_PARTS), wanted));
  const { undoably } = useWorkbench();
  const root = useRef<HTMLDivElement>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  const focusAdd = useFocusAfter(() => addButton.current);
  const focusLast = useFocusNext(() => [...(root.current?.querySelectorAll('input') ?? [])].at(-2));
  useEffect(() => {
    if (wanted !== undefined)
      [...(root.current?.querySelectorAll('input') ?? [])].at(-1)?.focus({ preventScroll: true });
  }, []);
  const take = (shown: readonly TableRow[]): void => {
    const whole = shown.filter(({ value: to }) => textOf(to) !== '');
    const made = valueOf(whole, {}, NO_PARTS);
    const taken = Object.keys(made).length === 0 ? undefined : made;
    show([...shown], { value: taken });
    onChange(taken);
  };
  return (
    <div class="table-editor" role="group" aria-label={`Paths and names of ${label}`} ref={root}>
      {rows.map((row, index) => (
        <RenameRow
          key={row.id}
          number={index + 1}
          row={row}
          paths={paths}
          isFound={isThere(event, row.key) || isThere(event, `context.${row.key}`)}
          problem={problemOf(rows, index)}
          onChange={(next) => take(rows.map((one) => (one === row ? next : one)))}
          onRemove={() => {
            focusAdd();
            const others = rows.filter((one) => one !== row);
            if (problemOf(rows, index) !== undefined) show(others);
            else undoably(`Path “${row.key}” of ${label} removed.`, () => take(others));
          }}
        />
      ))}
      <Button
        isSmall
        icon="plus"
        ref={addButton}
        onClick={() => {
          focusLast();
          show([...rows, { id: nextId(rows), key: '', value: '' }]);
        }}
      >
        Add path
      </Button>
    </div>
  );
}

interface RenameRowProps {
  number: number;
  row: TableRow;
  paths: ReturnType<typeof pathsOf>;
  /** The event has a value at the path. */
  isFound: boolean;
  problem: string | undefined;
  onChange: (row: TableRow) => void;
  onRemove: () => void;
}

function RenameRow({ number, row, paths, isFound, problem, onChange, onRemove }: RenameRowProps) {
  const { isLeft, onFocusOut } = useLeft();
  const [from, to] = [row.key, textOf(row.value)];
  return (
    <div class="rename-row" onFocusOut={onFocusOut}>
      <label class="rename-part">
        <span>Path in the event</span>
        <PathPicker
          label={`Path ${number} in the event`}
          value={from}
          paths={paths}
          onChange={(path) => onChange({ ...row, key: path.replace(/^\$\.?/, '') })}
        />
      </label>
      <span aria-hidden="true">→</span>
      <label class="rename-part">
        <span>Person field</span>
        <input
          class="input is-data"
          aria-label={`Person field ${number}`}
          aria-invalid={isLeft && problem !== undefined}
          placeholder={from.split('.').at(-1)}
          value={to}
          onInput={({ currentTarget }) => onChange({ ...row, value: currentTarget.value })}
        />
      </label>
      <Button look="quiet" icon="bin" aria-label={`Remove path ${number}`} onClick={onRemove} />
      {isLeft && problem !== undefined && <p class="field-problem">{problem}</p>}
      {from !== '' && ROOTS.test(from) && !isFound && (
        <p class="field-doubt">Nothing is at this path in this event.</p>
      )}
    </div>
  );
}

function problemOf(rows: readonly TableRow[], index: number): string | undefined {
  const { key = '', value = '' } = rows[index] ?? {};
  if (key !== '' && !ROOTS.test(key)) return 'A path begins with traits. or properties. here.';
  const problem = rowProblem(rows, index, NO_PARTS);
  return problem ?? (textOf(value) === '' ? 'Without a person field this row is left out.' : undefined);
}

function withWanted(rows: TableRow[], wanted: string | undefined): TableRow[] {
  if (wanted === undefined || !ROOTS.test(wanted) || rows.some(({ key }) => key === wanted)) return rows;
  return [...rows, { id: nextId(rows), key: wanted, value: '' }];
}

function nextId(rows: readonly TableRow[]): number {
  return Math.max(-1, ...rows.map(({ id }) => id)) + 1;
}
