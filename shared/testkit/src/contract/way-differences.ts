import { MappingError } from '@encharge-destinations/core';
import type { Dictionary, MapResult } from '@encharge-destinations/core';
import { valueDifferences } from '../scenarios/value-differences';

/** One way of running an event through core, and its expected result. */
export interface Way {
  name: string;
  run: () => MapResult;
  payloads: readonly object[];
  /** `rule message` of each warning; not compared when unset. */
  warnings: readonly string[] | undefined;
  /** The code of the expected error, if any. */
  error: string | undefined;
  /** With a trace: `target rule` of each leaf, and what the sources point into. */
  traced?: { leaves: readonly string[]; fields: Dictionary };
}

/** The differences between a way's result and the expected one; empty when there are none. */
export function wayDifferences({ run, payloads, warnings, error, traced }: Way): string[] {
  const [result, code] = resultOf(run);
  const differences = valueDifferences(payloads, jsonOf(result.payloads)).map(({ pointer }) => pointer);
  // Hosts compare and clone what they get: a key without a value is not JSON.
  if (!isJson(result)) differences.push('no JSON');
  if (code !== error) return [...differences, `the error ${String(code)} instead of ${String(error)}`];
  if (code !== undefined) return differences;
  if (warnings !== undefined && !isSameList(warnings, result.warnings.map(wordsOf)))
    differences.push('other warnings');
  const { trace = [], dropped } = result;
  if (traced === undefined)
    return trace.length === 0 && dropped === undefined
      ? differences
      : [...differences, 'an unrequested trace'];
  if (!isSameList(traced.leaves, trace.map(leafOf))) differences.push('another trace');
  const lost = trace.filter(({ source }) => source !== undefined && !leadsSomewhere(traced.fields, source));
  return [...differences, ...lost.map(({ source }) => `nothing at ${String(source)}`)];
}

/** A trace leaf as text, for comparison. */
export function leafOf({ target, rule }: { target: string; rule: string }): string {
  return `${target} ${rule}`;
}

/** A warning as text, for comparison. */
export function wordsOf({ rule, message }: { rule: string; message: string }): string {
  return `${rule} ${message}`;
}

function isSameList(wanted: readonly string[], found: readonly string[]): boolean {
  return JSON.stringify([...wanted].sort()) === JSON.stringify([...found].sort());
}

/** As sent on the wire. */
function jsonOf(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}

function isJson(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value !== 'object' || value === null)
    return ['string', 'boolean', 'object'].includes(typeof value);
  if (Array.isArray(value)) return value.every(isJson);
  return Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isJson);
}

function leadsSomewhere(fields: Dictionary, pointer: string): boolean {
  const [start, ...keys] = pointer.split('/');
  let value: unknown = start === '' ? fields : undefined;
  for (const key of keys) {
    const step = key.replace(/~1/g, '/').replace(/~0/g, '~');
    value = typeof value === 'object' && value !== null ? (value as Dictionary)[step] : undefined;
  }
  return value !== undefined;
}

function resultOf(run: () => MapResult): [result: MapResult, error?: string] {
  try {
    return [run()];
  } catch (error) {
    if (error instanceof MappingError) return [{ payloads: [], warnings: [] }, error.code];
    throw error;
  }
}
