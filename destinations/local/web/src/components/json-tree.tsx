import { Component } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import type { Json } from '../../../src/workbench/api';
import { MOST_ROWS, rowsOf } from '../json/rows';
import type { JsonRow } from '../json/rows';

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
      {rows.map((row) => (
        <Row
          key={`${row.pointer} ${row.kind === 'close' ? 'end' : ''}`}
          row={row}
          isCurrent={row.pointer === current}
          isLit={row.pointer !== '' && isLit(row.pointer) === true}
          mark={markOf(row.pointer)}
          onPoint={onPoint}
          onFocus={() => {
            setFocused(row.pointer);
            onPoint(row.pointer);
          }}
        />
      ))}
      {all.length > MOST_ROWS && (
        <div class="tree-more">More than {MOST_ROWS} lines; the rest is sent, not shown.</div>
      )}
    </div>
  );
}

interface RowProps {
  row: JsonRow;
  isCurrent: boolean;
  isLit: boolean;
  mark: string | undefined;
  onPoint: (pointer: string | undefined) => void;
  onFocus: () => void;
}

const SHOWN = ['pointer', 'level', 'kind', 'name', 'text', 'type', 'hasComma'] as const;

/** Drawn anew only when it shows something else: a payload has hundreds, and a keystroke changes one. */
class Row extends Component<RowProps> {
  override shouldComponentUpdate(next: RowProps): boolean {
    const { row, isCurrent, isLit, mark } = this.props;
    const isSameRow = SHOWN.every((name) => row[name] === next.row[name]);
    return !isSameRow || isCurrent !== next.isCurrent || isLit !== next.isLit || mark !== next.mark;
  }

  override render(): preact.JSX.Element {
    return <RowView {...this.props} />;
  }
}

function RowView({ row, isCurrent, isLit, mark, onPoint, onFocus }: RowProps): preact.JSX.Element {
  const { pointer, level, kind, name, text, type, hasComma } = row;
  const style = { '--level': String(level) };
  const comma = hasComma && <span class="tree-mark">,</span>;
  if (kind === 'close')
    return (
      <div class="tree-row" style={style} aria-hidden="true">
        <span class="tree-mark">{text}</span>
        {comma}
      </div>
    );
  return (
    <div
      class={`tree-row${isLit ? ' is-lit' : ''}${mark === undefined ? '' : ' is-marked'}`}
      style={style}
      role="treeitem"
      aria-level={level + 1}
      {...(mark === undefined ? {} : { title: mark, 'aria-description': mark })}
      data-pointer={pointer}
      tabIndex={isCurrent ? 0 : -1}
      onMouseEnter={() => onPoint(pointer)}
      onFocus={onFocus}
      onBlur={() => onPoint(undefined)}
    >
      {name !== undefined && (
        <>
          <span class="json-name">{JSON.stringify(name)}</span>
          <span class="tree-mark">: </span>
        </>
      )}
      <span class={type === 'bracket' ? 'tree-mark' : `json-${type}`}>{text}</span>
      {comma}
    </div>
  );
}
