import { Component } from 'preact';
import type { JsonRow } from '../../json/rows';

/** A line with its remark, if any. */
export interface ShownRow extends JsonRow {
  isCurrent?: boolean;
  isLit?: boolean;
  mark?: string | undefined;
}

export interface JsonRowsProps {
  rows: readonly ShownRow[];
  /** There is only this part. */
  isAlone: boolean;
  onPoint: (pointer: string | undefined) => void;
  onFocus: (pointer: string) => void;
}

/** A screenful: parts off screen are neither laid out nor painted, and an unchanged part is not compared line by line. */
export const ROWS_OF_A_PART = 40;

const SHOWN = [
  ...['pointer', 'level', 'kind', 'name', 'text', 'type', 'hasComma'],
  ...['isCurrent', 'isLit', 'mark'],
] as (keyof ShownRow)[];

/** Some lines of a printed value, redrawn only when they change: a keystroke changes one of hundreds. */
export class JsonRows extends Component<JsonRowsProps> {
  override shouldComponentUpdate({ rows, isAlone }: JsonRowsProps): boolean {
    const before = this.props.rows;
    if (isAlone !== this.props.isAlone) return true;
    return rows.length !== before.length || !rows.every((row, index) => isSame(row, before[index]));
  }

  override render({ rows, isAlone, onPoint, onFocus }: JsonRowsProps) {
    return (
      <div class={isAlone ? '' : 'tree-part'} role="presentation" style={{ '--rows': String(rows.length) }}>
        {rows.map((row) => (
          <Row
            key={`${row.pointer} ${row.kind === 'close' ? 'end' : ''}`}
            row={row}
            onPoint={onPoint}
            onFocus={onFocus}
          />
        ))}
      </div>
    );
  }
}

interface RowProps extends Omit<JsonRowsProps, 'rows' | 'isAlone'> {
  row: ShownRow;
}

class Row extends Component<RowProps> {
  override shouldComponentUpdate({ row }: RowProps): boolean {
    return !isSame(row, this.props.row);
  }

  override render({ row, onPoint, onFocus }: RowProps) {
    const { pointer, level, kind, name, text, type, hasComma, isCurrent, isLit, mark } = row;
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
        class={`tree-row${isLit === true ? ' is-lit' : ''}${mark === undefined ? '' : ' is-marked'}`}
        style={style}
        role="treeitem"
        aria-level={level + 1}
        {...(mark === undefined ? {} : { title: mark, 'aria-description': mark })}
        data-pointer={pointer}
        tabIndex={isCurrent === true ? 0 : -1}
        onMouseEnter={() => onPoint(pointer)}
        onFocus={() => onFocus(pointer)}
        onBlur={({ relatedTarget }) => {
          // While the pointer moves to a link in its explanation, the same value stays explained.
          const isKept =
            relatedTarget instanceof Element && relatedTarget.closest('[data-explains]') !== null;
          if (!isKept) onPoint(undefined);
        }}
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
}

function isSame(row: ShownRow, other: ShownRow | undefined): boolean {
  return row === other || SHOWN.every((name) => row[name] === other?.[name]);
}
