import { CALLS } from '@encharge-destinations/core';
import type { Call } from '@encharge-destinations/core';
import { DIALECTS } from '@encharge-destinations/testkit';
import { coveringArray } from './covering-array';
import { GRAMMAR } from './grammar/calls';
import { caseOf } from './grammar/dimension';
import type { Case, Dimension, Setting } from './grammar/dimension';

/** How many values of a longer list take part in the pairs of all dimensions; the lists put the most telling values first. */
const IN_PAIRS = 6;

/** Cases that belong together: all pairs of a call, or everything in one neighbourhood. */
export interface CaseGroup {
  /** `track, pairs`, `identify, opt-out` */
  name: string;
  call: Call;
  isPairs: boolean;
  /** In both dialects, one after the other. */
  cases: Case[];
}

/** Everything that the grammar can express within its bound, each event once with its options; or only the pairs. */
export function* caseGroups(wanted: 'all' | 'pairs' = 'all'): Generator<CaseGroup> {
  const known = new Set<string>();
  for (const call of CALLS) {
    const dimensions = dimensionsOf(call);
    yield groupOf(call, 'pairs', pairsOf(dimensions), known);
    for (const [name, own] of Object.entries(wanted === 'all' ? GRAMMAR[call] : {})) {
      // A dimension that another one of the same name replaces keeps its plain setting here too.
      const others = dimensions.filter((dimension) => !own.some((one) => one.name === dimension.name));
      yield groupOf(call, name, productOf(own, others), known);
    }
  }
}

/** A call's dimensions by name, each with its longest list of settings. */
export function dimensionsOf(call: Call): Dimension[] {
  const found = new Map<string, Dimension>();
  for (const dimension of Object.values(GRAMMAR[call]).flat()) {
    const held = found.get(dimension.name);
    const settings = [...(held?.settings ?? [])];
    for (const setting of dimension.settings)
      if (!settings.some((one) => JSON.stringify(one) === JSON.stringify(setting))) settings.push(setting);
    found.set(dimension.name, { name: dimension.name, settings });
  }
  return [...found.values()];
}

function groupOf(
  call: Call,
  name: string,
  rows: Iterable<readonly Setting[]>,
  known: Set<string>,
): CaseGroup {
  const cases: Case[] = [];
  for (const row of rows) {
    for (const dialect of DIALECTS) {
      const made = caseOf([{ type: call }, ...row, { 'options.dialect': dialect }]);
      const text = JSON.stringify(made);
      if (known.has(text)) continue;
      known.add(text);
      cases.push(made);
    }
  }
  return { name: `${call}, ${name}`, call, isPairs: name === 'pairs', cases };
}

function pairsOf(dimensions: readonly Dimension[]): Setting[][] {
  const brief = dimensions.map(({ settings }) => settings.slice(0, IN_PAIRS));
  return coveringArray(brief.map(({ length }) => length)).map((row) =>
    row.map((index, dimension) => brief[dimension]?.[index] ?? {}),
  );
}

function* productOf(
  [first, ...rest]: readonly Dimension[],
  others: readonly Dimension[],
): Generator<Setting[]> {
  if (first === undefined) {
    yield others.map(({ settings: [plain = {}] }) => plain);
    return;
  }
  for (const row of productOf(rest, others)) for (const setting of first.settings) yield [setting, ...row];
}
