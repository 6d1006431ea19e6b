import { decisive, isMoreBetter } from './result';
import type { Result } from './result';

/** Smaller differences never count as a change. */
export const THRESHOLD = 0.1;

/** How one measurement changed from one run to another. */
export interface Change {
  id: string;
  what: string;
  before: number;
  after: number;
  /** The relative improvement; negative when it got worse. */
  gain: number;
  /** The change needed to be more than noise. */
  limit: number;
  verdict: 'better' | 'worse' | 'same';
}

/** Two runs, measurement by measurement. */
export interface Comparison {
  changes: Change[];
  /** Measured in only one of the runs. */
  only: { before: string[]; after: string[] };
}

/**
 * Compares two runs: ratios where they exist, otherwise the values. A change counts when it is larger than {@link THRESHOLD} and than the
 * noise of both runs together.
 */
export function compareRuns(before: readonly Result[], after: readonly Result[]): Comparison {
  const later = new Map(after.map((result) => [result.id, result]));
  const known = new Set(before.map(({ id }) => id));
  return {
    changes: before.flatMap((result) => {
      const other = later.get(result.id);
      return other === undefined ? [] : [changeOf(result, other)];
    }),
    only: {
      before: before.filter(({ id }) => !later.has(id)).map(({ id }) => id),
      after: after.filter(({ id }) => !known.has(id)).map(({ id }) => id),
    },
  };
}

function changeOf(before: Result, after: Result): Change {
  const [from, to] = [decisive(before), decisive(after)];
  const gain = isMoreBetter(before) ? to / from - 1 : from / to - 1;
  const limit = Math.max(THRESHOLD, before.noise + after.noise);
  const isChange = Math.abs(gain) > limit;
  const verdict = !isChange ? 'same' : gain > 0 ? 'better' : 'worse';
  return { id: before.id, what: before.what, before: from, after: to, gain, limit, verdict };
}

/** A comparison as text lines. */
export function renderComparison({ changes, only }: Comparison): string {
  const shown = changes.filter(({ verdict }) => verdict !== 'same');
  const lines = shown.map(
    ({ verdict, what, before, after, gain, limit }) =>
      `${verdict.padEnd(6)} ${(Math.abs(gain) * 100).toFixed(0)} % (noise up to ${(limit * 100).toFixed(0)} %)  ${what}: ${before.toPrecision(3)} → ${after.toPrecision(3)}`,
  );
  return [
    ...lines,
    ...only.before.map((id) => `only before: ${id}`),
    ...only.after.map((id) => `only after: ${id}`),
    `${changes.length} compared: ${countOf(changes, 'better')} better, ${countOf(changes, 'worse')} worse, ${countOf(changes, 'same')} the same within noise or ${THRESHOLD * 100} %`,
  ].join('\n');
}

function countOf(changes: readonly Change[], verdict: Change['verdict']): number {
  return changes.filter((change) => change.verdict === verdict).length;
}
