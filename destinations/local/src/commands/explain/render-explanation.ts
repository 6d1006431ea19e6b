import type { Colors } from 'picocolors/types';
import type { Explanation } from './explain-event';
import { PLATFORM_NAMES } from '../../cli/platforms';
import { printable, printableJson, printableSentence } from '../../cli/text/printable';
import { renderTable } from '../../cli/text/table';
import { wrap } from '../../cli/text/wrap';

const INDENT = '  ';

/** A reason, and the places it applies to. */
interface Group {
  reason: string;
  places: { path: string; rule: string }[];
}

/**
 * An explanation as text. Each path stays on one line and is never broken; each rule and each reason appears once.
 *
 * @param width The terminal's; `Infinity` when nothing should wrap.
 */
export function renderExplanation(explanation: Explanation, width: number, colours: Colors): string {
  const {
    call = 'event',
    platform,
    dialect,
    payloads,
    skipped,
    trace,
    dropped,
    warnings,
    error,
  } = explanation;
  const by = platform === undefined ? '' : `${PLATFORM_NAMES[platform]} → `;
  const parts = [`${colours.bold(call)} → ${by}Encharge, ${dialect} dialect`];
  if (error !== undefined)
    parts.push(
      `${colours.red('This event cannot be mapped')}${error.path === '' ? '' : `: ${printable(error.path)}`}\n${printableSentence(error.message)} ${colours.dim(`(${error.rule})`)}`,
    );
  if (skipped !== undefined)
    parts.push(
      `${colours.cyan('Skipped')}: ${printableSentence(skipped.reason)} ${colours.dim(`(${skipped.rule})`)}`,
    );
  for (const payload of payloads) parts.push(printableJson(JSON.stringify(payload, null, 2)));
  if (trace.length > 0) {
    const rows = trace.map(({ target, source, rule }) => [target, source ?? '(constant)', rule]);
    const headings = [{ heading: 'target' }, { heading: '← source' }, { heading: 'rule' }];
    const sentences = new Map(trace.map(({ rule, sentence }) => [rule, sentence]));
    parts.push(
      renderTable(headings, rows, Infinity, colours.dim),
      renderTable(
        [{ heading: 'rule' }, { heading: 'what it says', hasWords: true }],
        [...sentences],
        width,
        colours.dim,
      ),
    );
  }
  const section = (heading: string, groups: readonly Group[]): void => {
    if (groups.length > 0)
      parts.push([heading, ...groups.flatMap((one) => groupLines(one, width))].join('\n'));
  };
  section(colours.bold('Left out'), grouped(dropped.map((one) => ({ ...one, path: one.source }))));
  // A warning about a dropped value repeats the list above.
  const others = warnings.filter(
    ({ rule, path }) => !dropped.some((entry) => entry.rule === rule && entry.source === path),
  );
  section(colours.yellow('Warnings'), grouped(others.map((one) => ({ ...one, reason: one.message }))));
  return parts.join('\n\n');
}

function grouped(entries: readonly { path: string; rule: string; reason: string }[]): Group[] {
  const groups = new Map<string, Group>();
  for (const { path, rule, reason } of entries) {
    const group = groups.get(reason) ?? { reason, places: [] };
    group.places.push({ path, rule });
    groups.set(reason, group);
  }
  return [...groups.values()];
}

function groupLines({ reason, places }: Group, width: number): string[] {
  const paths = places.map(({ path }) => printable(path));
  const longest = Math.max(...paths.map(({ length }) => length));
  return [
    ...wrap(printableSentence(reason), width - INDENT.length),
    ...places.map(({ rule }, index) => `${INDENT}${paths[index]?.padEnd(longest)}  (${rule})`),
  ].map((line) => INDENT + line);
}
