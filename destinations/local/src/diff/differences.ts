import { pointerOf } from '@encharge-destinations/core';
import { recordOf } from '../cli/json/records';
import { knownDifference } from './known-differences';
import type { KnownDifference } from './known-differences';

/** One difference between two bodies. `undefined` means absent: bodies are JSON. */
export interface Difference {
  /** JSON Pointer into the body. */
  path: string;
  before: unknown;
  now: unknown;
  /** The reason, if the difference is documented. */
  known?: KnownDifference;
}

/**
 * Every difference between the two bodies of one event. Lists are compared as a whole; a missing object is one difference when all its
 * parts differ for the same reason.
 *
 * @param action The key of the action that made the bodies, such as `trackEvent`.
 * @example
 * differencesOf('trackEvent', { context: { page: {} } }, {})
 * // [{ path: '/context', before: { page: {} }, now: undefined, known: { name: 'empty-objects', why: '…' } }]
 */
export function differencesOf(action: string, before: unknown, now: unknown): Difference[] {
  const bodies = { before: recordOf(before) ?? {}, now: recordOf(now) ?? {} };
  const compare = (left: unknown, right: unknown, path: readonly string[]): Difference[] => {
    const [leftShape, rightShape] = [recordOf(left), recordOf(right)];
    const isBranch =
      (leftShape !== undefined && (rightShape !== undefined || right === undefined)) ||
      (rightShape !== undefined && left === undefined);
    const keys = isBranch
      ? [...new Set([...Object.keys(leftShape ?? {}), ...Object.keys(rightShape ?? {})])]
      : [];
    if (keys.length === 0) {
      if (JSON.stringify(left) === JSON.stringify(right)) return [];
      return [difference({ path, before: left, now: right })];
    }
    const parts = keys.flatMap((key) => compare(own(leftShape, key), own(rightShape, key), [...path, key]));
    const known = parts[0]?.known;
    const isOne =
      path.length > 0 &&
      known !== undefined &&
      (left === undefined || right === undefined) &&
      parts.every((part) => part.known === known);
    return isOne ? [{ path: pointerOf(path), before: left, now: right, known }] : parts;
  };
  const difference = (at: { path: readonly string[]; before: unknown; now: unknown }): Difference => {
    const known = knownDifference({ ...at, action, bodies });
    const { path, ...values } = at;
    return { path: pointerOf(path), ...values, ...(known === undefined ? {} : { known }) };
  };
  return compare(bodies.before, bodies.now, []);
}

function own(shape: ReturnType<typeof recordOf>, key: string): unknown {
  return shape !== undefined && Object.hasOwn(shape, key) ? shape[key] : undefined;
}
