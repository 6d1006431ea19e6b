import Table from 'cli-table3';
import { printableSentence } from './printable';
import { wrap } from './wrap';

/** The space between two columns. */
const GAP = 2;
/** The minimum width of a text column. */
const NARROWEST = 20;

/** A column. Only text columns wrap, between words, when the table is too wide: a path stays whole. */
export interface Column {
  heading: string;
  hasWords?: true;
}

const NO_BORDERS = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: ' ',
};

/**
 * A table without borders. Cells may contain event keys: they are made printable.
 *
 * @param width `Infinity` when nothing should wrap.
 */
export function renderTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
  heading: (text: string) => string = (text) => text,
): string {
  const cells = rows.map((row) => row.map(printableSentence));
  const widths = widthsOf(columns, cells, width);
  const table = new Table({
    chars: NO_BORDERS,
    style: { 'padding-left': GAP - 1, 'padding-right': 0, head: [], border: [], compact: true },
  });
  table.push(columns.map((column) => heading(column.heading)));
  for (const row of cells)
    table.push(row.map((cell, index) => wrap(cell, widths[index] ?? width).join('\n')));
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

/**
 * Text columns share the width that the others leave: a column that needs less than an equal share gets what it needs, and the others share
 * the rest.
 */
function widthsOf(columns: readonly Column[], rows: readonly string[][], width: number): number[] {
  const widths = columns.map(({ heading }, index) =>
    Math.max(heading.length, ...rows.map((row) => row[index]?.length ?? 0)),
  );
  const widthOf = (index: number): number => widths[index] ?? 0;
  let room = width - GAP * columns.length;
  const wide: number[] = [];
  for (const [index, { hasWords }] of columns.entries())
    if (hasWords === true) wide.push(index);
    else room -= widthOf(index);
  wide.sort((one, other) => widthOf(one) - widthOf(other));
  for (const [place, index] of wide.entries()) {
    const share = Math.max(NARROWEST, Math.floor(room / (wide.length - place)));
    widths[index] = Math.min(widthOf(index), share);
    room -= widthOf(index);
  }
  return widths;
}
