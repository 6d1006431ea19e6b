import type { Colors } from 'picocolors/types';
import type { Explanation } from './explain-event';
import { printable, printableJson, printableSentence } from '../../cli/text/printable';
import { renderTable } from '../../cli/text/table';

const SOURCE_COLUMNS = [
  { heading: 'target', share: 26 },
  { heading: '← source', share: 28 },
  { heading: 'rule', share: 46 },
];
const LEFT_OUT_COLUMNS = [
  { heading: 'source', share: 32 },
  { heading: 'why', share: 68 },
];

/** An explanation as text for a terminal of this width. */
export function renderExplanation(explanation: Explanation, width: number, colours: Colors): string {
  const { call = 'event', dialect, payloads, skipped, trace, dropped, warnings, error } = explanation;
  const table = (columns: typeof SOURCE_COLUMNS, rows: string[][]): string =>
    renderTable(columns, rows, width, colours.dim);
  const parts = [`${colours.bold(call)} → Encharge, ${dialect} dialect`];
  if (error !== undefined)
    parts.push(
      `${colours.red('This event cannot be mapped')} ${printable(error.path)}\n${printableSentence(error.message)} ${colours.dim(`(${error.rule})`)}`,
    );
  if (skipped !== undefined)
    parts.push(
      `${colours.cyan('Skipped')}: ${printableSentence(skipped.reason)} ${colours.dim(`(${skipped.rule})`)}`,
    );
  for (const payload of payloads) parts.push(printableJson(JSON.stringify(payload, null, 2)));
  if (trace.length > 0)
    parts.push(
      table(
        SOURCE_COLUMNS,
        trace.map((entry) => [
          entry.target,
          entry.source ?? '(constant)',
          `${entry.rule}: ${entry.sentence}`,
        ]),
      ),
    );
  if (dropped.length > 0)
    parts.push(
      `${colours.bold('Left out')}\n${table(
        LEFT_OUT_COLUMNS,
        dropped.map((entry) => [entry.source, `${entry.reason} (${entry.rule})`]),
      )}`,
    );
  // A warning about a dropped value repeats what is shown above.
  const changed = warnings.filter(
    ({ rule, path }) => !dropped.some((entry) => entry.rule === rule && entry.source === path),
  );
  if (changed.length > 0)
    parts.push(
      `${colours.yellow('Warnings')}\n${table(
        LEFT_OUT_COLUMNS,
        changed.map((entry) => [entry.path, `${entry.message} (${entry.rule})`]),
      )}`,
    );
  return parts.join('\n\n');
}
