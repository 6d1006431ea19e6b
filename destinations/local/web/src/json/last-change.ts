import type { Json } from '../../../src/workbench/api';
import { isObject } from './parse';
import { pointerTo } from './pointer';

/** A changed value; `undefined` for one that is gone. */
export interface Change {
  /** A JSON Pointer. */
  pointer: string;
  value: Json | undefined;
}

/**
 * The first value that is new or different; otherwise the first that is gone.
 *
 * @example lastChange({ a: 1 }, { a: 1, b: 2 }) // { pointer: '/b', value: 2 }
 */
export function lastChange(before: Json | undefined, after: Json | undefined): Change | undefined {
  const changes = changesIn(before, after, '');
  return changes.find(({ value }) => value !== undefined) ?? changes[0];
}

function changesIn(before: Json | undefined, after: Json | undefined, at: string): Change[] {
  if (before === after) return [];
  const [old, young] = [partsOf(before), partsOf(after)];
  if (old === undefined || young === undefined) return [{ pointer: at, value: after }];
  const keys = new Set([...Object.keys(young), ...Object.keys(old)]);
  return [...keys].flatMap((key) => changesIn(old[key], young[key], pointerTo(at, key)));
}

function partsOf(value: Json | undefined): Readonly<Record<string, Json | undefined>> | undefined {
  if (Array.isArray(value)) return Object.fromEntries(value.entries());
  return isObject(value) ? value : undefined;
}
