import { build, callOf, createMapper, MappingError, resolve } from '@encharge-destinations/core';
import type { Call, Dialect, Dictionary, IngestPayload, MapOptions } from '@encharge-destinations/core';
import type { Expected } from './scenario';
import { valueDifferences } from './value-differences';

/**
 * Runs an event through core in the other ways that adapters go: without a trace, in the two steps of a host that resolves fields
 * itself, and with mappings that such a host may have: an identify mapping without its field for the email, tags in a field of their
 * own, Encharge's own id of an object. All have to come to the expected bodies.
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
  const inSteps = (change: (call: Call, fields: Dictionary) => Dictionary): object => {
    const call = callOf(event);
    return build(call, change(call, resolve(call, event as Dictionary, all)), all);
  };
  const ways: readonly Way[] = [
    ['without a trace', () => createMapper(all)(event), expected.payloads],
    ['resolve and build', () => inSteps((_call, fields) => fields), expected.payloads],
    ['no field for the email', () => inSteps(withoutEmail), expected.payloads],
    ['tags in a field', () => inSteps(withTagsApart), expected.payloads],
    [
      'an object by its own id',
      () => inSteps((call, fields) => (call === 'group' ? { ...fields, id: ' object-1 ' } : fields)),
      expected.payloads.map((payload) =>
        'objectType' in payload
          ? { ...payload, properties: { ...payload.properties, id: 'object-1' } }
          : payload,
      ),
      // With an id of its own an object needs no other.
      expected.error?.code === 'missing_object_id',
    ],
  ];
  return ways.flatMap(([name, run, wanted, isElsewhere]) => {
    if (isElsewhere === true) return [];
    const { payloads, ...rest } = resultOf(run);
    const differences = valueDifferences(wanted, payloads).map(({ pointer }) => pointer);
    if ('trace' in rest || 'dropped' in rest) differences.push('a trace that nobody asked for');
    return differences.length === 0 ? [] : [`${name}: ${differences.join(', ')}`];
  });
}

type Way = readonly [name: string, run: () => object, payloads: readonly object[], isElsewhere?: boolean];

/** Traits have the email too; mappings that were saved before there was such a field know it from there. */
function withoutEmail(call: Call, fields: Dictionary): Dictionary {
  const { email, ...rest } = fields;
  return call === 'identify' ? rest : { ...rest, email };
}

/** The tags of the traits, handed over in the field that hosts have for them. */
function withTagsApart(call: Call, fields: Dictionary): Dictionary {
  const { user } = fields;
  if (call !== 'identify' || typeof user !== 'object' || user === null || !('tags' in user)) return fields;
  const { tags, ...traits } = user;
  return { ...fields, user: traits, tags };
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
