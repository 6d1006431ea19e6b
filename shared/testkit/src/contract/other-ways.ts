import {
  build,
  buildPayload,
  callOf,
  createMapper,
  createPayloadMapper,
  createWarningMapper,
  MappingError,
  resolve,
  unmappedLeaves,
} from '@encharge-destinations/core';
import type {
  Call,
  Dialect,
  Dictionary,
  MapOptions,
  Mapped,
  MapResult,
  MapWarning,
} from '@encharge-destinations/core';
import { hostMappings } from './host-mappings';
import type { Expected } from '../scenarios/scenario';
import { leafOf, wayDifferences, wordsOf } from './way-differences';
import type { Way } from './way-differences';

/**
 * Runs an event through core in the other ways that adapters use: without a trace, for its payload or its warnings alone, in the two steps of a host that resolves fields
 * itself, and with mappings that a host of that kind may have (`hostMappings`). All must give the expected bodies and warnings, and their
 * traces must point into the fields. And everything in the event must be explained.
 *
 * @returns one line for each way that differs; empty when all agree.
 */
export function otherWaysThatDiffer(
  event: unknown,
  options: MapOptions,
  dialect: Dialect,
  expected: Expected,
): string[] {
  const all = { ...options, dialect };
  const wanted = {
    payloads: expected.payloads,
    warnings: expected.warnings.map(wordsOf),
    error: expected.error?.code,
  };
  const ways = [
    { name: 'without a trace', run: () => createMapper(all)(event), ...wanted },
    { name: 'with its warnings', run: () => resultOf(createWarningMapper(all).map(event)), ...wanted },
    {
      name: 'the payload alone',
      run: () => resultOf(createPayloadMapper(all)(event)),
      ...wanted,
      warnings: undefined,
    },
    ...waysInSteps(event, all, expected),
  ].flatMap((way) => {
    const differences = wayDifferences(way);
    return differences.length === 0 ? [] : [`${way.name}: ${differences.join(', ')}`];
  });
  return [...ways, ...unexplained(event, dialect, expected)];
}

/** What neither the trace nor the list of what was dropped names, of an event that goes out: nothing. */
function unexplained(event: unknown, dialect: Dialect, expected: Expected): string[] {
  if (expected.payloads.length === 0) return [];
  return unmappedLeaves(event as Dictionary, expected, dialect).map(({ source }) => `unexplained: ${source}`);
}

function waysInSteps(event: unknown, options: MapOptions, expected: Expected): Way[] {
  const found = resolvedOf(event, options);
  if (found === undefined) return [];
  const { call, resolved } = found;
  const wanted = {
    payloads: expected.payloads,
    warnings: expected.warnings.map(wordsOf),
    error: expected.error?.code,
    leaves: expected.trace.map(leafOf),
  };
  return hostMappings(call, resolved, options, wanted).flatMap(({ name, fields, leaves, ...rest }): Way[] => [
    { name, run: () => build(call, fields, options), ...rest },
    {
      name: `${name}, with its warnings`,
      run: () => resultOf(createWarningMapper(options).build(call, fields)),
      ...rest,
    },
    {
      name: `${name}, the payload alone`,
      run: () => resultOf(buildPayload(call, fields, options)),
      ...rest,
      warnings: undefined,
    },
    {
      name: `${name}, traced`,
      run: () => build(call, fields, { ...options, trace: true }),
      ...rest,
      traced: { leaves, fields },
    },
  ]);
}

function resultOf({ payload, warnings = [] }: Mapped & { warnings?: MapWarning[] }): MapResult {
  return { payloads: payload === undefined ? [] : [payload], warnings };
}

/** `undefined` for an event without a call, and for wrong options. */
function resolvedOf(event: unknown, options: MapOptions): { call: Call; resolved: Dictionary } | undefined {
  try {
    const call = callOf(event);
    return { call, resolved: resolve(call, event as Dictionary, options) };
  } catch (error) {
    if (error instanceof MappingError) return undefined;
    throw error;
  }
}
