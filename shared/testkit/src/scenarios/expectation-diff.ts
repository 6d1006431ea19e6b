import type { TraceEntry } from '@encharge-destinations/core';
import type { Expected } from './scenario';
import { valueDifferences } from './value-differences';

const LONGEST = 100;

/**
 * The differences between expected and sent bodies, field by field, with the rule behind each field.
 *
 * @param traces What says which rule a field follows and where in the event it comes from: the expected trace, then the actual one.
 */
export function bodyDiff(
  expected: readonly unknown[],
  actual: readonly unknown[],
  traces: readonly (readonly TraceEntry[])[],
): string[] {
  return valueDifferences(expected, actual).flatMap(({ pointer, expected: before, actual: after }) => {
    const [, index = '', field = ''] = /^\/(\d+)(.*)$/.exec(pointer) ?? [];
    if (field === '') return [`body ${Number(index) + 1}`, `  - ${shown(before)}`, `  + ${shown(after)}`];
    const [known = [], found = []] = traces;
    const [was, is] = [entryAt(known, field), entryAt(found, field)];
    const rule = was?.rule ?? is?.rule ?? 'no rule: nothing of core’s making';
    return [
      `field ${field} (rule ${rule})`,
      `  - ${shown(before)}${sourceOf(before, was)}`,
      `  + ${shown(after)}${sourceOf(after, is)}`,
    ];
  });
}

/** The differences between core's result and a scenario's expectation; empty when there are none. */
export function expectationDiff(expected: Expected, actual: Expected): string[] {
  const lines = bodyDiff(expected.payloads, actual.payloads, [expected.trace, actual.trace]);
  lines.push(
    ...outcomeDiff('skipped', expected.skipped, actual.skipped),
    ...outcomeDiff('error', expected.error, actual.error),
    ...entryDiff('trace', expected.trace, actual.trace, ({ target, source, rule }) => [
      target,
      `${source ?? 'a constant'} by rule ${rule}`,
    ]),
    ...entryDiff('dropped', expected.dropped, actual.dropped, ({ source, rule, reason }) => [
      source,
      `by rule ${rule}: ${reason}`,
    ]),
    ...entryDiff('warning', expected.warnings, actual.warnings, ({ path, rule, message }) => [
      path,
      `by rule ${rule}: ${message}`,
    ]),
  );
  return lines;
}

/** The trace entry for a field, for the object around it, or for something in it. */
function entryAt(trace: readonly TraceEntry[], field: string): TraceEntry | undefined {
  return (
    trace.find(({ target }) => target === field) ??
    trace.find(({ target }) => field.startsWith(`${target}/`) || target.startsWith(`${field}/`))
  );
}

function sourceOf(value: unknown, entry: TraceEntry | undefined): string {
  if (value === undefined || entry === undefined) return '';
  return entry.source === undefined ? ', a constant' : `, from ${entry.source}`;
}

function outcomeDiff(
  what: string,
  expected: { rule: string } | undefined,
  actual: { rule: string } | undefined,
): string[] {
  if (valueDifferences(expected, actual).length === 0) return [];
  return [
    `${what} (rule ${(expected ?? actual)?.rule ?? 'none'})`,
    `  - ${shown(expected)}`,
    `  + ${shown(actual)}`,
  ];
}

function entryDiff<Entry>(
  what: string,
  expected: readonly Entry[],
  actual: readonly Entry[],
  describe: (entry: Entry) => readonly [place: string, words: string],
): string[] {
  const byText = (entries: readonly Entry[]): ReadonlyMap<string, string> =>
    new Map(entries.map((entry) => [describe(entry).join('\n'), describe(entry)[0]]));
  const [before, after] = [byText(expected), byText(actual)];
  const missing = [...before].filter(([text]) => !after.has(text));
  const added = [...after].filter(([text]) => !before.has(text));
  const line = (sign: string, [text, place]: readonly [string, string]): string =>
    `  ${sign} ${place} ← ${text.slice(place.length + 1)}`;
  if (missing.length + added.length > 0)
    return [what, ...missing.map((one) => line('-', one)), ...added.map((one) => line('+', one))];
  return expected.length === actual.length && [...before.keys()].join() === [...after.keys()].join()
    ? []
    : [`${what}: the same entries in another order or number`];
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text;
}
