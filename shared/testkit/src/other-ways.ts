import { build, callOf, createMapper, MappingError, resolve } from '@encharge-destinations/core';
import type { Dialect, Dictionary, IngestPayload, MapOptions } from '@encharge-destinations/core';
import type { Expected } from './scenario';
import { valueDifferences } from './value-differences';

/**
 * Runs an event through core in the other ways that adapters go: without a trace, and in the two steps of a host that resolves fields
 * itself. Both have to come to the expected bodies.
 *
 * @returns one line for each way that does not; empty when all agree.
 */
export function otherWaysThatDiffer(
  event: unknown,
  options: MapOptions,
  dialect: Dialect,
  expected: Expected,
): string[] {
  const all = { ...options, dialect };
  const ways: readonly (readonly [name: string, run: () => object])[] = [
    ['without a trace', () => createMapper(all)(event)],
    [
      'resolve and build',
      () => {
        const call = callOf(event);
        return build(call, resolve(call, event as Dictionary, all), all);
      },
    ],
  ];
  return ways.flatMap(([name, run]) => {
    const { payloads, ...rest } = resultOf(run);
    const differences = valueDifferences(expected.payloads, payloads).map(({ pointer }) => pointer);
    if ('trace' in rest || 'dropped' in rest) differences.push('a trace that nobody asked for');
    return differences.length === 0 ? [] : [`${name}: ${differences.join(', ')}`];
  });
}

function resultOf(run: () => object): { payloads: IngestPayload[]; [part: string]: unknown } {
  try {
    const { payloads = [], ...rest } = run() as { payloads?: IngestPayload[] };
    // As it stands on the wire.
    return { ...rest, payloads: JSON.parse(JSON.stringify(payloads)) as IngestPayload[] };
  } catch (error) {
    if (error instanceof MappingError) return { payloads: [] };
    throw error;
  }
}
