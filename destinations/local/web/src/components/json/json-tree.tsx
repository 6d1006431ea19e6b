import { useMemo, useRef, useState } from 'preact/hooks';
import type { Json } from '../../../../src/workbench/api';
import { isWithin } from '../../json/pointer';
import { MOST_ROWS, rowsOf } from '../../json/rows';
import type { JsonRow, Printed } from '../../json/rows';
import { JsonRows, ROWS_OF_A_PART } from './json-rows';
import type { ShownRow } from './json-rows';

export interface JsonTreeProps {
  label: string;
  value: Json;
  /** Pointers of the highlighted values. */
  lit?: ReadonlySet<string>;
  /** What differs about values, by pointer; it applies to all their parts. */
  marks?: ReadonlyMap<string, string>;
  /** The mouse or the focus is on this value. */
  onPoint?: (pointer: string | undefined) => void;
}

const NOTHING: ReadonlySet<string> = new Set();
const NO_MARKS: ReadonlyMap<string, string> = new Map();
const nobody = (): undefined => undefined;

/** A JSON value, printed. One line has the focus, and the arrow keys move it; left goes to the enclosing object. */
export function JsonTree(props: JsonTreeProps) {
  const { label, value, lit = NOTHING, marks = NO_MARKS, onPoint = nobody } = props;
  const tree = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState('');
  const [printed] = useState<Printed>(() => new WeakMap());
  const all = useMemo(() => rowsOf(value, printed), [value]);
  const rows = all.slice(0, MOST_ROWS);
  const parts = Array.from(
    { length: Math.ceil(rows.length / ROWS_OF_A_PART) },
    (_, part) => part * ROWS_OF_A_PART,
  );
  const items = rows.filter(({ kind }) => kind !== 'close');
  const current = items.some(({ pointer }) => pointer === focused) ? focused : '';

  let marked: string | undefined;
  /** The line itself when it has no remark. In line order, so that a marked value comes before its parts. */
  const shown = (row: JsonRow): ShownRow => {
    const { pointer, kind } = row;
    if (marks.has(pointer)) marked = pointer;
    const isMarked = marked !== undefined && (marked === '' ? pointer === '' : isWithin(pointer, marked));
    const isCurrent = pointer === current && kind !== 'close';
    const isLit = pointer !== '' && lit.has(pointer);
    if (!isMarked && !isCurrent && !isLit) return row;
    return { ...row, isCurrent, isLit, mark: isMarked ? marks.get(marked ?? '') : undefined };
  };
  const keys = (event: KeyboardEvent): void => {
    const index = items.findIndex(({ pointer }) => pointer === current);
    const to = {
      ArrowDown: index + 1,
      ArrowRight: index + 1,
      ArrowUp: index - 1,
      ArrowLeft: items.findIndex(({ pointer }) => pointer === current.slice(0, current.lastIndexOf('/'))),
      Home: 0,
      End: items.length - 1,
    }[event.key];
    const item = to === undefined ? undefined : items[to];
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (item === undefined) return;
    setFocused(item.pointer);
    tree.current?.querySelector<HTMLElement>(`[data-pointer="${CSS.escape(item.pointer)}"]`)?.focus();
  };
  return (
    <div
      class="tree"
      role="tree"
      aria-label={label}
      ref={tree}
      onKeyDown={keys}
      // The focused value stays active, so that a link in its explanation can be reached.
      onMouseLeave={() => {
        const isFocused = tree.current?.contains(document.activeElement) === true;
        onPoint(isFocused && focused !== '' ? focused : undefined);
      }}
    >
      {parts.map((first) => (
        <JsonRows
          key={first}
          isAlone={parts.length === 1}
          rows={rows.slice(first, first + ROWS_OF_A_PART).map(shown)}
          onPoint={onPoint}
          onFocus={(pointer) => {
            setFocused(pointer);
            onPoint(pointer);
          }}
        />
      ))}
      {all.length > MOST_ROWS && (
        <div class="tree-more">More than {MOST_ROWS} lines; the rest is sent, not shown.</div>
      )}
    </div>
  );
}
