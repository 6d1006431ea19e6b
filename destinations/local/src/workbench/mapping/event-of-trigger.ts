import type { Json, JsonObject } from '../api';

/** A comparison with a text, a number or a boolean, as triggers write it: `properties.plan = "pro"`. */
const CLAUSE = /([\w.]+)\s*=\s*("(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false)/g;
/** Never creates keys that could reach a prototype. */
const HOSTILE = /(?:^|\.)(?:__proto__|constructor|prototype)(?:\.|$)/;

/** The calls named in a trigger. */
export function callsOfTrigger(trigger: string): string[] {
  return clausesOf(trigger).flatMap(([path, value]) =>
    path === 'type' && typeof value === 'string' ? [value] : [],
  );
}

/**
 * A copy of an event with the values that a trigger requires.
 *
 * @example eventOfTrigger('type = "track" and event = "Paid"', { type: 'track', event: 'Signed Up' }) // { …, event: 'Paid' }
 */
export function eventOfTrigger(trigger: string, event: JsonObject): JsonObject {
  return clausesOf(trigger).reduce(
    (made, [path, value]) => (HOSTILE.test(path) ? made : withValue(made, path.split('.'), value)),
    event,
  );
}

function clausesOf(trigger: string): [path: string, value: Json][] {
  return [...trigger.matchAll(CLAUSE)].flatMap(([, path = '', value = '']) => {
    try {
      return [[path, JSON.parse(value) as Json]];
    } catch {
      return [];
    }
  });
}

function withValue(object: JsonObject, [key = '', ...rest]: readonly string[], value: Json): JsonObject {
  if (rest.length === 0) return { ...object, [key]: value };
  const inner = Object.hasOwn(object, key) ? object[key] : undefined;
  const isObject = typeof inner === 'object' && inner !== null && !Array.isArray(inner);
  return { ...object, [key]: withValue(isObject ? inner : {}, rest, value) };
}
