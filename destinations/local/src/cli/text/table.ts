import Table from 'cli-table3';
import { printableSentence } from './printable';
import { wrap } from './wrap';

const PADDING = 1;

/** A column: its heading, and its share of the width that is left after the fixed ones. */
export interface Column {
  heading: string;
  /** Of the shares of all columns. */
  share: number;
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

/** A table without borders that fits the width; long cells are wrapped. Cells may hold keys of events: they are made printable. */
export function renderTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
  heading: (text: string) => string = (text) => text,
): string {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const room = width - columns.length;
  const widths = columns.map(({ share }) => Math.floor((room * share) / shares));
  const table = new Table({
    chars: NO_BORDERS,
    colWidths: widths,
    style: { 'padding-left': PADDING, 'padding-right': 0, head: [], border: [], compact: true },
  });
  table.push(columns.map((column) => heading(column.heading)));
  for (const row of rows)
    table.push(
      row.map((cell, index) => wrap(printableSentence(cell), (widths[index] ?? 1) - PADDING).join('\n')),
    );
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}
