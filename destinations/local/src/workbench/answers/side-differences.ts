import { pointerTo } from '@encharge-destinations/core';
import { isRecord } from '../../cli/json/records';
import type { Json, JsonObject, Side, SideDifference } from '../api';

type Kind = SideDifference['kind'];

/**
 * Every difference between what the two platforms send, request by request: method or path, and the values in the body. An object that
 * exists on one side only is one difference.
 *
 * @example sideDifferences(segment, rudderstack) // [{ request: 0, pointer: '/user/email', kind: 'only-segment' }]
 */
export function sideDifferences(segment: Side, rudderstack: Side): SideDifference[] {
  const count = Math.max(segment.requests.length, rudderstack.requests.length);
  return Array.from({ length: count }, (_, request) => {
    const left = segment.requests[request];
    const right = rudderstack.requests[request];
    const found: SideDifference[] = compare(left?.body, right?.body, '').map(([pointer, kind]) => {
      return { request, pointer, kind };
    });
    const isElsewhere = left?.method !== right?.method || left?.path !== right?.path;
    if (left === undefined || right === undefined || !isElsewhere) return found;
    return [{ request, kind: 'different' as const }, ...found];
  }).flat();
}

function compare(left: Json | undefined, right: Json | undefined, at: string): [string, Kind][] {
  if (left === undefined || right === undefined) {
    if (left === right) return [];
    return [[at, left === undefined ? 'only-rudderstack' : 'only-segment']];
  }
  if (Array.isArray(left) && Array.isArray(right)) {
    const length = Math.max(left.length, right.length);
    return Array.from({ length }, (_, index) => compareAt(left[index], right[index], at, index)).flat();
  }
  if (isRecord(left) && isRecord(right)) {
    const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
    return [...keys].flatMap((key) => compareAt(own(left, key), own(right, key), at, key));
  }
  return left === right ? [] : [[at, 'different']];
}

/** Most values are equal, and need no pointer. */
function compareAt(
  left: Json | undefined,
  right: Json | undefined,
  at: string,
  key: string | number,
): [string, Kind][] {
  return left === right ? [] : compare(left, right, pointerTo(at, key));
}

function own(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
