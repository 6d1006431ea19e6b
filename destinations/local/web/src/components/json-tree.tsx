import { useMemo, useRef, useState } from 'preact/hooks';
import type { Json } from '../../../src/workbench/api';
import { MOST_ROWS, rowsOf } from '../json/rows';
import { JsonRows, ROWS_OF_A_PART } from './json-rows';

export interface JsonTreeProps {
  label: string;
  value: Json;
  /** Pointers of the values that are lit. */
  isLit?: (pointer: string) => boolean;
  /** What is different about a value; `undefined` when nothing is. */
  markOf?: (pointer: string) => string | undefined;
  /** The mouse or the focus is at this value. */
  onPoint?: (pointer: string | undefined) => void;
}

const never = (): undefined => undefined;

/** A JSON value, printed. One line has the focus, the arrow keys move it; left goes to the object around. */
export function JsonTree(props: JsonTreeProps): preact.JSX.Element {
  const { label, value, isLit = never, markOf = never, onPoint = never } = props;
  const tree = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState('');
  const all = useMemo(() => rowsOf(value), [value]);
  const rows = all.slice(0, MOST_ROWS);
  const parts = Array.from(
    { length: Math.ceil(rows.length / ROWS_OF_A_PART) },
    (_, part) => part * ROWS_OF_A_PART,
  );
  const items = rows.filter(({ kind }) => kind !== 'close');
  const current = items.some(({ pointer }) => pointer === focused) ? focused : '';

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
      onMouseLeave={() => onPoint(undefined)}
    >
      {parts.map((first) => (
        <JsonRows
          key={first}
          isAlone={parts.length === 1}
          rows={rows.slice(first, first + ROWS_OF_A_PART).map((row) => ({
            ...row,
            isCurrent: row.pointer === current && row.kind !== 'close',
            isLit: row.pointer !== '' && isLit(row.pointer) === true,
            mark: markOf(row.pointer),
          }))}
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
