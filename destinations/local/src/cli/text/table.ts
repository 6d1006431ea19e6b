import Table from 'cli-table3';
import { printableSentence } from './printable';
import { wrap } from './wrap';

/** What stands between two columns. */
const GAP = 2;
/** A column of words is never narrower. */
const NARROWEST = 20;

/** A column. Only one of words is wrapped, between words, where the table is wider than asked for: a path stays whole. */
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
 * A table without borders. Cells may hold keys of events: they are made printable.
 *
 * @param width `Infinity` where nothing should be wrapped.
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

function widthsOf(columns: readonly Column[], rows: readonly string[][], width: number): number[] {
  const whole = columns.map(({ heading }, index) =>
    Math.max(heading.length, ...rows.map((row) => row[index]?.length ?? 0)),
  );
  const sumOf = (isIn: (column: Column) => boolean): number =>
    columns.reduce((sum, column, index) => sum + (isIn(column) ? (whole[index] ?? 0) : 0), 0);
  const words = sumOf(({ hasWords }) => hasWords === true);
  const room = width - sumOf(({ hasWords }) => hasWords !== true) - GAP * columns.length;
  if (words <= room) return whole;
  return columns.map(({ hasWords }, index) => {
    const own = whole[index] ?? 0;
    return hasWords === true ? Math.max(NARROWEST, Math.floor((room * own) / words)) : own;
  });
}
