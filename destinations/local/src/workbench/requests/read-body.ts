import { isRecord } from '../../cli/json/records';
import { RefusedRequest } from './api-problem';
import { depthOf } from '../../cli/json/json-fault';
import type { Json, JsonObject } from '../api';

/** The page never nests deeper; an event is text in the body. */
const DEEPEST = 64;
/** Keys that could reach a prototype are removed from everything that the page sends. */
const HOSTILE_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Checking every key takes longer than all the rest; a key can also contain escapes. */
const MAY_BE_HOSTILE = /__proto__|constructor|prototype|\\u/;
const withoutHostile = (key: string, part: unknown): unknown => (HOSTILE_KEYS.has(key) ? undefined : part);

/**
 * Reads the body of a page request.
 *
 * @throws {RefusedRequest} for anything but an object.
 */
export function readBody(text: string): JsonObject {
  if (depthOf(text) > DEEPEST)
    throw new RefusedRequest(`The request is nested deeper than ${DEEPEST} levels.`);
  let value: unknown;
  try {
    value = MAY_BE_HOSTILE.test(text) ? JSON.parse(text, withoutHostile) : JSON.parse(text);
  } catch {
    throw new RefusedRequest('The request is not valid JSON.');
  }
  return objectOf(value as Json, 'The request');
}

/** @throws {RefusedRequest} naming the value that is not an object. */
export function objectOf(value: Json | undefined, what: string): JsonObject {
  if (isRecord(value)) return value;
  throw new RefusedRequest(`${what} must be an object.`);
}

/** @throws {RefusedRequest} naming the value that is not text. */
export function textOf(value: Json | undefined, what: string): string {
  if (typeof value === 'string') return value;
  throw new RefusedRequest(`${what} must be text.`);
}

/** @throws {RefusedRequest} naming the value that is not one of the choices. */
export function choiceOf<Choice extends string>(
  value: Json | undefined,
  choices: readonly Choice[],
  what: string,
): Choice {
  const found = choices.find((choice) => choice === value);
  if (found !== undefined) return found;
  throw new RefusedRequest(`${what} must be one of ${choices.join(', ')}.`);
}
