import type { Colors } from 'picocolors/types';
import { placeOf } from '../events/problem';
import { printable, printableSentence } from '../cli/text/printable';
import { renderTable } from '../cli/text/table';
import type { Column } from '../cli/text/table';
import type { Comparison } from './compare-event';
import type { Difference } from './differences';

const COLUMNS: readonly Column[] = [
  { heading: 'field' },
  { heading: 'before', hasWords: true },
  { heading: 'now', hasWords: true },
  { heading: 'why', hasWords: true },
];

/** The text for an undocumented difference. */
export const UNDOCUMENTED = 'not on the list of documented differences; please report it';

export interface Shown {
  /** The input's name when there are several. */
  input?: string | undefined;
  line: number;
  /** The mapping's name. */
  mapping: string;
  /** Whether to show values instead of kinds. */
  values: boolean;
}

/** A comparison as text for a terminal of this width. */
export function renderComparison(
  comparison: Comparison,
  { input, line, mapping, values }: Shown,
  width: number,
  colours: Colors,
): string {
  const { result, differences, refusedNow, refusedBefore } = comparison;
  const paint = { same: colours.green, 'no longer sent': colours.red }[result as string] ?? colours.yellow;
  const head = `${placeOf({ input, line })}  ${printable(mapping)}  ${paint(result)}`;
  const reasons = [
    ...(refusedNow === undefined ? [] : [`now: ${refusedNow}`]),
    ...(refusedBefore === undefined ? [] : [`before: ${refusedBefore}`]),
  ].map((reason) => `  ${printableSentence(reason)}`);
  const rows = differences.map(({ path, before, now, known }) => [
    path,
    shown(before, values),
    shown(now, values),
    known === undefined ? UNDOCUMENTED : `${known.name}: ${known.why}`,
  ]);
  const table = rows.length === 0 ? [] : [renderTable(COLUMNS, rows, width, colours.dim)];
  return [head, ...reasons, ...table].join('\n');
}

/** The same as a JSON value. */
export function comparisonJson(comparison: Comparison, { input, line, mapping, values }: Shown): object {
  const { differences, ...rest } = comparison;
  return {
    input,
    line,
    mapping,
    ...rest,
    differences: differences.map(({ path, before, now, known }: Difference) => ({
      path,
      before: values ? before : kindOf(before),
      now: values ? now : kindOf(now),
      reason: known?.name ?? null,
    })),
  };
}

function shown(value: unknown, values: boolean): string {
  return values && value !== undefined ? JSON.stringify(value) : kindOf(value);
}

/** A value's kind, without the value. */
export function kindOf(value: unknown): string {
  if (value === undefined) return 'absent';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'object') return Object.keys(value).length === 0 ? 'empty object' : 'object';
  if (typeof value === 'string') return value.trim() === '' ? 'blank text' : 'text';
  return typeof value === 'boolean' ? String(value) : 'number';
}
