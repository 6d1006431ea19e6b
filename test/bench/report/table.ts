import { reachesAim } from './result';
import type { Result } from './result';

const HEAD = ['ratio', 'aim', 'what', 'ours', 'beside', 'noise'];

/** The results as a Markdown table, ratios first; it is readable on a terminal too. */
export function renderTable(results: readonly Result[]): string {
  const rows = [HEAD, ...results.map(cellsOf)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = line(widths.map((width) => '-'.repeat(width)));
  const [head = [], ...body] = rows;
  return [line(head), rule, ...body.map(line)].join('\n');
}

function cellsOf(result: Result): string[] {
  const { ratio, what, ours, unit, beside, noise } = result;
  return [
    ratio === undefined ? '' : `${ratio.toFixed(2)} ×`,
    aimOf(result),
    what,
    `${number(ours)} ${unit}`,
    beside === undefined ? '' : `${beside.what}: ${number(beside.theirs)} ${unit}`,
    noise === 0 ? '' : `± ${(noise * 100).toFixed(0)} %`,
  ];
}

function aimOf(result: Result): string {
  const { aim, ratio, unit } = result;
  if (aim === undefined) return '';
  const value = ratio === undefined ? `${aim.value} ${unit}` : String(aim.value);
  return `at ${aim.at} ${value}: ${reachesAim(result) === true ? 'yes' : 'NO'}`;
}

function number(value: number): string {
  if (value >= 1000) return Math.round(value).toLocaleString('en');
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
